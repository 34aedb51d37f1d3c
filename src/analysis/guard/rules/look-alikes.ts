import type { Address } from '../../../model/address.ts'
import type { GuardStep } from '../unfold-calls.ts'
import { pathOf, type StepRule } from './rule.ts'

/** A payee that has the first and last digits of a familiar account and is another: planted to be copied by mistake. */
export const lookAlikesRule: StepRule = (step, { familiar, words }) => {
  const payee = payeeOf(step)
  const imitated = payee === null ? null : familiar.imitatedBy(payee)
  if (payee === null || imitated === null) return []
  return [
    {
      code: 'payee-imitates',
      severity: 'alarm',
      sentence: `It pays ${words.account(payee)}, which this Safe never dealt with and which looks like ${words.account(imitated)}, with which it did.`,
      path: pathOf(step),
    },
  ]
}

/** Who gets value by a call; null: nobody. */
export function payeeOf({ to, value, call, operation }: GuardStep): Address | null {
  if (operation === 1) return null
  if (call !== null && !('fault' in call)) {
    const { act, args } = call
    if (act === 'transfer' || act === 'transfer-from') return String(args['to']).toLowerCase() as Address
    if (act === 'approve' || act === 'approve-more') return String(args['spender']).toLowerCase() as Address
  }
  return value > 0n ? to : null
}
