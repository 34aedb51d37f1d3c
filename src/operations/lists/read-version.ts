import { readEntryLines } from '../../formats/lists/entry-line.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { EntryWallet, ListEntry } from '../../model/list-entry.ts'
import type { ListShelf } from './list-shelf.ts'

/**
 * The entries of a kept version. They are parsed piece by piece, since the text of a million entries is longer than a string may be.
 * @throws NotFoundError `list-version-missing`
 * @throws IntegrityError `list-version-changed`
 */
export async function readVersion(shelf: Pick<ListShelf, 'read'>, digest: string): Promise<ListEntry[]> {
  const parts: ListEntry[][] = []
  const share = sharing()
  for await (const piece of shelf.read(digest)) {
    const entries = readEntryLines(piece)
    entries.forEach(share)
    parts.push(entries)
  }
  return parts.flat()
}

/** The lines of a kept version, one at a time. @throws as {@link readVersion} */
export async function* versionLines(shelf: Pick<ListShelf, 'read'>, digest: string): AsyncGenerator<string> {
  for await (const piece of shelf.read(digest)) for (const line of piece.split('\n')) if (line !== '') yield line
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const LISTS = ['births', 'countries', 'domains', 'emails', 'identifiers', 'names', 'programmes', 'relations'] as const

// Most arrays of an entry are empty, and of ledgers there are few combinations: held once, a million entries take a fifth of the memory.
function sharing(): (entry: ListEntry) => void {
  const none: readonly never[] = []
  const ledgers = new Map<string, readonly LedgerId[]>()
  return (entry: Writable<ListEntry>) => {
    for (const key of LISTS) if (entry[key].length === 0) entry[key] = none
    for (const wallet of entry.wallets as readonly Writable<EntryWallet>[]) {
      const key = wallet.ledgers.join()
      const same = ledgers.get(key)
      if (same) wallet.ledgers = same
      else ledgers.set(key, wallet.ledgers)
    }
  }
}
