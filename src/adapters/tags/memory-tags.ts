import { type AccountId, splitAccount } from '../../model/account.ts'
import type { Tag } from '../../model/tag.ts'
import type { TagSource } from '../../operations/ports.ts'

/** Tags in memory. A tag without a ledger holds on every ledger. */
export function memoryTags(tags: readonly Tag[]): TagSource {
  const byAddress = new Map<string, Tag[]>()
  for (const tag of tags) {
    const list = byAddress.get(tag.address)
    if (list) list.push(tag)
    else byAddress.set(tag.address, [tag])
  }
  return {
    async tags(accounts: readonly AccountId[]): Promise<Tag[][]> {
      return accounts.map(account => {
        const { ledger, address } = splitAccount(account)
        return (byAddress.get(address) ?? []).filter(tag => tag.ledger === null || tag.ledger === ledger)
      })
    },
  }
}
