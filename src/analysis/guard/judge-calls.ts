import type { DecodeCall } from './decode-call.ts'
import type { GuardCase } from './guard-case.ts'
import { allowancesRule } from './rules/allowances.ts'
import { delegatecallRule } from './rules/delegatecall.ts'
import { givenAwayRule } from './rules/given-away.ts'
import { lookAlikesRule } from './rules/look-alikes.ts'
import { nonceRule } from './rules/nonce.ts'
import { refundRule } from './rules/refund.ts'
import { pathOf, type StepRule, type WholeRule } from './rules/rule.ts'
import { safeSettingsRule } from './rules/safe-settings.ts'
import type { GuardFinding } from './severity.ts'
import { tellCalls } from './tell-step.ts'
import { unfoldCalls } from './unfold-calls.ts'

const STEP_RULES: readonly StepRule[] = [
  delegatecallRule,
  safeSettingsRule,
  givenAwayRule,
  allowancesRule,
  lookAlikesRule,
]
const WHOLE_RULES: readonly WholeRule[] = [refundRule, nonceRule]

/** Findings of one transaction that are kept; a batch of thousands tells the same of each. */
const MOST_FINDINGS = 200

/** What a transaction would do, and what of it should be asked about. */
export function judgeCalls(about: GuardCase, decode: DecodeCall): { sentence: string; findings: GuardFinding[] } {
  const unfolded = unfoldCalls(about.tx, decode)
  const findings: GuardFinding[] = []
  for (const step of unfolded.steps) {
    if (findings.length >= MOST_FINDINGS) break
    for (const rule of STEP_RULES) findings.push(...rule(step, about))
    const { call } = step
    if (call !== null && 'fault' in call && call.fault === 'unreadable')
      findings.push({
        code: 'arguments-unreadable',
        severity: 'warning',
        sentence: `It calls ${call.name} with arguments that cannot be read: what it does is not known.`,
        path: pathOf(step),
      })
  }
  for (const { path, because } of unfolded.hidden)
    findings.push({
      code: 'calls-hidden',
      severity: 'warning',
      sentence: `Not all of its calls can be told: ${because}.`,
      path: path === '' ? null : path,
    })
  for (const rule of WHOLE_RULES) findings.push(...rule(about))
  return { sentence: `It ${tellCalls(unfolded, about.words)}.`, findings }
}
