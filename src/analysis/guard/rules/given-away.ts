import { tellStep } from '../tell-step.ts'
import { pathOf, type StepRule } from './rule.ts'

/** Acts that give power over a contract to others, and what each is called. */
const CODES: Readonly<Record<string, string>> = {
  upgrade: 'contract-upgraded',
  'hand-over': 'contract-handed-over',
  renounce: 'ownership-renounced',
  'grant-role': 'role-granted',
}

/** An upgrade of a contract, or the handing over of what the Safe owns. */
export const givenAwayRule: StepRule = (step, { words }) => {
  const { call, operation } = step
  if (call === null || 'fault' in call || operation === 1) return []
  const code = CODES[call.act]
  if (code === undefined) return []
  return [{ code, severity: 'warning', sentence: `It ${tellStep(step, words)}.`, path: pathOf(step) }]
}
