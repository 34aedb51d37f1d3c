import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { lackingOf } from './side-gaps.ts'
import { deposit, knownSide, story } from './story-events.ts'

/** R37: the other side belongs, half or more, to those whom a list blocks. */
export const ownedByListed: Rule = {
  id: 'R37',
  name: 'owned-by-listed',
  question: 'Is the other side owned half or more, in aggregate, by persons whom a list blocks?',
  sources: ['OFAC FAQ 401', 'OFAC FAQ 402', 'OFAC FAQ 560'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {},
  hard: false,
  judge({ event }) {
    if (!isCrypto(event)) return SILENT
    const screening = event.about?.screening ?? null
    if (screening === null) return lacking('the screening of the other side, which adds up who owns it')
    // That a list could not be read is said by the rule on sanctions; what it says of ownership is missing too.
    if (screening.verdict === 'unknown')
      return lackingOf(
        event.about,
        'screening',
        'lists that could be read, so that the screening could say who owns it',
      )
    if (!screening.categories.includes('owned')) return SILENT
    return fire(event.atMs, {
      level: 'hold',
      reasons: [
        `the screening finds the other side owned, half or more, by persons on: ${screening.lists.join(', ') || 'lists that are not named'}`,
      ],
      figures: { lists: screening.lists.join(', ') },
      unless: [{ kind: 'were', words: 'if listed persons owned less than half of it' }],
    })
  },
  examples: {
    fires: story('A deposit from a firm that two listed persons own.', [
      deposit(0, 100, {
        about: knownSide({
          screening: { verdict: 'match', categories: ['sanctions', 'owned'], lists: ['us-ofac-sdn'] },
        }),
      }),
    ]),
    silent: story('A deposit from a firm that nobody listed owns.', [deposit(0, 100)]),
  },
}
