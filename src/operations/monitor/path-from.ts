import { type AccountId, splitAccount } from '../../model/account.ts'
import { payee, payer } from '../../model/transfer.ts'
import { labelsOf } from '../exposure/labels-of.ts'
import type { MonitorWorld } from './monitor-door.ts'

/** † Accounts of one level that are looked behind, those that paid most first. */
const WIDEST = 12
/** † Payers of one level whose labels are looked up, those that paid most first. */
const MOST_PAYERS = 256
/** † Transfers of one account that are read. */
const DEEPEST = 500

/**
 * A way over which value of an origin came to an account, from the origin on: payers are looked up level by level until one bears the
 * origin's label. Null: none was found within the bounds, which says nothing of whether there is one.
 * @param origin what names it, and in which asset its value came, as exposure tells both: value is followed within an asset
 */
export async function pathFrom(
  origin: { readonly source: string; readonly asset: string },
  account: AccountId,
  hops: number,
  world: Pick<MonitorWorld, 'transfers' | 'tags' | 'labels'>,
): Promise<readonly AccountId[] | null> {
  const towards = new Map<AccountId, AccountId | null>([[account, null]])
  let level: AccountId[] = [account]
  for (let hop = 0; hop < hops && level.length > 0; hop++) {
    const histories = await world.transfers.histories(level.map(of => ({ account: of, limit: DEEPEST })))
    const paid = new Map<AccountId, bigint>()
    for (const { account: to, transfers } of histories)
      for (const t of transfers) {
        const from = payer(t)
        if (t.asset !== origin.asset || payee(t) !== to || from === to || t.amount === 0n) continue
        if (!towards.has(from)) towards.set(from, to)
        if (towards.get(from) === to && !paid.has(from)) paid.set(from, 0n)
        if (paid.has(from)) paid.set(from, (paid.get(from) ?? 0n) + t.amount)
      }
    const { ledger } = splitAccount(account)
    const payers = [...paid.keys()]
      .filter(p => splitAccount(p).ledger === ledger)
      .sort((a, b) => Number((paid.get(b) ?? 0n) - (paid.get(a) ?? 0n)))
      .slice(0, MOST_PAYERS)
    if (payers.length === 0) return null
    const labels = await labelsOf(payers, world)
    const found = payers.find(p => labels.get(p)?.source === origin.source)
    if (found !== undefined) return wayFrom(found, towards)
    // Behind somebody labelled the value is his.
    level = payers.filter(p => !labels.get(p)).slice(0, WIDEST)
  }
  return null
}

function wayFrom(origin: AccountId, towards: ReadonlyMap<AccountId, AccountId | null>): AccountId[] {
  const way: AccountId[] = []
  for (let at: AccountId | null = origin; at !== null; at = towards.get(at) ?? null) way.push(at)
  return way
}
