import type { TraceJson } from '../../formats/trace-json.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { isNews, type Watch } from '../../model/watch.ts'
import type { WatchDraft } from './watch-draft.ts'

const DAY = 86_400
type Row = TraceJson['transfers'][number]
type AccountRow = TraceJson['accounts'][number]

/** What a trace has to tell of a case since its watch began: who was reached, which service was paid, who woke; in the order of the ledger. */
export function traceDrafts(trace: TraceJson, watch: Watch): WatchDraft[] {
  const accounts = new Map(trace.accounts.map(row => [`${row.account} ${row.asset}`, row]))
  const ends = new Map(trace.endpoints.map(row => [`${row.account} ${row.asset}`, row]))
  /** When value of the theft last came to an account, or left it. */
  const movedAt = new Map<string, number>()
  const drafts: WatchDraft[] = []
  for (const row of trace.transfers) {
    const { to, from, at } = row
    const either = (to ?? from) as AccountId | null
    const news = either !== null && isNews(watch, splitAccount(either).ledger, at)
    const before = from === null ? undefined : movedAt.get(from)
    if (news && from !== null && before !== undefined && at - before >= watch.stillDays * DAY)
      drafts.push(
        wake(row, from, Math.floor((at - before) / DAY), accounts.get(`${from} ${row.asset}`)?.hop ?? null, watch),
      )
    for (const account of [from, to]) if (account !== null) movedAt.set(account, at)
    const there = to === null ? undefined : accounts.get(`${to} ${row.asset}`)
    if (!news || to === null || there === undefined) continue
    const end = ends.get(`${to} ${row.asset}`)
    const told = arrival(row, to, there, watch)
    if (told !== null) drafts.push({ ...told, service: there.service, freezableBy: end?.freezableBy ?? [] })
  }
  return drafts
}

function arrival(row: Row, to: string, there: AccountRow, watch: Watch): WatchDraft | null {
  const base = { ...moved(row, to, watch), hop: there.hop }
  if (there.role === 'service' || there.role === 'deposit') {
    const name = there.service ?? 'a service'
    return { ...base, kind: 'endpoint', because: `${short(row.from)} paid ${name}, where the path ends` }
  }
  if (there.role !== 'intermediate') return null
  const hops = there.hop === 1 ? 'transfer' : 'transfers'
  return { ...base, kind: 'hop', because: `${short(row.from)} paid it, ${there.hop} ${hops} from the theft` }
}

function wake(row: Row, from: string, days: number, hop: number | null, watch: Watch): WatchDraft {
  const because = `${short(from)} had been still for ${days} days and moved to ${short(row.to)}`
  return { ...moved(row, from, watch), kind: 'wake', hop, because }
}

function moved(row: Row, about: string, watch: Watch): Omit<WatchDraft, 'kind' | 'because' | 'hop'> {
  const account = about as AccountId
  return {
    ...{ case: watch.case, ledger: splitAccount(account).ledger, account, tx: row.tx, index: row.index, step: null },
    ...{ asset: row.asset as AssetId, amount: row.amount, tainted: row.tainted },
    ...{ block: row.block, blockHash: null, at: row.at, service: null, freezableBy: [], basis: 'trace', of: null },
  }
}

function short(account: string | null): string {
  return account === null ? 'an account without an address' : splitAccount(account as AccountId).address
}
