import { createHash } from 'node:crypto'
import { type AccountId, splitAccount } from '../../../model/account.ts'
import type { Tag } from '../../../model/tag.ts'
import type { StoreTables } from './store-tables.ts'

/** Key of a claim: its address, then the digest of all it says; the same claim twice is one. */
export function tagKey(tag: Tag): { key: string; text: string } {
  const { ledger, address, label, category, basis, confidence, source, at } = tag
  const text = JSON.stringify({ ledger, address, label, category, basis, confidence, source, at })
  return { key: `${address} ${createHash('sha256').update(text).digest('hex').slice(0, 40)}`, text }
}

/** Puts claims inside the caller's transaction and says how many are new. */
export function storeTags(tables: StoreTables, tags: readonly Tag[]): number {
  let fresh = 0
  for (const tag of tags) {
    const { key, text } = tagKey(tag)
    if (tables.tags.get(key) !== undefined) continue
    tables.tags.putSync(key, text)
    fresh++
  }
  return fresh
}

/** All claims about an account, those that name no ledger among them. */
export function readTags(tables: StoreTables, account: AccountId): Tag[] {
  const { ledger, address } = splitAccount(account)
  const found: Tag[] = []
  for (const { value } of tables.tags.getRange({ start: `${address} `, end: `${address}!` })) {
    const tag = JSON.parse(value) as Tag
    if (tag.ledger === null || tag.ledger === ledger) found.push(tag)
  }
  return found
}

/** Every claim that is stored, in the order of addresses. */
export function* everyTag(tables: StoreTables): Generator<Tag> {
  for (const { value } of tables.tags.getRange()) yield JSON.parse(value) as Tag
}
