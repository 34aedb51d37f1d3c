import type { TraceIndex } from './trace-index.ts'

/** Something that a search found. */
export interface Found {
  /** An account (CAIP-10), or `tx:HASH`. */
  readonly id: string
  readonly name: string | null
}

/** Most that a search lists. */
const MOST = 200

/** Accounts whose address or name holds a text, then transactions whose hash does; the search is over letters of either case. */
export function findInTrace(text: string, index: TraceIndex): readonly Found[] {
  const wanted = text.trim().toLowerCase()
  if (wanted.length < 2) return []
  const found: Found[] = []
  for (const account of index.accounts) {
    const name = index.nameOf(account)
    if (account.toLowerCase().includes(wanted) || name?.toLowerCase().includes(wanted))
      found.push({ id: account, name })
    if (found.length >= MOST) return found
  }
  const seen = new Set<string>()
  for (const { tx } of index.trace.transfers) {
    if (!tx.includes(wanted) || seen.has(tx)) continue
    seen.add(tx)
    found.push({ id: `tx:${tx}`, name: null })
    if (found.length >= MOST) break
  }
  return found
}
