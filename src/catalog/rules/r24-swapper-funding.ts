import type { CryptoMovement } from '../../model/monitor/customer-event.ts'
import { type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { either, fire, lacking, lacksPast } from './fire.ts'
import { IN, isCrypto } from './movement.ts'
import { sayShare, saySpan } from './say.ts'
import { SWAPPER, sideIs } from './side-words.ts'
import { deposit, knownSide, STORY_START, story } from './story-events.ts'

/** As far back as an inflow that came before must be remembered. */
const REMEMBERED = 180 * 86_400

/** R24: an account fresh on its ledger that was fed by an exchanger which asks for no name. */
export const swapperFunding: Rule = {
  id: 'R24',
  name: 'swapper-funding',
  question: 'Was the other side, or this customer, first funded by an exchanger that asks for no name?',
  sources: ['Forta, funding bots: FixedFloat, ChangeNOW, eXch, SideShift and their like'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {
    fresh: {
      value: 86_400,
      unit: 'seconds',
      about: 'from when the ledger first saw the other side to this event, at most',
      source: 'Forta',
    },
    share: {
      value: 0.5,
      unit: 'share',
      about: 'of what it received came from such exchangers, directly',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event)) return SILENT
    return either(firstInflow(event, context), freshSide(event, context))
  },
  examples: {
    fires: story('A deposit from an account two hours old that an instant exchanger fed.', [
      deposit(120, 900, {
        about: knownSide({
          firstSeenMs: STORY_START,
          exposure: [{ category: 'instant-exchanger', usd: 900, share: 1, hops: 1 }],
        }),
      }),
    ]),
    silent: story('The same from an account three days old.', [
      deposit(3 * 1440, 900, {
        about: knownSide({
          firstSeenMs: STORY_START - 60_000,
          exposure: [{ category: 'instant-exchanger', usd: 900, share: 1, hops: 1 }],
        }),
      }),
    ]),
  },
}

function firstInflow(event: CryptoMovement, { past }: RuleContext): RuleAnswer {
  if (event.kind !== 'deposit' || !sideIs(event.about, SWAPPER)) return SILENT
  // Who logs in or trades has not been funded yet.
  if (past.last(...IN) !== null) return SILENT
  if (!past.complete(REMEMBERED, ...IN)) return lacksPast(REMEMBERED)
  return fire(event.atMs, {
    level: 'medium',
    reasons: ['the first that this customer ever received comes from an exchanger that asks for no name'],
    figures: {},
    unless: [{ kind: 'were', words: 'had anything come in before' }],
  })
}

function freshSide(event: CryptoMovement, context: RuleContext): RuleAnswer {
  const about = event.about
  const fresh = context.p('fresh')
  const firstSeen = about?.firstSeenMs ?? null
  if (firstSeen !== null && event.atMs - firstSeen > fresh * 1000) return SILENT
  const exposure = about?.exposure ?? null
  let share = 0
  for (const e of exposure ?? []) if (e.hops <= 1 && SWAPPER.includes(e.category)) share += e.share
  const limit = context.p('share')
  if (exposure !== null && share < limit) return SILENT
  if (exposure === null) return lacking('the exposure of the other side')
  if (firstSeen === null) return lacking('when the ledger first saw the other side')
  // A late event may be older than what the ledger told since.
  const age = Math.max(0, (event.atMs - firstSeen) / 1000)
  return fire(event.atMs, {
    level: 'medium',
    reasons: [
      `the ledger first saw the other side ${saySpan(age)} before`,
      `${sayShare(share)} of what it received came from exchangers that ask for no name`,
    ],
    figures: { share, ageSeconds: age },
    unless: [
      { kind: 'later', ms: firstSeen + fresh * 1000 },
      { kind: 'were', words: `had under ${sayShare(limit)} come from there` },
    ],
  })
}
