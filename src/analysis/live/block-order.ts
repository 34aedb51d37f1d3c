import type { Transfer } from '../../model/transfer.ts'

/**
 * The transfers of one block so that none pays what the block has yet to bring it: the order of rows within a block is no true order where it comes
 * from hashes. What an account cannot pay yet waits while the block still brings it something; in a circle, where none can begin, the first does.
 * @param holds what the payer of a transfer has of its asset by then
 */
export function* inPayableOrder(block: readonly Transfer[], holds: (t: Transfer) => bigint): Generator<Transfer> {
  const payers = new Set<string>()
  for (const t of block) payers.add(`${t.from} ${t.asset}`)
  const coming = new Map<string, number>()
  for (const { to, asset } of block) {
    const key = `${to} ${asset}`
    if (payers.has(key)) coming.set(key, (coming.get(key) ?? 0) + 1)
  }
  if (coming.size === 0) {
    yield* block
    return
  }
  const waiting = new Map<string, Transfer[]>()
  const late = new Set<Transfer>()
  const ready: Transfer[] = []
  const look = (t: Transfer): void => {
    const key = `${t.from} ${t.asset}`
    if ((coming.get(key) ?? 0) === 0 || t.amount <= holds(t)) {
      ready.push(t)
      return
    }
    late.add(t)
    const queue = waiting.get(key)
    if (queue) queue.push(t)
    else waiting.set(key, [t])
  }
  function* run(): Generator<Transfer> {
    for (let t = ready.pop(); t !== undefined; t = ready.pop()) {
      yield t
      const key = `${t.to} ${t.asset}`
      const left = coming.get(key)
      if (left === undefined) continue
      coming.set(key, left - 1)
      const again = waiting.get(key) ?? []
      waiting.delete(key)
      for (const one of again.reverse()) if (late.delete(one)) look(one)
    }
  }
  for (const t of block) {
    look(t)
    yield* run()
  }
  for (const t of late) {
    late.delete(t)
    ready.push(t)
    yield* run()
  }
}
