import type { Address } from '../../model/address.ts'
import { decodeAddress } from '../../model/address-forms/decode-address.ts'
import { isFault } from '../../model/address-forms/decoded.ts'
import { type Instant, showInstant } from '../../model/instant.ts'
import { keyIds } from '../../model/key-ids.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { sharedKey } from '../../model/same-key.ts'
import { AddressIndex } from './address/address-index.ts'
import { LookAlikeIndex } from './address/look-alike-index.ts'
import type { ListInForce } from './list-in-force.ts'
import type { Span } from './list-timeline.ts'
import type { Hit } from './match-row.ts'
import type { RowTable } from './row-table.ts'
import type { NearMiss, ScreenGap } from './screen-answer.ts'

/** An address that a list named once. */
interface Former {
  readonly list: string
  readonly span: Span
}

/** An address that a list names, and its row. */
interface Listed {
  readonly ref: number
  readonly address: string
}

/** What is known of an address that no version in force names. */
export interface Elsewhere {
  readonly nearMisses: readonly NearMiss[]
  readonly gaps: readonly ScreenGap[]
}

/** Finds an address among all that lists name: itself, other forms of its key, its look-alikes, and what was taken off. */
export class AddressFinder {
  readonly #table: RowTable
  readonly #index: AddressIndex
  /** What addresses but EVM's are bound to (model/key-ids.ts), with a number for each listed address. */
  readonly #keys: AddressIndex
  readonly #listed: readonly Listed[]
  readonly #looks: LookAlikeIndex
  readonly #own: LookAlikeIndex
  readonly #former: ReadonlyMap<string, readonly Former[]>

  constructor(table: RowTable, lists: readonly ListInForce[], counterparties: readonly Address[]) {
    this.#table = table
    this.#listed = [...walletRows(table)]
    this.#index = AddressIndex.build(this.#listed)
    this.#keys = AddressIndex.build(keyRows(this.#listed))
    this.#looks = LookAlikeIndex.build(this.#listed)
    this.#own = LookAlikeIndex.build(counterparties.map((address, ref) => ({ address, ref })))
    this.#former = formerWallets(lists)
  }

  /** @param ledgers those of the question, to say so where the list named another one */
  find(address: Address, ledgers: readonly LedgerId[]): readonly Hit[] {
    const exact = this.#index.find(address).map(ref => this.#exact(ref, address, ledgers))
    const same = this.#sameKeys(address)
    return same.length === 0 ? exact : [...exact, ...same]
  }

