import { readEntryLines } from '../../formats/lists/entry-line.ts'
import type { ListEntry } from '../../model/list-entry.ts'
import type { ListShelf } from './list-shelf.ts'

/**
 * The entries of a kept version. They are parsed piece by piece, since the text of a million entries is longer than a string may be.
 * @throws NotFoundError `list-version-missing`
 * @throws IntegrityError `list-version-changed`
 */
export async function readVersion(shelf: Pick<ListShelf, 'read'>, digest: string): Promise<ListEntry[]> {
  const parts: ListEntry[][] = []
  const share = sharing()
  for await (const piece of shelf.read(digest)) parts.push(readEntryLines(piece).map(share))
  return parts.flat()
}

/** The lines of a kept version, one at a time. @throws as {@link readVersion} */
export async function* versionLines(shelf: Pick<ListShelf, 'read'>, digest: string): AsyncGenerator<string> {
  for await (const piece of shelf.read(digest)) for (const line of piece.split('\n')) if (line !== '') yield line
}

// Most arrays of an entry are empty, and of ledgers there are few combinations: held once, a million entries take a fifth of the memory.
function sharing(): (entry: ListEntry) => ListEntry {
  const none: readonly never[] = []
  const ledgers = new Map<string, ListEntry['wallets'][number]['ledgers']>()
  const held = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? none : list)
  const wallet = (w: ListEntry['wallets'][number]): ListEntry['wallets'][number] => {
    const key = w.ledgers.join()
    const same = ledgers.get(key) ?? w.ledgers
    if (same === w.ledgers) ledgers.set(key, same)
    return { address: w.address, ledgers: same, listedAt: w.listedAt, ticker: w.ticker }
  }
  return e => ({
    ...e,
    births: held(e.births),
    countries: held(e.countries),
    domains: held(e.domains),
    emails: held(e.emails),
    identifiers: held(e.identifiers),
    names: held(e.names),
    programmes: held(e.programmes),
    relations: held(e.relations),
    wallets: held(e.wallets.map(wallet)),
  })
}
