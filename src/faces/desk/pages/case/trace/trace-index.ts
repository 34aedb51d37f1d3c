import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { splitAccount } from '../../../../../model/account.ts'

/** An asset as people name it. */
export interface NamedAsset {
  readonly asset: string
  readonly symbol: string
  readonly decimals: number | null
}

/** What is looked up in a trace again and again. */
export interface TraceIndex {
  readonly trace: TraceJson
  asset(id: string): NamedAsset
  /** What the trace calls an account; null: it has no name. */
  nameOf(account: string): string | null
  /** Numbers of the transfers that an account sent or received. */
  rowsOf(account: string): readonly number[]
  /** Numbers of the transfers of a transaction. */
  rowsOfTx(tx: string): readonly number[]
  readonly accounts: ReadonlySet<string>
}

/** Indexes a trace once. */
export function indexTrace(trace: TraceJson): TraceIndex {
  const assets = new Map(trace.assets.map(a => [a.asset, a]))
  const names = new Map<string, string>()
  for (const { account, service } of trace.accounts) if (service !== null) names.set(account, service)
  for (const { account, name } of trace.endpoints) if (name !== null) names.set(account, name)
  const rows = new Map<string, number[]>()
  const byTx = new Map<string, number[]>()
  const put = (map: Map<string, number[]>, key: string, i: number): void => {
    const list = map.get(key)
    if (list) list.push(i)
    else map.set(key, [i])
  }
  trace.transfers.forEach(({ from, to, tx }, i) => {
    if (from !== null) put(rows, from, i)
    if (to !== null && to !== from) put(rows, to, i)
    put(byTx, tx, i)
  })
  const accounts = new Set([
    ...rows.keys(),
    ...trace.accounts.map(a => a.account),
    ...trace.endpoints.map(e => e.account),
    ...trace.stolen.map(s => s.source),
  ])
  return {
    trace,
    accounts,
    asset(id) {
      const known = assets.get(id)
      return { asset: id, symbol: known?.symbol ?? shortAsset(id), decimals: known?.decimals ?? null }
    },
    nameOf: account => names.get(account) ?? null,
    rowsOf: account => rows.get(account) ?? [],
    rowsOfTx: tx => byTx.get(tx) ?? [],
  }
}

/** An asset that nobody named, by the end of its contract. */
function shortAsset(id: string): string {
  const contract = id.split(':').at(-1) ?? id
  return contract.length > 14 ? `${contract.slice(0, 6)}…${contract.slice(-4)}` : contract
}

/** The ledger of an account, or the account itself where it cannot be read. */
export function ledgerOf(account: string): string {
  try {
    return splitAccount(account as Parameters<typeof splitAccount>[0]).ledger
  } catch {
    return account
  }
}
