import { type PastEvent, type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_OTHER, LACKS_PAST_OTHERS, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast, type Unless } from './fire.ts'
import { firesUntil, nameless, othersOf, recent, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { madeUpAccount, many, story, withdrawal } from './story-events.ts'

/** True where a number of base units has at most two digits that are not the zeros at its end. */
function isRound(amount: bigint): boolean {
  return amount > 0n && amount.toString().replace(/0+$/, '').length <= 2
}

/** R07: one amount sent again and again, to several addresses. */
export const repeatedAmounts: Rule = {
  id: 'R07',
  name: 'repeated-amounts',
  question: 'Is the same amount sent again and again within a day, to several addresses?',
  sources: ['FinCEN, FINCEN-2023-0016 on mixing: splitting'],
  on: ['withdrawal'],
  lookback: p => p('window'),
  restless: p => (p('count') > 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    count: { value: 6, unit: 'count', about: 'equal amounts of one asset, this one included', source: 'proposal' },
    tolerance: {
      value: 0.005,
      unit: 'share',
      about: 'worth in US dollars differs from this one’s by at most so much',
      source: 'proposal',
    },
    addresses: { value: 3, unit: 'count', about: 'different receivers among them', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past, other, thing } = context
    if (event.kind !== 'withdrawal') return SILENT
    const window = context.p('window')
    const need = context.p('count') - 1
    const whole = past.complete(window)
    if (past.count(window, 'withdrawal') < need) return whole ? SILENT : lacksPast(window)
    const usd = event.usd ?? Number.NaN
    const before = recent(past, window, ['withdrawal']).filter(e => e.thing === thing)
    const holds = (kept: readonly PastEvent[]): boolean => {
      // A receiver that nobody told may be another one.
      return kept.length >= need && othersOf(kept).add(other).size >= context.p('addresses')
    }
    const width = context.p('tolerance') * usd
    const equal = before.filter(e => Math.abs(e.usd - usd) <= width)
    if (!holds(equal)) {
      const maybe = !Number.isNaN(usd) ? before.filter(e => Number.isNaN(e.usd) || equal.includes(e)) : before
      if (holds(maybe) && maybe.length > equal.length) return Number.isNaN(usd) ? LACKS_PRICE : LACKS_PAST_PRICE
      const may = othersOf(equal).add(other).size + nameless(equal) >= context.p('addresses')
      if (equal.length >= need && may) return LACKS_PAST_OTHERS
      return whole ? SILENT : lacksPast(window)
    }
    if (other === 0 && othersOf(equal).size < context.p('addresses')) return LACKS_OTHER
    const receivers = othersOf(equal)
    if (other !== 0) receivers.add(other)
    const round = isRound(event.amount)
    // Outside the reach of every earlier amount nothing is equal to it.
    const known = before.filter(e => e.usd > 0)
    const unless: Unless[] = [{ kind: 'later', ms: firesUntil(equal, window, holds) }]
    if (unpriced(before) === 0 && known.length > 0 && context.p('tolerance') < 1) {
      unless.push({ kind: 'under', usd: Math.min(...known.map(e => e.usd)) / (1 + context.p('tolerance')) })
      unless.push({ kind: 'from', usd: Math.max(...known.map(e => e.usd)) / (1 - context.p('tolerance')) + 0.01 })
    }
    return fire(event.atMs, {
      level: round ? 'medium' : 'low',
      reasons: [
        `${equal.length + 1} withdrawals of ${sayUsd(usd)} each (within ${sayShare(context.p('tolerance'))}) within ${saySpan(window)}`,
        ...(round ? ['the amount is round'] : []),
      ],
      figures: {
        withdrawals: equal.length + 1,
        usd,
        receivers: receivers.size,
        round: round ? 'yes' : 'no',
      },
      unless,
      events: equal,
    })
  },
  examples: {
    fires: story('Six withdrawals of 2,500 US dollars in ether to three addresses.', [
      ...many(6, i => withdrawal(i * 10, 2500, { other: madeUpAccount(10 + (i % 3)) })),
    ]),
    silent: story('The same to two addresses.', [
      ...many(6, i => withdrawal(i * 10, 2500, { other: madeUpAccount(10 + (i % 2)) })),
    ]),
  },
}
