import { PAST } from '../../model/monitor/past-flags.ts'
import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { firesUntil, recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { story } from './story-events.ts'
import { admin, walletOutflow } from './wallet-story.ts'

/** R45: who administers a wallet or contract was changed, and then much leaves it. */
export const adminThenOutflow: Rule = {
  id: 'R45',
  name: 'admin-then-outflow',
  question: 'Was a wallet or contract given other code or other owners within the day before much leaves it?',
  sources: ['thefts by upgraded contracts and new owners; proposal for the share'],
  on: ['wallet-outflow'],
  lookback: p => p('window'),
  parameters: {
    share: {
      value: 0.05,
      unit: 'share',
      about: 'of what the wallet held leaves since the change, in one payment or several',
      source: 'proposal',
    },
    window: { value: 86_400, unit: 'seconds', about: 'from the change to the outflow', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'wallet-outflow') return SILENT
    const window = context.p('window')
    const isChange = (e: PastEvent): boolean => (e.flags & PAST.newAdmin) !== 0
    const events = recent(past, window, ['admin', 'wallet-outflow'])
    // Of one time it cannot be told which was first: then the change is taken to have been.
    const first = events.findLastIndex(isChange)
    const whole = past.complete(window)
    if (first === -1) return whole ? SILENT : lacksPast(window)
    if (event.usd === null) return LACKS_PRICE
    if (event.balanceUsd === null) return lacking('what the wallet held')
    const share = context.p('share')
    const { balanceUsd } = event
    const gone = (kept: readonly PastEvent[]): { usd: number; unpriced: number; from: PastEvent | undefined } => {
      const from = kept.findLast(isChange)
      const since = kept.filter(e => e.kind === 'wallet-outflow' && from !== undefined && e.atMs >= from.atMs)
      return { usd: sumUsd(since), unpriced: unpriced(since), from }
    }
    const before = gone(events)
    // What it holds now, and what has gone since, is what it held.
    const held = balanceUsd + before.usd
    const over = (usd: number): boolean => usd > share * held
    if (!over(event.usd + before.usd)) return before.unpriced > 0 ? LACKS_PAST_PRICE : SILENT
    const { usd, from } = { usd: event.usd + before.usd, from: before.from }
    const since = (event.atMs - (from?.atMs ?? event.atMs)) / 1000
    const outflows = events.filter(e => e.kind === 'wallet-outflow' && e.atMs >= (from?.atMs ?? 0))
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `${sayUsd(usd)}, ${sayShare(usd / held)} of ${event.customer}, leaves within ${saySpan(since)} after it was given other code or other owners${outflows.length === 0 ? '' : `, in ${outflows.length + 1} payments`}`,
      ],
      figures: { usd, share: usd / held, secondsAfterChange: since, payments: outflows.length + 1 },
      unless: [
        { kind: 'under', usd: share * held - before.usd },
        {
          kind: 'later',
          ms: firesUntil(events, window, kept => {
            const { usd: then, from: change } = gone(kept)
            return change !== undefined && event.usd !== null && event.usd + then > share * (balanceUsd + then)
          }),
        },
      ],
      events: [...outflows, ...events.filter(isChange)],
    })
  },
  examples: {
    fires: story('A contract is upgraded, and an hour later a tenth leaves.', [
      admin(0, 'Upgraded'),
      walletOutflow(60, 1_000_000),
    ]),
    silent: story('A contract is upgraded, and a hundredth leaves.', [
      admin(0, 'Upgraded'),
      walletOutflow(60, 100_000),
    ]),
  },
}
