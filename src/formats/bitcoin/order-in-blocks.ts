import type { Transaction } from '../../model/transaction.ts'

/**
 * Gives transactions without known places in their blocks an order in which what is spent stands before its spender (ties: by
 * id), independent of the order in which they came. Coinbases keep place 0; the others are numbered from 1.
 */
export function orderInBlocks(transactions: readonly Transaction[]): Transaction[] {
  const byBlock = new Map<number, Transaction[]>()
  for (const t of transactions) {
    const list = byBlock.get(t.block)
    if (list) list.push(t)
    else byBlock.set(t.block, [t])
  }
  const out: Transaction[] = []
  for (const block of [...byBlock.keys()].sort((a, b) => a - b)) {
    const list = byBlock.get(block) ?? []
    const coinbase = list.filter(t => t.inputs.some(i => i.prevTx === null))
    out.push(...coinbase.map(t => ({ ...t, position: 0 })))
    ordered(list.filter(t => !coinbase.includes(t))).forEach((t, i) => {
      out.push({ ...t, position: i + 1 })
    })
  }
  return out
}

function ordered(list: readonly Transaction[]): Transaction[] {
  const left = new Map([...list].sort((a, b) => (a.tx < b.tx ? -1 : 1)).map(t => [t.tx, t]))
  const out: Transaction[] = []
  while (left.size > 0) {
    const ready = [...left.values()].filter(t => !t.inputs.some(i => i.prevTx !== null && left.has(i.prevTx)))
    // Ids are hashes over what is spent, so no ring can exist; the guard keeps a forged list from running forever.
    const batch = ready.length > 0 ? ready : [...left.values()]
    for (const t of batch) {
      out.push(t)
      left.delete(t.tx)
    }
  }
  return out
}
