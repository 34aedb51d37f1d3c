import { NO_ADDRESS } from '../../../formats/safe/safe-transaction.ts'
import type { GuardFinding } from '../severity.ts'
import type { WholeRule } from './rule.ts'

/**
 * The refund of gas pays whoever executes, or a receiver of choice, at a price that the transaction itself names: in a token there is no
 * bound to it, so that it can carry the Safe's money away beside a harmless call.
 */
export const refundRule: WholeRule = ({ tx, knowledge, words, owners }) => {
  const { gasPrice, baseGas, safeTxGas, gasToken, refundReceiver } = tx
  const found: GuardFinding[] = []
  if (gasPrice === 0n) return found
  const most = (safeTxGas + baseGas) * gasPrice
  const native = gasToken === NO_ADDRESS
  const receiver = refundReceiver === NO_ADDRESS ? 'whoever executes it' : words.account(refundReceiver)
  const cost = native ? words.ether(most) : words.token(gasToken, most)
  const { refundWei, baseGas: usual } = knowledge.thresholds
  const drains = baseGas > usual || (native && most > refundWei)
  // The contract pays the native coin at no more than the price of the executing transaction, and a token at any.
  const severity = drains ? 'alarm' : native && owners.owners.has(refundReceiver) ? 'notice' : 'warning'
  found.push({
    code: drains ? 'refund-drains' : 'refund-paid',
    severity,
    sentence: `It pays ${receiver} a refund of gas of up to ${cost}, beside what its call does.`,
    path: null,
  })
  return found
}
