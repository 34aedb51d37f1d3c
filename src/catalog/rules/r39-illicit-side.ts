import type { CryptoMovement } from '../../model/monitor/customer-event.ts'
import { type Rule, type RuleAnswer, SILENT } from '../../model/monitor/rule.ts'
import { worstExposure } from './exposed.ts'
import { either, fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { sayShare, sayUsd } from './say.ts'
import { pathFigure, sayPath } from './say-path.ts'
import { lackingOf, notCovered, silentUnless } from './side-gaps.ts'
import { deposit, knownSide, story } from './story-events.ts'

const ILLICIT: ReadonlySet<string> = new Set(['ransomware', 'scam', 'darknet'])

const LACKS = 'the exposure of the other side'

const isIllicit = (word: string): boolean => ILLICIT.has(word)

/** R39: the other side is, or took value of, ransomware, a scam or a darknet market. */
export const illicitSide: Rule = {
  id: 'R39',
  name: 'illicit-side',
  question: 'Is the other side, or its money, of ransomware, a scam or a darknet market?',
  sources: ['FinCEN FIN-2019-A003', 'FATF, Virtual Assets Red Flag Indicators, 2020: source of funds'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {
    share: {
      value: 0.01,
      unit: 'share',
      about: 'of what the other side received by way of others',
      source: 'proposal',
    },
    usd: { value: 500, unit: 'usd', about: 'or so much', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event)) return SILENT
    const about = event.about
    const { screening = null, labels = null, exposure = null } = about ?? {}
    const itself = illicitItself(event)
    const terms = { hops: Number.POSITIVE_INFINITY, usd: context.p('usd'), share: context.p('share') }
    const worst = exposure === null || exposure.length === 0 ? null : worstExposure(exposure, isIllicit, terms)
    if (worst !== null) {
      const reached = fire(event.atMs, {
        level: 'high',
        reasons: [
          `${sayUsd(worst.usd)} of ${worst.category}, ${sayShare(worst.share)} of what the other side received, at ${worst.hops} hop${worst.hops === 1 ? '' : 's'}`,
          ...sayPath(worst.path),
          ...notCovered(about, 'exposure'),
        ],
        figures: {
          ...{ category: worst.category, exposedUsd: worst.usd, exposedShare: worst.share, hops: worst.hops },
          ...pathFigure(worst.path),
        },
        unless: [
          { kind: 'were', words: `with exposure under ${sayUsd(terms.usd)} and under ${sayShare(terms.share)}` },
        ],
      })
      return either(itself, reached)
    }
    if (itself.kind === 'fired') return itself
    if (screening === null || screening.verdict === 'unknown')
      return lackingOf(about, 'screening', 'the screening of the other side')
    if (labels === null) return lacking('labels of the other side')
    return exposure === null ? lackingOf(about, 'exposure', LACKS) : silentUnless(about, 'exposure', LACKS)
  },
  examples: {
    fires: story('A deposit from an account of which 5 % came of a darknet market.', [
      deposit(0, 5000, { about: knownSide({ exposure: [{ category: 'darknet', usd: 4000, share: 0.05, hops: 3 }] }) }),
    ]),
    silent: story('A deposit from an account of which nothing bad is known.', [deposit(0, 5000)]),
  },
}

function illicitItself({ about, atMs }: CryptoMovement): RuleAnswer {
  const words = [...new Set([...(about?.screening?.categories ?? []), ...(about?.labels ?? [])].filter(isIllicit))]
  if (words.length === 0) return SILENT
  const kinds = words.join(', ')
  return fire(atMs, {
    level: 'hold',
    reasons: [`the other side itself is: ${kinds}`],
    figures: { kinds },
    unless: [{ kind: 'were', words: 'if no list and no label said so of the other side' }],
  })
}
