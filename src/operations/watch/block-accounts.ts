import type { AccountId } from '../../model/account.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'

/** A block's transfers by who is part of them, in order: made once for all cases. */
export type BlockAccounts = ReadonlyMap<AccountId, readonly Transfer[]>

/** Every account of a block. A transfer to oneself is there once. */
export function blockAccounts({ transfers }: LiveBlock): BlockAccounts {
  const found = new Map<AccountId, Transfer[]>()
  const add = (account: AccountId, t: Transfer): void => {
    const list = found.get(account)
    if (list === undefined) found.set(account, [t])
    else list.push(t)
  }
  for (const t of transfers) {
    add(payer(t), t)
    if (t.to !== t.from) add(payee(t), t)
  }
  return found
}
