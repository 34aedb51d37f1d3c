import { type PastEvent, type Rule, type RuleAnswer, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, lacking, lacksPast, type Unless } from './fire.ts'
import { firesUntil, recent, sumUsd, unpriced } from './recent.ts'
import { sayNumber, saySpan } from './say.ts'
import { fiat, story } from './story-events.ts'

const LACKS_RATE: RuleAnswer = lacking(
  'the worth of this event in won and in US dollars, so that earlier ones cannot be told in won',
)

/** R03: much money paid in, or out, in a day or a week, in won. */
export const wonVelocity: Rule = {
  id: 'R03',
  name: 'won-velocity',
  question: 'Is 10 million won paid in, or out, in a day, or 20 million in a week?',
  sources: ['KoFIU, guideline on virtual currency of 2018, as told by maestro777.tistory.com'],
  on: ['fiat-in', 'fiat-out'],
  lookback: p => Math.max(p('short'), p('long')),
  parameters: {
    'short-sum': {
      value: 10_000_000,
      unit: 'krw',
      about: 'paid in one direction in the short window',
      source: 'KoFIU guideline of 2018',
    },
    short: { value: 86_400, unit: 'seconds', about: 'the short window', source: 'KoFIU guideline of 2018' },
    'long-sum': {
      value: 20_000_000,
      unit: 'krw',
      about: 'paid in one direction in the long window',
      source: 'KoFIU guideline of 2018',
    },
    long: { value: 7 * 86_400, unit: 'seconds', about: 'the long window', source: 'KoFIU guideline of 2018' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'fiat-in' && event.kind !== 'fiat-out') return SILENT
    // It is a rule about won: a payment in other money whose worth in won nobody tells is not asked about.
    if (event.krw === null && event.currency !== 'KRW') return SILENT
    const won = event.krw ?? Number.NaN
    // Earlier payments are kept in US dollars and taken at the rate of this one.
    const rate = won / (event.usd ?? Number.NaN)
    const hits: { span: number; limit: number; sum: number; until: number | null }[] = []
    const used: PastEvent[] = []
    let lacks: RuleAnswer = SILENT
    for (const name of ['short', 'long'] as const) {
      const span = context.p(name)
      const limit = context.p(`${name}-sum`)
      if (won >= limit) {
        hits.push({ span, limit, sum: won, until: null })
        continue
      }
      if (past.count(span, event.kind) > 0) {
        const before = recent(past, span, [event.kind])
        const holds = (kept: readonly PastEvent[]): boolean => won + sumUsd(kept) * rate >= limit
        if (holds(before)) {
          hits.push({ span, limit, sum: won + sumUsd(before) * rate, until: firesUntil(before, span, holds) })
          used.push(...before.filter(e => !used.some(u => u.id === e.id)))
          continue
        }
        if (Number.isNaN(rate)) lacks = LACKS_RATE
        else if (unpriced(before) > 0) lacks = LACKS_PAST_PRICE
      } else if (Number.isNaN(won)) lacks = LACKS_RATE
      if (lacks === SILENT && !past.complete(span)) lacks = lacksPast(span)
    }
    if (hits.length === 0) return lacks
    const under = Math.min(...hits.map(h => h.limit - (h.sum - won)))
    const unless: Unless[] = [{ kind: 'under', usd: under / rate, krw: under }]
    // Later than the last of them only if each of them passes.
    const until = hits.map(h => h.until)
    if (hits.length > 0 && until.every(ms => ms !== null))
      unless.push({ kind: 'later', ms: Math.max(...until.map(Number)) })
    return fire(event.atMs, {
      level: 'medium',
      reasons: hits.map(
        h =>
          `${sayNumber(h.sum)} KRW paid ${event.kind === 'fiat-in' ? 'in' : 'out'} within ${saySpan(h.span)}, from ${sayNumber(h.limit)} KRW on`,
      ),
      figures: { krwPerUsd: rate, ...Object.fromEntries(hits.map(h => [`krwWithin${h.span}Seconds`, h.sum])) },
      unless,
      events: used,
    })
  },
  examples: {
    fires: story('8,000,000 and then 3,500,000 won paid in on one day.', [
      fiat('fiat-in', 0, 8_000_000 / 1400),
      fiat('fiat-in', 300, 2500),
    ]),
    silent: story('8,000,000 won paid in, and 1,400,000 two days later.', [
      fiat('fiat-in', 0, 8_000_000 / 1400),
      fiat('fiat-in', 2880, 1000),
    ]),
  },
}
