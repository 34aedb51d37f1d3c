import type { Transaction, TxInput } from './transaction.ts'

/**
 * What two sources know of one transaction, put together: amounts and addresses of inputs, the block's hash, the fee.
 * An explorer tells no place in the block; its readers number what they know of a block, which is never beyond the true place, so the
 * larger place stays.
 * @returns null where the two contradict each other
 */
export function mergeTransaction(a: Transaction, b: Transaction): Transaction | null {
  if (a.ledger !== b.ledger || a.tx !== b.tx || a.block !== b.block || a.at !== b.at) return null
  if (!agree(a.blockHash, b.blockHash) || !agree(a.fee, b.fee) || !sameOutputs(a, b)) return null
  if (a.inputs.length !== b.inputs.length) return null
  const inputs: TxInput[] = []
  for (const [i, left] of a.inputs.entries()) {
    const right = b.inputs[i] as TxInput
    if (left.prevTx !== right.prevTx || left.prevIndex !== right.prevIndex) return null
    if (!agree(left.amount, right.amount) || !agree(left.address, right.address)) return null
    inputs.push({ ...left, amount: left.amount ?? right.amount, address: left.address ?? right.address })
  }
  const position = Math.max(a.position, b.position)
  const whole = { ...a, inputs, blockHash: a.blockHash ?? b.blockHash, fee: a.fee ?? b.fee, position }
  return whole.fee === null ? { ...whole, fee: feeOf(whole) } : whole
}

/**
 * The fee as far as the inputs' amounts are known.
 * @returns null where one is not known, or where they hold less than is paid out; 0n for a coinbase
 */
export function feeOf(t: Pick<Transaction, 'inputs' | 'outputs'>): bigint | null {
  let left = 0n
  for (const o of t.outputs) left -= o.amount
  for (const i of t.inputs) {
    if (i.prevTx === null) return 0n
    if (i.amount === null) return null
    left += i.amount
  }
  return left < 0n ? null : left
}

function sameOutputs(a: Transaction, b: Transaction): boolean {
  return (
    a.outputs.length === b.outputs.length &&
    a.outputs.every((o, i) => {
      const p = b.outputs[i]
      return o.index === p?.index && o.amount === p.amount && o.address === p.address && o.script === p.script
    })
  )
}

function agree<T>(x: T | null, y: T | null): boolean {
  return x === null || y === null || x === y
}
