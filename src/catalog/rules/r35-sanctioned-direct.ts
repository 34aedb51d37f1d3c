import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { deposit, knownSide, story, withdrawal } from './story-events.ts'

/** R35: the other side itself is on a sanctions list. */
export const sanctionedDirect: Rule = {
  id: 'R35',
  name: 'sanctioned-direct',
  question: 'Is the other side itself on a sanctions list?',
  sources: ['OFAC, EU, UN and national sanctions lists in force', 'OFAC FAQ 562: addresses listed are not exhaustive'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {},
  weight: 1,
  hard: true,
  judge({ event }) {
    if (!isCrypto(event)) return SILENT
    const screening = event.about?.screening ?? null
    if (screening === null) return lacking('the screening of the other side')
    if (screening.verdict === 'unknown') return lacking('lists that could be read: the screening could not say')
    // Ownership has a rule of its own; what matches by it alone is not listed itself.
    if (
      screening.verdict !== 'match' ||
      !screening.categories.includes('sanctions') ||
      screening.categories.includes('owned')
    )
      return SILENT
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `the other side is on: ${screening.lists.length === 0 ? 'a sanctions list that is not named' : screening.lists.join(', ')}`,
      ],
      figures: { lists: screening.lists.join(', ') },
      unless: [{ kind: 'were', words: 'did no sanctions list name the other side' }],
    })
  },
  examples: {
    fires: story('A deposit from an account that OFAC lists.', [
      deposit(0, 100, {
        about: knownSide({ screening: { verdict: 'match', categories: ['sanctions'], lists: ['us-ofac-sdn'] } }),
      }),
    ]),
    silent: story('A withdrawal to an account that no list names.', [withdrawal(0, 100)]),
  },
}
