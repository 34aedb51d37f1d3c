import type { Transfer } from '../model/transfer.ts'

/** FNV-1a, 32 bits: spreads texts well enough to tell the few rows of one transaction apart; not a safeguard. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * Indexes for exports without a log index. The index is made from what the row says (parties, asset, amount) and from how many
 * equal rows of the same transaction came before, so that it does not depend on the order of rows, and the same transfer met in
 * two accounts' exports is one transfer. It is not an order within the block.
 * @param place token-like rows get 0 and up, internal calls -2 and down
 */
export function contentIndex(place: 'token' | 'internal' = 'token'): (t: Omit<Transfer, 'index'>) => number {
  const seen = new Map<string, number>()
  return t => {
    const body = `${t.from} ${t.to} ${t.asset} ${t.amount}`
    const key = `${t.ledger} ${t.tx} ${body}`
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    const hash = fnv1a(before === 0 ? body : `${body} ${before}`) >>> 1
    return place === 'token' ? hash : -2 - (hash >>> 1)
  }
}
