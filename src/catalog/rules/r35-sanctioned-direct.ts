import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { entriesOf, sayEntries, versionsOf } from './side-entries.ts'
import { lackingOf } from './side-gaps.ts'
import { deposit, knownSide, story, withdrawal } from './story-events.ts'

const LISTED: ReadonlySet<string> = new Set(['sanctions', 'seizure'])

/** R35: the other side itself is on a sanctions list, or under an order of seizure. */
export const sanctionedDirect: Rule = {
  id: 'R35',
  name: 'sanctioned-direct',
  question: 'Is the other side itself on a sanctions list, or to be seized by an order?',
  sources: ['OFAC, EU, UN and national sanctions lists in force', 'OFAC FAQ 562: addresses listed are not exhaustive'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {},
  hard: true,
  judge({ event }) {
    if (!isCrypto(event)) return SILENT
    const screening = event.about?.screening ?? null
    if (screening === null) return lacking('the screening of the other side')
    if (screening.verdict === 'unknown')
      return lackingOf(event.about, 'screening', 'lists that could be read, so that the screening could say')
    // Ownership has a rule of its own; what matches by it alone is not listed itself.
    if (
      screening.verdict !== 'match' ||
      !screening.categories.some(word => LISTED.has(word)) ||
      screening.categories.includes('owned')
    )
      return SILENT
    return fire(event.atMs, {
      level: 'hold',
      reasons: [`the other side is on: ${sayEntries(screening, LISTED) || 'a sanctions list that is not named'}`],
      figures: {
        lists: [...new Set(entriesOf(screening, LISTED).map(e => e.list))].join(', '),
        ...versionsOf(screening, LISTED),
      },
      unless: [{ kind: 'were', words: 'if no sanctions list named the other side' }],
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
