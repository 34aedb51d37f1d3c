import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { inDenominations } from './denominations.ts'
import { fire, LACKS_OTHER, LACKS_PAST_PRICE, lacksPast } from './fire.ts'
import { isCrypto } from './movement.ts'
import { recent, unpriced } from './recent.ts'
import { sayShare, saySpan } from './say.ts'
import { OPEN_SERVICE } from './side-words.ts'
import { deposit, many, story, withdrawal } from './story-events.ts'

/** R21: an account outside that many customers pay and many are paid by, once each and in equal amounts. */
export const mixerLike: Rule = {
  id: 'R21',
  name: 'mixer-like',
  question: 'Does an account without a label behave like a mixer towards our customers?',
  sources: ['FinCEN, FINCEN-2023-0016 on mixing: pooling, splitting, single use'],
  on: ['deposit', 'withdrawal'],
  lookback: p => p('window'),
  parameters: {
    customers: {
      value: 20,
      unit: 'count',
      about: 'of ours who sent to it, and as many who received from it; others’ customers are not seen',
      source: 'proposal',
    },
    equal: {
      value: 0.8,
      unit: 'share',
      about: 'of its transfers are of an amount that at least five share',
      source: 'proposal',
    },
    tolerance: {
      value: 0.01,
      unit: 'share',
      about: 'amounts of one asset are equal within this, by worth',
      source: 'proposal',
    },
    single: {
      value: 0.8,
      unit: 'share',
      about: 'of these customers dealt with it once in their direction',
      source: 'proposal',
    },
    window: { value: 30 * 86_400, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, otherPast } = context
    if (!isCrypto(event)) return SILENT
    if (otherPast === null) return LACKS_OTHER
    const need = context.p('customers')
    if (otherPast.total + 1 < 2 * need) return SILENT
    if (event.about?.labels?.some(label => OPEN_SERVICE.includes(label))) return SILENT
    const window = context.p('window')
    if (!otherPast.complete(window)) return lacksPast(window)
    // Most busy accounts are busy one way.
    if (otherPast.others(window, 'withdrawal') < need || otherPast.others(window, 'deposit') < need) return SILENT
    const before = recent(otherPast, window, ['deposit', 'withdrawal'])
    // In the past of an account the other sides are our customers. This event's own customer is not counted: it may be one of them.
    const used = { deposit: new Map<number, number>(), withdrawal: new Map<number, number>() }
    for (const e of before) {
      const counts = e.kind === 'deposit' ? used.deposit : used.withdrawal
      counts.set(e.other, (counts.get(e.other) ?? 0) + 1)
    }
    const uses = [...used.deposit.values(), ...used.withdrawal.values()]
    const single = uses.filter(n => n === 1).length / uses.length
    if (single < context.p('single')) return SILENT
    if (unpriced(before) > 0) return LACKS_PAST_PRICE
    const equal = inDenominations(before, 5, context.p('tolerance')) / before.length
    if (equal < context.p('equal')) return SILENT
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `${used.withdrawal.size} customers sent to this account and ${used.deposit.size} received from it within ${saySpan(window)}`,
        `${sayShare(single)} of them once, and ${sayShare(equal)} of the transfers in amounts that at least five share`,
      ],
      figures: { senders: used.withdrawal.size, receivers: used.deposit.size, single, equal },
      unless: [{ kind: 'were', words: 'were the account known as an open service' }],
      events: before,
    })
  },
  examples: {
    fires: story(
      'Twenty-three customers send 2,500 US dollars to one account, as many others receive as much from it, and one more does.',
      [
        ...many(23, i => withdrawal(i * 60, 2500, { customer: `a-${i}` })),
        ...many(23, i => deposit(2000 + i * 60, 2500, { customer: `b-${i}` })),
        deposit(4000, 2500, { customer: 'b-30' }),
      ],
    ),
    silent: story('The same in amounts that nobody shares.', [
      ...many(23, i => withdrawal(i * 60, 2500 + i * 100, { customer: `a-${i}` })),
      ...many(23, i => deposit(2000 + i * 60, 4600 + i * 150, { customer: `b-${i}` })),
      deposit(4000, 2500, { customer: 'b-30' }),
    ]),
  },
}
