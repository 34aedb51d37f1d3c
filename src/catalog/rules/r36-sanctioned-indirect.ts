import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { worstExposure } from './exposed.ts'
import { fire } from './fire.ts'
import { isCrypto } from './movement.ts'
import { sayShare, sayUsd } from './say.ts'
import { pathFigure, sayPath } from './say-path.ts'
import { lackingOf, notCovered, silentUnless } from './side-gaps.ts'
import { deposit, knownSide, story } from './story-events.ts'

const LACKS = 'the exposure of the other side'
/** How lists and the exposure index call it. */
const SANCTIONED: ReadonlySet<string> = new Set(['sanctions', 'sanctioned', 'seizure'])

/** R36: value from or to sanctioned accounts within a few hops. */
export const sanctionedIndirect: Rule = {
  id: 'R36',
  name: 'sanctioned-indirect',
  question: 'Does value of sanctioned accounts reach the other side within a few hops?',
  sources: ['practice: OFAC enforcement on indirect exposure', 'proposal for hops and shares'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {
    hops: { value: 5, unit: 'count', about: 'looked at, at most', source: 'proposal' },
    usd: { value: 100, unit: 'usd', about: 'of sanctioned value, from which on it counts', source: 'proposal' },
    share: { value: 0.01, unit: 'share', about: 'or this share of what the other side received', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event)) return SILENT
    const exposure = event.about?.exposure ?? null
    if (exposure === null) return lackingOf(event.about, 'exposure', LACKS)
    const terms = { hops: context.p('hops'), usd: context.p('usd'), share: context.p('share') }
    const worst = worstExposure(exposure, category => SANCTIONED.has(category), terms)
    if (worst === null) return silentUnless(event.about, 'exposure', LACKS)
    const level = worst.hops <= 1 ? 'hold' : worst.hops <= 3 ? 'high' : 'medium'
    return fire(event.atMs, {
      level,
      reasons: [
        `${sayUsd(worst.usd)} of sanctioned value, ${sayShare(worst.share)} of what the other side received, at ${worst.hops} hop${worst.hops === 1 ? '' : 's'}${worst.source === undefined ? '' : ` (${worst.source})`}`,
        ...sayPath(worst.path),
        ...notCovered(event.about, 'exposure'),
      ],
      figures: {
        ...{ exposedUsd: worst.usd, exposedShare: worst.share, hops: worst.hops },
        ...(worst.source === undefined ? {} : { source: worst.source }),
        ...pathFigure(worst.path),
      },
      unless: [
        {
          kind: 'were',
          words: `with exposure under ${sayUsd(terms.usd)} and under ${sayShare(terms.share)}, or beyond ${terms.hops} hops`,
        },
      ],
    })
  },
  examples: {
    fires: story('A deposit from an account two hops from a sanctioned one.', [
      deposit(0, 5000, { about: knownSide({ exposure: [{ category: 'sanctions', usd: 400, share: 0.02, hops: 2 }] }) }),
    ]),
    silent: story('A deposit from an account with dust of a sanctioned one.', [
      deposit(0, 5000, { about: knownSide({ exposure: [{ category: 'sanctions', usd: 20, share: 0.001, hops: 2 }] }) }),
    ]),
  },
}
