import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { sayUsd } from './say.ts'
import { MIXER, sideIs } from './side-words.ts'
import { deposit, knownSide, story } from './story-events.ts'

/** R19: the other side is a mixer. */
export const directMixer: Rule = {
  id: 'R19',
  name: 'direct-mixer',
  question: 'Is the other side a mixer?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: anonymity', 'FinCEN FIN-2019-A003'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {},
  hard: false,
  judge({ event }) {
    if (!isCrypto(event)) return SILENT
    if (!sideIs(event.about, MIXER))
      // Lists name few mixers: their silence is no answer where nobody told the labels.
      return event.about?.labels == null ? lacking('labels of the other side') : SILENT
    // Lists may name it for something else.
    const listed = event.about?.screening?.categories.some(word => MIXER.includes(word)) ?? false
    const lists = listed ? (event.about?.screening?.lists ?? []) : []
    return fire(event.atMs, {
      level: 'high',
      reasons: [
        `the other side is a mixer${lists.length === 0 ? ', by its label' : `, by ${lists.join(', ')}`}`,
        event.usd === null ? 'the worth of the transfer is not known' : `${sayUsd(event.usd)} moved`,
      ],
      figures: event.usd === null ? {} : { usd: event.usd },
      unless: [{ kind: 'were', words: 'were the other side neither labelled nor listed as a mixer' }],
    })
  },
  examples: {
    fires: story('A deposit from a mixer.', [deposit(0, 250, { about: knownSide({ labels: ['mixer'] }) })]),
    silent: story('A deposit from an exchange.', [deposit(0, 250, { about: knownSide({ labels: ['exchange'] }) })]),
  },
}
