import type { SafeState } from '../../formats/safe/captured-transaction.ts'
import type { GuardKnowledge } from './guard-knowledge.ts'
import type { GuardWords } from './guard-words.ts'
import type { GuardFinding, Severity } from './severity.ts'

/** What is to be asked about a Safe as it is now, whatever waits to be signed. */
export function judgeState(state: SafeState, knowledge: GuardKnowledge, words: GuardWords): GuardFinding[] {
  const found: GuardFinding[] = []
  const add = (code: string, severity: Severity, sentence: string): void => {
    found.push({ code, severity, sentence, path: null })
  }
  const { implementation, threshold, owners, modules, guard, fallbackHandler } = state
  const part = implementation === null ? null : knowledge.deployments.get(implementation)?.part
  if (implementation !== null && part !== 'implementation')
    add(
      'implementation-unknown',
      'alarm',
      `The Safe runs the code of ${words.account(implementation)}, which Safe never published: whoever wrote it owns what the Safe holds.`,
    )
  if (threshold === 1 && (owners === null || owners.length > 1))
    add('threshold-one', 'warning', 'One owner alone can spend all that the Safe holds.')
  for (const module of modules ?? [])
    add('module-there', 'notice', `The module ${words.account(module)} can act for the Safe without signatures.`)
  if (guard !== null)
    add('guard-there', 'notice', `${words.account(guard)} checks every transaction and can refuse it.`)
  const handler = fallbackHandler === null ? null : knowledge.deployments.get(fallbackHandler)?.part
  if (fallbackHandler !== null && handler !== 'fallback-handler')
    add(
      'fallback-unknown',
      'warning',
      `Calls that the Safe does not know go to ${words.account(fallbackHandler)}, which Safe never published.`,
    )
  return found
}
