import type { ExposureShare } from '../../model/monitor/customer-event.ts'
import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_PRICE, type Unless } from './fire.ts'
import { sayShare, sayUsd } from './say.ts'
import { pathFigure, sayPath } from './say-path.ts'
import { lackingOf, notCovered, silentUnless } from './side-gaps.ts'
import { deposit, knownSide, story } from './story-events.ts'

const LACKS = 'the exposure of the sending account'

/** R20: value of a mixer came in over few hops. */
export const indirectMixer: Rule = {
  id: 'R20',
  name: 'indirect-mixer',
  question: 'Did a notable part of what comes in pass through a mixer a few hops before?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: source of funds'],
  on: ['deposit'],
  lookback: () => 0,
  parameters: {
    share: { value: 0.1, unit: 'share', about: 'of what the sender received, from mixers', source: 'proposal' },
    usd: { value: 1000, unit: 'usd', about: 'or this much: that share of this deposit', source: 'proposal' },
    hops: { value: 3, unit: 'hops', about: 'between mixer and sender, at most', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (event.kind !== 'deposit') return SILENT
    const exposure = event.about?.exposure ?? null
    if (exposure === null) return lackingOf(event.about, 'exposure', LACKS)
    let share = 0
    let near: ExposureShare | null = null
    for (const e of exposure) {
      if (e.category !== 'mixer' || e.hops > context.p('hops') || !(e.share > 0)) continue
      share += e.share
      if (near === null || e.hops < near.hops || (e.hops === near.hops && e.share > near.share)) near = e
    }
    if (near === null) return silentUnless(event.about, 'exposure', LACKS)
    const [limit, most] = [context.p('share'), context.p('usd')]
    const usd = event.usd ?? Number.NaN
    const byShare = share >= limit
    if (!byShare && Number.isNaN(usd)) return LACKS_PRICE
    if (!byShare && share * usd < most) return silentUnless(event.about, 'exposure', LACKS)
    // Where the share is not what counts, less of it than that limit changes nothing.
    const unless: Unless = byShare
      ? {
          kind: 'were',
          words: `were less than ${sayShare(limit)} of it from mixers and the part under ${sayUsd(most)}`,
        }
      : { kind: 'under', usd: most / share }
    return fire(event.atMs, {
      level: byShare ? 'high' : 'medium',
      reasons: [
        `${sayShare(share)} of what the sender received came from mixers, the nearest ${near.hops} hop${near.hops === 1 ? '' : 's'} before`,
        ...(!Number.isNaN(usd) ? [`of this deposit ${sayUsd(share * usd)}`] : []),
        ...sayPath(near.path),
        ...notCovered(event.about, 'exposure'),
      ],
      figures: {
        ...{ share, nearestHops: near.hops, ...pathFigure(near.path) },
        ...(!Number.isNaN(usd) ? { mixerUsd: share * usd } : {}),
      },
      unless: [unless],
    })
  },
  examples: {
    fires: story('12 percent of what the sender received came from a mixer two hops before.', [
      deposit(0, 800, {
        about: knownSide({ exposure: [{ category: 'mixer', usd: 96, share: 0.12, hops: 2 }] }),
      }),
    ]),
    silent: story('The same four hops before.', [
      deposit(0, 800, {
        about: knownSide({ exposure: [{ category: 'mixer', usd: 96, share: 0.12, hops: 4 }] }),
      }),
    ]),
  },
}
