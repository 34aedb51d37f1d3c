import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { sayShare, sayUsd } from './say.ts'
import { deposit, knownSide, story } from './story-events.ts'

/** R38: stolen value of a registered theft reached the other side, over any number of hops. */
export const stolenFunds: Rule = {
  id: 'R38',
  name: 'stolen-funds',
  question: 'Did value of a registered theft reach the other side?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions', 'JFSA, reference cases of 2019'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {
    share: { value: 0.001, unit: 'share', about: 'of what the other side received, at least', source: 'proposal' },
    usd: { value: 100, unit: 'usd', about: 'and so much, at least', source: 'proposal' },
    fresh: { value: 30, unit: 'days', about: 'a theft no older holds the money', source: 'proposal' },
  },
  weight: 0.8,
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event)) return SILENT
    const cases = event.about?.cases ?? null
    if (cases === null) return lacking('cases of theft whose value reached the other side')
    if (cases.length === 0) return SILENT
    const [share, usd, fresh] = [context.p('share'), context.p('usd'), context.p('fresh')]
    const found = cases
      .filter(c => c.share >= share && c.usd >= usd)
      .sort((a, b) => a.ageDays - b.ageDays || (a.name < b.name ? -1 : 1))
    const youngest = found[0]
    if (youngest === undefined) return SILENT
    return fire(event.atMs, {
      level: youngest.ageDays <= fresh ? 'hold' : 'high',
      reasons: found.map(
        c =>
          `${sayUsd(c.usd)} of the theft ${c.name}, ${sayShare(c.share)} of what the other side received, ${c.ageDays} days after it`,
      ),
      figures: {
        cases: found.map(c => c.name).join(', '),
        stolenUsd: found.reduce((sum, c) => sum + c.usd, 0),
        youngestDays: youngest.ageDays,
      },
      unless: [{ kind: 'were', words: `with less than ${sayShare(share)} or less than ${sayUsd(usd)} of any theft` }],
    })
  },
  examples: {
    fires: story('A deposit from an account that 3 % of a theft of last week reached.', [
      deposit(0, 5000, {
        about: knownSide({ cases: [{ name: 'made-up-theft', share: 0.03, usd: 90_000, ageDays: 7 }] }),
      }),
    ]),
    silent: story('A deposit from an account that dust of a theft reached.', [
      deposit(0, 5000, {
        about: knownSide({ cases: [{ name: 'made-up-theft', share: 0.00001, usd: 3, ageDays: 7 }] }),
      }),
    ]),
  },
}
