import type { CryptoMovement } from '../../model/monitor/customer-event.ts'
import { type PastEvent, type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { either, fire, LACKS_OTHER, LACKS_PAST_OTHERS, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast } from './fire.ts'
import { isCrypto, usdOf } from './movement.ts'
import { pairUp } from './pair-up.ts'
import { firesUntil, recent } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'
import { deposit, knownSide, story, withdrawal } from './story-events.ts'
import { tracePattern } from './trace-pattern.ts'

/** R15: value comes back to where it began. */
export const cycle: Rule = {
  id: 'R15',
  name: 'cycle',
  question: 'Does value come back to where it began, nearly whole?',
  sources: ['AMLSim: cycle', 'docs/patterns.md: round-trip'],
  on: ['deposit', 'withdrawal'],
  lookback: p => p('window'),
  parameters: {
    rounds: {
      value: 3,
      unit: 'count',
      about: 'times that value went out to this account and came back; longer cycles are a finding of traces',
      source: 'proposal',
    },
    share: {
      value: 0.8,
      unit: 'share',
      about: 'of each outflow comes back, and at most that much more',
      source: 'proposal',
    },
    window: { value: 72 * 3600, unit: 'seconds', about: 'time that they fall in', source: 'proposal' },
    least: { value: 100, unit: 'usd', about: 'each transfer, at least', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event) || (event.usd ?? context.p('least')) < context.p('least')) return SILENT
    return either(ownRounds(event, context), tracePattern(event, context, ['round-trip'], 'high'))
  },
  examples: {
    fires: story('A deposit from an account that a trace found in a circle.', [
      deposit(0, 5000, { about: knownSide({ patterns: ['round-trip'] }) }),
    ]),
    silent: story('Value goes out and comes back twice.', [
      withdrawal(0, 5000),
      deposit(60, 4900),
      withdrawal(120, 4900),
      deposit(180, 4800),
    ]),
  },
}

/** Rounds with this account: deposits paired with earlier withdrawals to it, this one among them. */
function ownRounds(event: CryptoMovement, context: RuleContext): RuleAnswer {
  const { past, other, thing } = context
  if (event.kind !== 'deposit') return SILENT
  const [window, need, least, share] = [
    context.p('window'),
    context.p('rounds'),
    context.p('least'),
    context.p('share'),
  ]
  const whole = past.complete(window)
  if (past.count(window, 'withdrawal') < need || past.count(window, 'deposit') < need - 1)
    return whole ? SILENT : lacksPast(window)
  if (other === 0) return LACKS_OTHER
  const all = recent(past, window, ['deposit', 'withdrawal']).filter(e => e.thing === thing)
  const before = all.filter(e => e.other === other)
  const usd = usdOf(event)
  const pairsOver = (kept: readonly PastEvent[], unknownToo: boolean) => {
    const backs = [{ usd, atMs: event.atMs }, ...kept.filter(e => e.kind === 'deposit')]
    const outs = kept.filter(e => e.kind === 'withdrawal')
    const fits = (i: number, out: PastEvent): boolean => {
      const back = backs[i] ?? { usd: Number.NaN, atMs: 0 }
      if (out.atMs > back.atMs || back.usd < least) return false
      if (Number.isNaN(back.usd + out.usd)) return unknownToo
      return back.usd >= share * out.usd && back.usd <= out.usd / share
    }
    return { backs, pairs: pairUp(backs.length, outs, fits, need) }
  }
  const { backs, pairs } = pairsOver(before, false)
  if (pairs.size < need) {
    if (pairsOver(before, true).pairs.size >= need) return Number.isNaN(usd) ? LACKS_PRICE : LACKS_PAST_PRICE
    // What nobody told of may have been with this account too.
    const may = all.filter(e => e.other === other || e.other === 0)
    if (may.length > before.length && pairsOver(may, true).pairs.size >= need) return LACKS_PAST_OTHERS
    return whole ? SILENT : lacksPast(window)
  }
  const outs = before.filter(e => e.kind === 'withdrawal' && !Number.isNaN(e.usd)).map(e => e.usd)
  const used = [...pairs].flatMap(([i, out]) => before.filter(e => e === out || (i > 0 && e === backs[i])))
  return fire(event.atMs, {
    level: 'medium',
    reasons: [
      `${pairs.size} times within ${saySpan(window)} value went out to this account and at least ${sayShare(share)} of it came back`,
      `now ${sayUsd(usd)}`,
    ],
    figures: { rounds: pairs.size, usd },
    unless: [
      { kind: 'under', usd: Math.max(least, share * Math.min(...outs)) },
      { kind: 'later', ms: firesUntil(before, window, kept => pairsOver(kept, false).pairs.size >= need) },
    ],
    events: used,
  })
}
