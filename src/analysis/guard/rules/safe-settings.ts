import type { Address } from '../../../model/address.ts'
import type { GuardCase } from '../guard-case.ts'
import type { Severity } from '../severity.ts'
import { tellStep } from '../tell-step.ts'
import { pathOf, type StepRule } from './rule.ts'

/** Settings of a Safe, and what a change of each is called. */
const CODES: Readonly<Record<string, string>> = {
  'add-owner': 'owner-added',
  'remove-owner': 'owner-removed',
  'swap-owner': 'owner-swapped',
  'set-threshold': 'threshold-changed',
  'enable-module': 'module-enabled',
  'disable-module': 'module-disabled',
  'set-guard': 'guard-changed',
  'set-fallback': 'fallback-changed',
  'set-implementation': 'implementation-changed',
}

/** A change of a Safe's owners, threshold, modules, guard, fallback handler or code. */
export const safeSettingsRule: StepRule = (step, about) => {
  const { call, operation } = step
  if (call === null || 'fault' in call || operation === 1) return []
  const code = CODES[call.act]
  if (code === undefined) return []
  const sentence = `It ${tellStep(step, about.words)}.`
  return [{ code, severity: severityOf(call.act, call.args, about), sentence, path: pathOf(step) }]
}

function severityOf(act: string, args: Readonly<Record<string, unknown>>, { knowledge }: GuardCase): Severity {
  const part = (key: string) => knowledge.deployments.get(String(args[key]).toLowerCase() as Address)?.part
  if (act === 'set-implementation') return part('implementation') === 'implementation' ? 'warning' : 'alarm'
  if (act === 'set-fallback') return part('handler') === 'fallback-handler' ? 'notice' : 'warning'
  return act === 'disable-module' ? 'notice' : 'warning'
}
