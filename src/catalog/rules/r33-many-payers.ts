import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PAST_PRICE, LACKS_PRICE, lacking, lacksPast } from './fire.ts'
import { firesUntil, othersOf, recent, sumUsd, unpriced } from './recent.ts'
import { saySpan, sayUsd } from './say.ts'
import { fiat, many, story, withdrawal } from './story-events.ts'

/** R33: several persons pay in, and their sum leaves as crypto. */
export const manyPayers: Rule = {
  id: 'R33',
  name: 'many-payers',
  question: 'Do several persons pay in on one day, and does their sum leave as crypto?',
  sources: ['FinCEN FIN-2019-A003'],
  on: ['withdrawal'],
  lookback: p => p('window'),
  restless: p => (p('payers') > 0 ? p('window') : Number.POSITIVE_INFINITY),
  parameters: {
    payers: { value: 5, unit: 'count', about: 'different payers, at least', source: 'proposal' },
    tolerance: { value: 0.05, unit: 'share', about: 'what leaves is their sum within this', source: 'proposal' },
    window: { value: 86_400, unit: 'seconds', about: 'time that all of it falls in', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event, past } = context
    if (event.kind !== 'withdrawal') return SILENT
    const window = context.p('window')
    const need = context.p('payers')
    const whole = past.complete(window)
    if (past.count(window, 'fiat-in') < need) return whole ? SILENT : lacksPast(window)
    const paid = recent(past, window, ['fiat-in'])
    const payers = othersOf(paid).size
    const nameless = paid.filter(e => e.other === 0).length
    if (payers + nameless < need) return whole ? SILENT : lacksPast(window)
    const left = recent(past, window, ['withdrawal'])
    if (event.usd === null) return LACKS_PRICE
    if (unpriced(paid) + unpriced(left) > 0) return LACKS_PAST_PRICE
    const [came, gone, tolerance] = [sumUsd(paid), sumUsd(left), context.p('tolerance')]
    const off = Math.abs(gone + event.usd - came)
    if (off > tolerance * came) return whole ? SILENT : lacksPast(window)
    if (payers < need) return lacking('who paid in')
    return fire(event.atMs, {
      level: 'medium',
      reasons: [
        `${payers} payers paid in ${sayUsd(came)} within ${saySpan(window)}, and ${sayUsd(gone + event.usd)} left as crypto`,
      ],
      figures: { payers, paidUsd: came, leftUsd: gone + event.usd },
      unless: [
        { kind: 'under', usd: (1 - tolerance) * came - gone },
        { kind: 'from', usd: (1 + tolerance) * came - gone + 0.01 },
        { kind: 'later', ms: firesUntil(paid, window, kept => othersOf(kept).size >= need) },
      ],
      events: [...paid, ...left],
    })
  },
  examples: {
    fires: story('Five persons pay in 500 US dollars each, and 2,480 leave.', [
      ...many(5, i => fiat('fiat-in', i * 60, 500, { other: `bank-${i}`, ownName: false })),
      withdrawal(600, 2480),
    ]),
    silent: story('One person pays in five times, and 2,480 leave.', [
      ...many(5, i => fiat('fiat-in', i * 60, 500)),
      withdrawal(600, 2480),
    ]),
  },
}
