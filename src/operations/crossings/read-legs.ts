import type { Captured, CrossingEntry, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { accountId } from '../../model/account.ts'
import { type LedgerId, namespaceOf } from '../../model/ledger.ts'
import type { Transaction } from '../../model/transaction.ts'
import { type Transfer, transferKey } from '../../model/transfer.ts'
import type { CrossingGround } from './crossing-ground.ts'

/** Transactions that are asked for at once. */
const AT_ONCE = 64

/** The legs of all entries on one ledger, of blocks `from` to `until`, both inclusive; null: no bound. */
export async function readLegs(
  ground: CrossingGround,
  entries: readonly CrossingEntry[],
  ledger: LedgerId,
  from: number | null,
  until: number | null,
): Promise<Captured> {
  const slice = await readSlice(ground, entries, ledger, from, until)
  const captured = entries.map(e => e.capture(slice))
  return { legs: captured.flatMap(c => c.legs), gaps: captured.flatMap(c => c.gaps) }
}

async function readSlice(
  ground: CrossingGround,
  entries: readonly CrossingEntry[],
  ledger: LedgerId,
  from: number | null,
  until: number | null,
): Promise<CrossingSlice> {
  const needs = entries.map(e => e.needs(ledger))
  const topics = [...new Set(needs.flatMap(n => n.topics))]
  const contracts = needs.some(n => n.topics.length > 0 && n.contracts === null)
    ? undefined
    : [...new Set(needs.flatMap(n => n.contracts ?? []))]
  const range = { ledger, fromBlock: from ?? undefined, untilBlock: until ?? undefined }
  const events = topics.length === 0 ? [] : await ground.events({ ...range, topics, contracts })
  const calls = topics.length === 0 || contracts === undefined ? [] : await ground.calls({ ...range, contracts })
  const memos = needs.some(n => n.memos) ? await ground.memos(range) : []
  const accounts = [...new Set(needs.flatMap(n => n.accounts))].map(a => accountId(ledger, a))
  const inRange = (block: number): boolean => (from === null || block >= from) && (until === null || block <= until)
  const transfers = new Map<string, Transfer>()
  const keep = (rows: readonly Transfer[]): void => {
    for (const t of rows) if (inRange(t.block)) transfers.set(transferKey(t), t)
  }
  const transactions = new Map<string, Transaction>()
  const ids = [...new Set(events.map(e => e.tx))]
  for (let i = 0; i < ids.length; i += AT_ONCE)
    for (const rows of await Promise.all(ids.slice(i, i + AT_ONCE).map(tx => ground.transaction(ledger, tx))))
      keep(rows)
  if (namespaceOf(ledger) === 'bip122') {
    const told = [...new Set(memos.map(m => m.tx))]
    for (const t of await ground.utxo.transactions(ledger, told)) if (t !== null) transactions.set(t.tx, t)
    for (const account of accounts)
      for (const t of await ground.utxo.byAccount(account)) if (inRange(t.block)) transactions.set(t.tx, t)
  } else if (accounts.length > 0) {
    // A busy service's past is long: what was read before is not read again.
    const fromBlock = from ?? undefined
    for (const h of await ground.histories(accounts.map(account => ({ account, fromBlock })))) keep(h.transfers)
  }
  return { ledger, transfers: [...transfers.values()], transactions: [...transactions.values()], events, calls, memos }
}