  #exact(ref: number, address: Address, ledgers: readonly LedgerId[]): Hit {
    const row = this.#table.row(ref)
    const wallet = row.entry.wallets.find(w => w.address === address)
    const asked = wallet && ledgers.length > 0 && !ledgers.some(l => wallet.ledgers.includes(l))
    const why = [`the address is listed${wallet?.ticker ? ` (as ${wallet.ticker})` : ''}`]
    if (asked) why.push(`listed for ${wallet.ledgers[0] ?? 'no known ledger'}, asked about on ${ledgers[0]}: one key`)
    return { row, basis: 'address', matched: address, why, confidence: 100 }
  }

  #sameKeys(address: Address): readonly Hit[] {
    const evm = isEvm(address)
    if (this.#keys.size === 0 && evm) return NONE
    const hits: Hit[] = []
    const found = new Set<Listed>()
    for (const id of evm ? [`${KECCAK}${address.slice(2)}`] : idsOf(address)) {
      for (const n of this.#keys.find(id)) found.add(this.#listed[n] as Listed)
      // An EVM address writes out its key's hash: it stands for it in the index of addresses.
      if (!evm && id.startsWith(KECCAK)) {
        const other = `0x${id.slice(KECCAK.length)}`
        for (const ref of this.#index.find(other)) found.add({ ref, address: other })
      }
    }
    for (const listed of found) {
      if (listed.address === address) continue
      const why = [
        `${address} and the listed ${listed.address} obey ${sharedKey(address, listed.address) ?? 'one key'}`,
      ]
      hits.push({ row: this.#table.row(listed.ref), basis: 'same-key', matched: listed.address, why, confidence: 90 })
    }
    return hits
  }

  /** What else is to be said of an address: look-alikes, and lists on which it stood once. */
  elsewhere(address: Address, at: Instant): Elsewhere {
    const former = this.#former.get(address)
    const looks = this.#looks.near(address)
    const own = this.#own.near(address)
    if (!former && looks.length === 0 && own.length === 0) return NOTHING
    const ends = (head: number, tail: number) => `its first ${head} and last ${tail} characters are those of`
    const nearMisses: NearMiss[] = []
    const gaps: ScreenGap[] = []
    for (const { list, span } of former ?? NONE)
      if (at < (span.delistedAt ?? Number.POSITIVE_INFINITY)) {
        if ((span.listedAt ?? at) <= at) gaps.push(perhapsListed(list, span))
      } else nearMisses.push({ list, id: span.entry, matched: address, why: wasListed(span) })
    for (const l of looks) {
      const { list, entry } = this.#table.row(l.ref)
      const why = `${ends(l.head, l.tail)} the listed ${l.address}, but it is another address`
      nearMisses.push({ list: list.source.name, id: entry.id, matched: l.address, why })
    }
    for (const l of own) {
      const why = `${ends(l.head, l.tail)} your counterparty ${l.address}, but it is another address`
      nearMisses.push({ list: null, id: null, matched: l.address, why })
    }
    return { nearMisses, gaps }
  }
}

const NONE: readonly never[] = []
const NOTHING: Elsewhere = { nearMisses: NONE, gaps: NONE }

function perhapsListed(list: string, { name, lastSeenAt }: Span): ScreenGap {
  const day = showInstant(lastSeenAt).slice(0, 10)
  const because = `it stood there under ${name} on ${day}, and the versions since then are not whole: it may still be listed`
  return { code: 'list-lossy', list, because, blocking: true }
}

function wasListed({ name, listedAt, lastSeenAt, delistedAt }: Span): string {
  const day = (t: Instant | null) => (t === null ? 'a day not known' : showInstant(t).slice(0, 10))
  return `it was listed under ${name} from ${day(listedAt)} and taken off between ${day(lastSeenAt)} and ${day(delistedAt)}`
}

function* walletRows(table: RowTable): Generator<{ address: string; ref: number }> {
  for (const ref of table.covering('wallets')) {
    const seen = new Set<string>()
    for (const { address } of table.row(ref).entry.wallets)
      if (!seen.has(address)) {
        seen.add(address)
        yield { address, ref }
      }
  }
}

const KECCAK = 'keccak:'

function isEvm(address: string): boolean {
  return address.length === 42 && address.startsWith('0x')
}

function idsOf(address: string): readonly string[] {
  const read = decodeAddress(address)
  return isFault(read) ? NONE : keyIds(read.address, read.form)
}

function* keyRows(listed: readonly { readonly address: string }[]): Generator<{ address: string; ref: number }> {
  for (const [ref, { address }] of listed.entries())
    if (!isEvm(address)) for (const id of idsOf(address)) yield { address: id, ref }
}

/** Addresses that the newest version does not name: taken off, or missing since a version that was not whole. */
function formerWallets(lists: readonly ListInForce[]): Map<string, Former[]> {
  const former = new Map<string, Former[]>()
  for (const { source, timeline } of lists)
    for (const [address, spans] of Object.entries(timeline?.wallets ?? {})) {
      const span = spans.at(-1)
      if (!span || (span.delistedAt === null && span.lastSeenAt >= (timeline?.walletsAt ?? 0))) continue
      former.set(address, [...(former.get(address) ?? []), { list: source.name, span }])
    }
  return former
}
