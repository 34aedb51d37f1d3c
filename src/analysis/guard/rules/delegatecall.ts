import type { GuardFinding } from '../severity.ts'
import { pathOf, type StepRule } from './rule.ts'

/** Functions of tokens, which as a delegatecall move nothing: they only make a harmful call look harmless. */
const OF_TOKENS: ReadonlySet<string> = new Set([
  'transfer',
  'transfer-from',
  'approve',
  'approve-more',
  'approve-all',
  'permit',
])

/** Parts of Safe that are made to be run by delegatecall and change nothing of the Safe. */
const HARMLESS: ReadonlySet<string> = new Set(['batch', 'create', 'simulation'])

/** A delegatecall runs the target's code as the Safe: it may replace the Safe's code, owners and all. */
export const delegatecallRule: StepRule = (step, { knowledge, words }) => {
  const { to, operation, call } = step
  if (operation !== 1) return []
  const path = pathOf(step)
  const target = words.account(to)
  const published = knowledge.deployments.get(to)
  const act = call === null || 'fault' in call ? null : call.act
  const found: GuardFinding[] = []
  if (published === undefined)
    found.push({
      code: 'delegatecall-unknown',
      severity: 'alarm',
      sentence: `It would run the code of ${target}, which Safe never published, as the Safe itself: that code can replace the Safe's own code, its owners and its threshold, and take all that it holds.`,
      path,
    })
  else if (published.part === 'migration')
    found.push({
      code: 'implementation-migrated',
      severity: 'warning',
      sentence: `It would put the Safe on another published version of its code, by ${target}.`,
      path,
    })
  else if (published.part === 'sign-message')
    found.push({
      code: 'message-signed',
      severity: 'warning',
      sentence: `It would sign a message in the name of the Safe, by ${target}: what the message allows, anybody who holds it can use.`,
      path,
    })
  else if (!HARMLESS.has(published.part))
    found.push({
      code: 'delegatecall-unmeant',
      severity: 'alarm',
      sentence: `It would run the code of ${target} as the Safe itself, for which that contract is not made.`,
      path,
    })
  if (act !== null && OF_TOKENS.has(act))
    found.push({
      code: 'delegatecall-disguised',
      severity: 'alarm',
      sentence: `It is dressed as a call of ${call?.name}, but as a delegatecall it moves no token: whatever the code of ${target} does under that name, it does as the Safe.`,
      path,
    })
  return found
}
