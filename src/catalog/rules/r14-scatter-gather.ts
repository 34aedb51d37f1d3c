import { type Rule, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { either, fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { ownTurn } from './scatter-turn.ts'
import { deposit, madeUpAccount, many, story, withdrawal } from './story-events.ts'

/** R14: value is spread and gathered again with nearly nothing lost, through this customer or at the other side. */
export const scatterGather: Rule = {
  id: 'R14',
  name: 'scatter-gather',
  question: 'Is value gathered from many and spread to many, or the other way round, with nearly nothing lost?',
  sources: ['AMLSim: scatter-gather and gather-scatter', 'docs/patterns.md: fan-in, fan-out'],
  on: ['deposit', 'withdrawal'],
  lookback: p => p('window'),
  parameters: {
    fan: {
      value: 10,
      unit: 'count',
      about: 'different accounts on either side, this one included',
      source: 'proposal',
    },
    loss: { value: 0.05, unit: 'share', about: 'the two sums differ by less', source: 'proposal' },
    window: { value: 7 * 86_400, unit: 'seconds', about: 'time that both fall in', source: 'proposal' },
    least: {
      value: 100,
      unit: 'usd',
      about: 'a transfer with an account that does both in a trace, at least',
      source: 'proposal',
    },
  },
  hard: false,
  judge(context) {
    if (!isCrypto(context.event)) return SILENT
    return either(ownTurn(context), atOtherSide(context))
  },
  examples: {
    fires: story('Eleven senders send 1,000 US dollars each, which leave to eleven receivers on the same day.', [
      ...many(11, i => deposit(i * 10, 1000, { other: madeUpAccount(300 + i) })),
      ...many(11, i => withdrawal(200 + i * 10, 990, { other: madeUpAccount(400 + i) })),
    ]),
    silent: story('Ten senders and nine receivers.', [
      ...many(10, i => deposit(i * 10, 1000, { other: madeUpAccount(300 + i) })),
      ...many(9, i => withdrawal(200 + i * 10, 1100, { other: madeUpAccount(400 + i) })),
    ]),
  },
}

/** The other side both gathers and spreads in traces. */
function atOtherSide(context: RuleContext): RuleAnswer {
  const { event } = context
  const least = context.p('least')
  if (!isCrypto(event) || (event.usd ?? least) < least) return SILENT
  const seen = event.about?.patterns ?? null
  if (seen === null) return lacking('patterns of traces in which the other side takes part')
  if (!seen.includes('fan-in') || !seen.includes('fan-out')) return SILENT
  return fire(event.atMs, {
    level: 'medium',
    reasons: ['in a trace the other side gathers from many and spreads to many'],
    figures: { patterns: 'fan-in, fan-out' },
    unless: [
      ...(event.usd === null ? [] : [{ kind: 'under', usd: least } as const]),
      { kind: 'were', words: 'if no trace showed both at the other side' },
    ],
  })
}
