import { createHash } from 'node:crypto'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { entryLine } from '../../src/formats/lists/entry-line.ts'
import { NotFoundError } from '../../src/model/errors.ts'
import type { Json } from '../../src/model/fact.ts'
import { BLANK_ENTRY, type ListEntry } from '../../src/model/list-entry.ts'
import type { ListVersion } from '../../src/model/list-version.ts'
import { readWalletAddress } from '../../src/model/wallet-address.ts'
import type { ListShelf } from '../../src/operations/lists/list-shelf.ts'
import { ScreeningDesk } from '../../src/operations/screen/screening-desk.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** An entry with some names, addresses and domains. */
export function madeUpEntry(
  id: string,
  has: {
    names?: readonly string[]
    wallets?: readonly string[]
    domains?: readonly string[]
    births?: readonly string[]
  },
): ListEntry {
  const names = (has.names ?? []).map((text, n) => ({
    text,
    strength: n === 0 ? ('primary' as const) : ('strong' as const),
    form: n === 0 ? ('name' as const) : ('aka' as const),
  }))
  const wallets = (has.wallets ?? []).map(address => ({
    address,
    ledgers: readWalletAddress(address)?.ledgers ?? [],
    ticker: null,
    listedAt: null,
  }))
  const { domains = [], births = [] } = has
  return { ...BLANK_ENTRY, id, kind: 'person', names, wallets, domains, births, programmes: ['TEST'] }
}

/** Lists in a log of facts, and a desk that screens against them; the clock is scripted. */
export function madeUpLists() {
  const facts = new MemoryFactLog()
  const texts = new Map<string, string>()
  const aside = new Map<string, string>()
  const shelf = {
    keep: async (digest: string, text: string) => void texts.set(digest, text),
    async *read(digest: string) {
      const text = texts.get(digest)
      if (text === undefined) throw new NotFoundError('list-version-missing', digest)
      yield text
    },
    async *aside(name: string) {
      yield aside.get(name) ?? ''
    },
    keepAside: async (name: string, lines: Iterable<string>) =>
      void aside.set(name, [...lines].map(line => `${line}\n`).join('')),
  } as unknown as ListShelf
  let time = 1_790_000_000
  const clock = { now: () => time, monotonic: () => time * 1000 }
  const desk = new ScreeningDesk({
    facts,
    shelf,
    sources: [],
    jurisdictions: [],
    clock,
    sha256,
  })
  return {
    facts,
    clock,
    screening: { shelf, desk },
    wait(seconds: number): void {
      time += seconds
    },
    async use(list: string): Promise<void> {
      await facts.append([{ at: time, by: 'tester', kind: 'list-chosen', body: { list } }])
    },
    async accept(list: string, entries: readonly ListEntry[]): Promise<string> {
      const text = entries.map(e => `${entryLine(e)}\n`).join('')
      const digest = sha256(text)
      texts.set(digest, text)
      const version: ListVersion = {
        list,
        digest,
        publishedAt: time,
        covers: ['names', 'wallets', 'domains'],
        counts: { entries: entries.length, names: 0, wallets: 0, domains: 0 },
        format: 'private-csv',
        files: [],
        faults: 0,
        lost: 0,
        waived: null,
      }
      const body = { list, version: version as unknown as Json }
      await facts.append([{ at: time, by: 'tester', kind: 'list-version-accepted', body }])
      return digest
    },
  }
}
