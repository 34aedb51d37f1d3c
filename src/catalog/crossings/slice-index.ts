import type { CrossingGap, CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import type { EventFields, EventLayout } from '../../formats/crossings/evm-event.ts'
import { accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../../model/asset.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerEvent } from '../../model/ledger-event.ts'
import { compareTransfers, type Transfer } from '../../model/transfer.ts'

/** The zero address: the native asset in most events, and where minted tokens come from. */
export const NOBODY = '0x0000000000000000000000000000000000000000' as Address

/** Which transfer is meant; what is left out may be anything. */
export interface TransferSought {
  readonly asset?: AssetId | undefined
  readonly amount?: bigint | undefined
  readonly from?: (address: Address) => boolean
  readonly to?: (address: Address) => boolean
}

/** An event that an entry knows, from a place that it knows. */
export interface KnownEvent {
  readonly event: LedgerEvent
  readonly fields: EventFields
  readonly place: CrossingPlace
}

/** What an entry needs of a leg that is the same for all legs of an event. */
export type LegStart = Pick<CrossingLeg, 'crossing' | 'ledger' | 'tx' | 'block' | 'at'>

/**
 * A slice as an entry reads it: events of its own contracts, each once, and transfers by transaction, each of which carries at most one
 * leg, so that two equal deposits of one transaction are two.
 */
export class SliceIndex {
  readonly crossing: string
  readonly ledger: LedgerId
  readonly gaps: CrossingGap[] = []
  readonly legs: CrossingLeg[] = []
  readonly #slice: CrossingSlice
  readonly #taken = new Set<Transfer>()
  #byTx: Map<string, Transfer[]> | null = null

  constructor(crossing: string, slice: CrossingSlice) {
    this.crossing = crossing
    this.ledger = slice.ledger
    this.#slice = slice
  }

  /** Events of one layout that the places said, in the order of the ledger. What a place said in another layout is a gap. */
  events(layout: EventLayout, places: readonly CrossingPlace[]): KnownEvent[] {
    const byAddress = new Map(places.map(p => [p.address, p]))
    const seen = new Set<string>()
    const known: KnownEvent[] = []
    for (const event of this.#slice.events) {
      const place = byAddress.get(event.contract)
      const key = `${event.tx}:${event.index}`
      if (place === undefined || event.topics[0] !== layout.topic || event.ledger !== this.ledger || seen.has(key))
        continue
      seen.add(key)
      const fields = layout.read(event)
      if (fields !== null) known.push({ event, fields, place })
      else
        this.gap(event.tx, 'event-unread', `${event.contract} wrote ${layout.signature} in a layout that is not known`)
    }
    return known.sort((a, b) => a.event.block - b.event.block || a.event.index - b.event.index)
  }

  /** The first transfer of the transaction that is meant and carries no leg yet; taken. */
  take(tx: string, sought: TransferSought): Transfer | null {
    const { asset, amount, from = yes, to = yes } = sought
    const found = this.#transfersOf(tx).find(
      t =>
        !this.#taken.has(t) &&
        (asset === undefined || t.asset === asset) &&
        (amount === undefined || t.amount === amount) &&
        from(t.from) &&
        to(t.to),
    )
    if (found !== undefined) this.#taken.add(found)
    return found ?? null
  }

  /** Who sent the transaction; null where its call is not at hand. */
  sender(tx: string): Address | null {
    return this.#slice.calls.find(c => c.tx === tx && c.ledger === this.ledger)?.from ?? null
  }

  start({ tx, block, at }: { readonly tx: string; readonly block: number; readonly at: number }): LegStart {
    return { crossing: this.crossing, ledger: this.ledger, tx, block, at }
  }

  /** A token's asset; the zero address and 0xeeee… stand for the native one. */
  asset(token: Address): AssetId {
    return token === NOBODY || /^0xe{40}$/.test(token) ? nativeAsset(this.ledger) : erc20(this.ledger, token)
  }

  account(address: Address) {
    return accountId(this.ledger, address)
  }

  gap(tx: string, kind: string, because: string): void {
    this.gaps.push({ kind, crossing: this.crossing, ledger: this.ledger, tx, because })
  }

  #transfersOf(tx: string): readonly Transfer[] {
    if (this.#byTx === null) {
      this.#byTx = new Map()
      for (const t of [...this.#slice.transfers].sort(compareTransfers)) {
        const list = this.#byTx.get(t.tx)
        if (list) list.push(t)
        else this.#byTx.set(t.tx, [t])
      }
    }
    return this.#byTx.get(tx) ?? []
  }
}

function yes(): boolean {
  return true
}
