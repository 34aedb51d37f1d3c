import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { deposit, knownSide, story } from './story-events.ts'

const TOLD: ReadonlySet<string> = new Set([
  ...['scam-report', 'abuse-report', 'paste', 'leak', 'forum'],
  // A list of claims that says no more of the address, and the house’s own list.
  ...['claim', 'private'],
])

const isTold = (word: string): boolean => TOLD.has(word)

/** R42: the address stands in reports of victims, a forum, a leak, a list of claims or the house’s own list. */
export const toldOf: Rule = {
  id: 'R42',
  name: 'told-of',
  question: 'Does the address stand in reports of victims, a forum, a leak, a list of claims or our own list?',
  sources: ['FinCEN FIN-2019-A003'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {},
  hard: false,
  judge({ event }) {
    if (!isCrypto(event)) return SILENT
    const labels = event.about?.labels ?? null
    const categories = event.about?.screening?.categories ?? []
    if (!categories.some(isTold) && !(labels?.some(isTold) ?? false))
      return labels === null ? lacking('labels of the other side') : SILENT
    const found = new Set([...(labels ?? []), ...categories].filter(isTold))
    const words = [...found].sort().join(', ')
    return fire(event.atMs, {
      level: 'medium',
      reasons: [`the other side is told of in: ${words}; nobody has proven it`],
      figures: { in: words },
      unless: [{ kind: 'were', words: 'if no report, forum, leak or such list named the address' }],
    })
  },
  examples: {
    fires: story('A deposit from an address that victims reported.', [
      deposit(0, 500, { about: knownSide({ labels: ['scam-report'] }) }),
    ]),
    silent: story('A deposit from an address that nobody reported.', [deposit(0, 500)]),
  },
}
