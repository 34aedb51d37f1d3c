import { tellStep } from '../tell-step.ts'
import { pathOf, type StepRule } from './rule.ts'

const BY_AMOUNT: ReadonlySet<string> = new Set(['approve', 'approve-more', 'approve-permit2', 'permit'])

/** An allowance without limit, or over all tokens of a collection: it stays open after what it was given for. */
export const allowancesRule: StepRule = (step, { knowledge, words }) => {
  const { call, operation } = step
  if (call === null || 'fault' in call || operation === 1) return []
  const path = pathOf(step)
  const spender = String(call.args['spender'] ?? call.args['operator'])
  if (call.act === 'approve-all' && call.args['approved'] === true)
    return [{ code: 'approved-for-all', severity: 'warning', sentence: `It ${tellStep(step, words)}.`, path }]
  const amount = call.args['amount']
  if (!BY_AMOUNT.has(call.act) || typeof amount !== 'bigint' || amount < knowledge.thresholds.unlimited) return []
  const token = words.account(String(call.args['token'] ?? step.to))
  return [
    {
      code: 'approved-without-limit',
      severity: 'warning',
      sentence: `It lets ${words.account(spender)} take ${token} of ${words.account(step.actor)} without limit, until that is taken back.`,
      path,
    },
  ]
}
