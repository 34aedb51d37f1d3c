import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { splitAccount } from '../../../../../model/account.ts'
import { plainName } from './plain-name.ts'

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

/** Letters of a symbol at most. */
const SYMBOL = 24

/** Looks things up in a trace. What is asked rarely is looked for when it is asked: a large trace is shown the sooner. */
export function indexTrace(trace: TraceJson): TraceIndex {
  const assets = new Map(trace.assets.map(a => [a.asset, a]))
  const names = new Map<string, string>()
  for (const { account, service } of trace.accounts) if (service !== null) names.set(account, service)
  for (const { account, name } of trace.endpoints) if (name !== null) names.set(account, name)
  const rowsWhere = (is: (t: TraceJson['transfers'][number]) => boolean): number[] => {
    const rows: number[] = []
    trace.transfers.forEach((t, i) => {
      if (is(t)) rows.push(i)
    })
    return rows
  }
  let accounts: ReadonlySet<string> | null = null
  return {
    trace,
    get accounts() {
      accounts ??= accountsOf(trace)
      return accounts
    },
    asset(id) {
      const known = assets.get(id)
      const symbol = known?.symbol == null ? shortAsset(id) : plainName(known.symbol, SYMBOL)
      return { asset: id, symbol, decimals: known?.decimals ?? null }
    },
    nameOf(account) {
      const name = names.get(account)
      return name === undefined ? null : plainName(name)
    },
    rowsOf: account => rowsWhere(t => t.from === account || t.to === account),
    rowsOfTx: tx => rowsWhere(t => t.tx === tx),
  }
}

/** An asset that nobody named, by the end of its contract. */
function shortAsset(id: string): string {
  const contract = id.split(':').at(-1) ?? id
  return contract.length > 14 ? `${contract.slice(0, 6)}…${contract.slice(-4)}` : contract
}

function accountsOf(trace: TraceJson): ReadonlySet<string> {
  const all = new Set<string>()
  for (const { from, to } of trace.transfers) {
    if (from !== null) all.add(from)
    if (to !== null) all.add(to)
  }
  for (const { account } of trace.accounts) all.add(account)
  for (const { account } of trace.endpoints) all.add(account)
  for (const { source } of trace.stolen) all.add(source)
  return all
}

/** The ledger of an account, or the account itself where it cannot be read. */
export function ledgerOf(account: string): string {
  try {
    return splitAccount(account as Parameters<typeof splitAccount>[0]).ledger
  } catch {
    return account
  }
}
