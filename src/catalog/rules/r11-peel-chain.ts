import { type Rule, SILENT } from '../../model/monitor/rule.ts'
import { isCrypto } from './movement.ts'
import { deposit, knownSide, story } from './story-events.ts'
import { tracePattern } from './trace-pattern.ts'

/** R11: the other side is a member of a peel chain of a trace. */
export const peelChain: Rule = {
  id: 'R11',
  name: 'peel-chain',
  question: 'Is the other side a member of a peel chain that a trace found?',
  sources: ['laundering after thefts of North Korea', 'FinCEN, FINCEN-2023-0016', 'docs/patterns.md: peel-chain'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {
    least: {
      value: 100,
      unit: 'usd',
      about: 'the transfer, at least; an exchange sees one hop, the chain is a finding of traces',
      source: 'proposal',
    },
  },
  hard: false,
  judge: context => (isCrypto(context.event) ? tracePattern(context.event, context, ['peel-chain'], 'high') : SILENT),
  examples: {
    fires: story('A deposit from an account that peels.', [
      deposit(0, 3000, { about: knownSide({ patterns: ['peel-chain'] }) }),
    ]),
    silent: story('A deposit from an account of no pattern.', [deposit(0, 3000)]),
  },
}
