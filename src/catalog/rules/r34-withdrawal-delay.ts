import type { CryptoMovement } from '../../model/monitor/customer-event.ts'
import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking } from './fire.ts'
import { recent, sumUsd, unpriced } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { fiat, story, withdrawal } from './story-events.ts'

/** R34: crypto may not leave within 72 hours of a customer's first won, and later won not within 24 hours. */
export const withdrawalDelay: Rule = {
  id: 'R34',
  name: 'withdrawal-delay',
  question: 'Would crypto leave before the delay after a payment in won is over?',
  sources: [
    'DAXA, common rule on delayed withdrawals, 2025',
    'Upbit: 24 hours since November 2020, 72 hours after the first won since April 2021',
  ],
  on: ['withdrawal'],
  lookback: p => p('memory'),
  restless: p => Math.max(p('first'), p('further')),
  parameters: {
    first: {
      value: 72 * 3600,
      unit: 'seconds',
      about: 'after the first won that ever came, nothing leaves',
      source: 'DAXA',
    },
    further: { value: 24 * 3600, unit: 'seconds', about: 'after any later won, that amount stays', source: 'DAXA' },
    memory: {
      value: 180 * 86_400,
      unit: 'seconds',
      about: 'how far back the first won is looked for',
      source: 'proposal',
    },
  },
  hard: true,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'withdrawal') return SILENT
    const [first, further, memory] = [context.p('first'), context.p('further'), context.p('memory')]
    if (past.count(Math.max(first, further), 'fiat-in') === 0)
      return past.complete(first) ? SILENT : lacking('payments of the 72 hours before: they were too many')
    const won = recent(past, Math.max(first, further), ['fiat-in']).filter(e => (e.flags & PAST.won) !== 0)
    const latest = won[0]
    if (latest === undefined)
      return past.complete(first) ? SILENT : lacking('payments of the 72 hours before: they were too many')
    let older: PastEvent | null = null
    past.each(
      memory,
      e => {
        if (e.atMs >= event.atMs - first * 1000 || (e.flags & PAST.won) === 0) return true
        older = e
        return false
      },
      'fiat-in',
    )
    const oldest = won.at(-1) as PastEvent
    if (older === null) {
      // What lies beyond the memory may have been the first.
      if (!past.complete(memory) || (past.sinceMs ?? event.atMs) < event.atMs - memory * 1000)
        return lacking('whether won came longer ago than is remembered')
      // Of an account that was open for longer when it was first seen, the delay may be over.
      const opened = context.profile?.openedMs ?? Number.POSITIVE_INFINITY
      if ((past.sinceMs ?? event.atMs) - opened > first * 1000)
        return lacking('whether won came before the monitor first saw this customer')
      return fire(event.atMs, {
        level: 'hold',
        reasons: [
          `the first won came ${saySpan((event.atMs - oldest.atMs) / 1000)} ago: no crypto leaves within ${saySpan(first)}`,
        ],
        figures: { secondsSinceFirst: (event.atMs - oldest.atMs) / 1000 },
        unless: [{ kind: 'later', ms: freeFrom(event, won, oldest.atMs + first * 1000, further) }],
        events: [oldest],
      })
    }
    const held = won.filter(e => e.atMs >= event.atMs - further * 1000)
    if (held.length === 0) return SILENT
    if (unpriced(held) > 0) return LACKS_PAST_PRICE
    if (event.usd === null) return LACKS_PRICE
    if (event.shareOfBalance === null || event.shareOfBalance <= 0)
      return lacking('the balance, by the share of it that leaves')
    const sum = sumUsd(held)
    const free = freeOf(event.usd, event.shareOfBalance, sum)
    if (event.usd <= free) return SILENT
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `${sayUsd(sum)} came in won within ${saySpan(further)} and stay; ${sayUsd(free)} of the balance are free, ${sayUsd(event.usd)} would leave`,
      ],
      figures: { heldUsd: sum, freeUsd: free, leavesUsd: event.usd },
      unless: [
        ...(free > 0 ? [{ kind: 'were', words: `up to ${sayUsd(free)}` } as const] : []),
        { kind: 'later', ms: (held[0] as PastEvent).atMs + further * 1000 },
      ],
      events: held,
    })
  },
  examples: {
    fires: story('The first won comes, and crypto would leave two days later.', [
      fiat('fiat-in', 0, 1000),
      withdrawal(2880, 500),
    ]),
    silent: story('The first won comes, and crypto leaves four days later.', [
      fiat('fiat-in', 0, 1000),
      withdrawal(5760, 500),
    ]),
  },
}

/** What of the balance may leave, while so much of it stays. */
function freeOf(usd: number, shareOfBalance: number, held: number): number {
  return Math.max(0, usd / shareOfBalance - held)
}

/** From when on nothing holds the withdrawal: the delay after the first won is over, and so is that of later won that it would take along. */
function freeFrom(event: CryptoMovement, won: readonly PastEvent[], overMs: number, further: number): number {
  const held = won.filter(e => e.atMs > overMs - further * 1000)
  const latest = held[0]
  if (latest === undefined) return overMs
  const { usd, shareOfBalance } = event
  const known = usd !== null && shareOfBalance !== null && shareOfBalance > 0 && unpriced(held) === 0
  if (known && usd <= freeOf(usd, shareOfBalance, sumUsd(held))) return overMs
  return Math.max(overMs, latest.atMs + further * 1000)
}
