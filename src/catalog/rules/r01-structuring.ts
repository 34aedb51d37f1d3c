import type { CryptoMovement, FiatMovement } from '../../model/monitor/customer-event.ts'
import { type PastEvent, type Rule, type RuleAnswer, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast } from './fire.ts'
import { isMove, MOVES, sameDirection, usdOf } from './movement.ts'
import { firesUntil, recent } from './recent.ts'
import { sayNumber, sayShare, saySpan } from './say.ts'
import { deposit, many, story } from './story-events.ts'
import { inWon, isNearLimit, type Limit, limitsAt } from './travel-rule-limits.ts'

function worthIn(unit: 'usd' | 'krw', event: CryptoMovement | FiatMovement): number {
  return unit === 'usd' ? usdOf(event) : (event.krw ?? Number.NaN)
}

/** R01: many transfers just under a limit of the travel rule. */
export const structuring: Rule = {
  id: 'R01',
  name: 'structuring',
  question: 'Is money moved in pieces that each stay just under a limit of the travel rule?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions', 'FinCEN FIN-2019-A003'],
  on: MOVES,
  lookback: p => p('window'),
  restless: p => (p('count') > 1 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    count: { value: 5, unit: 'count', about: 'transfers in the band, this one included', source: 'proposal' },
    low: {
      value: 0.8,
      unit: 'share',
      about: 'the band begins at this share of the limit and ends below it',
      source: 'proposal',
    },
    multiple: { value: 2, unit: 'ratio', about: 'their sum, in limits', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
    'limit-usd': {
      value: 1000,
      unit: 'usd',
      about: 'a limit for every house; 0: none',
      source: 'FATF Recommendation 16: USD/EUR 1,000',
    },
    'limit-of-KR': {
      value: 1,
      unit: 'flag',
      about: '1: South Korea’s limit is watched while it is in force, where worth in won is told',
      source: 'catalog/jurisdictions',
    },
    'limit-of-US': {
      value: 1,
      unit: 'flag',
      about: '1: the limit of the United States is watched',
      source: 'catalog/jurisdictions',
    },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (!isMove(event)) return SILENT
    const low = context.p('low')
    if (!isNearLimit(usdOf(event), event.krw ?? Number.NaN, low, context.p('limit-usd'))) return SILENT
    // A limit in won is held against events whose worth in won is told.
    const limits = limitsAt(context).filter(l => l.unit === 'usd' || event.krw !== null || event.usd === null)
    // A worth that nobody knows might lie in the band.
    const may = limits.filter(({ unit, value }) => {
      const worth = worthIn(unit, event)
      return !(worth < low * value || worth >= value)
    })
    if (may.length === 0) return SILENT
    const [window, need, kinds] = [context.p('window'), context.p('count') - 1, sameDirection(event)]
    if (past.count(window, ...kinds) < need) return past.complete(window) ? SILENT : lacksPast(window)
    const before = recent(past, window, kinds)
    // Earlier worth in won is taken at this event's rate.
    const rate = { usd: 1, krw: (event.krw ?? Number.NaN) / usdOf(event) }
    let lacks: RuleAnswer = past.complete(window) ? SILENT : lacksPast(window)
    const inBandOf = ({ unit, value }: Limit): PastEvent[] =>
      before.filter(e => e.usd * rate[unit] >= low * value && e.usd * rate[unit] < value)
    for (const limit of may) {
      const { name, unit, value } = limit
      const worth = worthIn(unit, event)
      const inBand = inBandOf(limit)
      const sum = (events: readonly PastEvent[]): number => events.reduce((s, e) => s + e.usd * rate[unit], worth)
      const holds = (events: readonly PastEvent[]): boolean =>
        events.length >= need && sum(events) >= context.p('multiple') * value
      if (!Number.isNaN(worth) && holds(inBand)) {
        const text = `${sayNumber(value)} ${unit.toUpperCase()}${name === 'FATF' ? '' : ` (${name})`}`
        // Where another limit has its pieces too, no single amount or time is said to be silent.
        const alone = limits.every(other => other === limit || inBandOf(other).length < need)
        return fire(event.atMs, {
          level: 'medium',
          reasons: [
            `${inBand.length + 1} transfers of at least ${sayShare(low)} of the limit of ${text}, and under it, within ${saySpan(window)}`,
            `together ${sayNumber(sum(inBand))} ${unit.toUpperCase()}`,
          ],
          figures: { transfers: inBand.length + 1, limit: value, unit, sum: sum(inBand), whose: name },
          unless: alone
            ? [
                { kind: 'under', usd: (low * value) / rate[unit], ...inWon(unit, low * value) },
                { kind: 'from', usd: value / rate[unit], ...inWon(unit, value) },
                { kind: 'later', ms: firesUntil(inBand, window, holds) },
              ]
            : [],
          events: inBand,
        })
      }
      const unknown = before.filter(e => Number.isNaN(e.usd * rate[unit])).length
      if (inBand.length + unknown >= need && lacks === SILENT)
        lacks = Number.isNaN(worth) ? LACKS_PRICE : LACKS_PAST_PRICE
    }
    return lacks
  },
  examples: {
    fires: story(
      'Five deposits of 900 US dollars each within four hours.',
      many(5, i => deposit(i * 60, 900)),
    ),
    silent: story(
      'Four of them.',
      many(4, i => deposit(i * 60, 900)),
    ),
  },
}
