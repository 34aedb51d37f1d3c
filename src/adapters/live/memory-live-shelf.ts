import { IntegrityError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { BlockRef, LiveBlock } from '../../model/live-block.ts'
import { compareTransfers, type Transfer } from '../../model/transfer.ts'
import type { GapSpan, LiveShelf, SaidQuery } from '../../operations/live/live-shelf.ts'
import type { History, HistoryQuery, StoreSummary, UtxoSource } from '../../operations/ports.ts'
import { MemoryTransfers } from '../transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../transfers/memory-utxo.ts'

/** Followed blocks in memory: gone with the process. */
export class MemoryLiveShelf implements LiveShelf {
  readonly utxo: UtxoSource = {
    transactions: (ledger, ids) => this.#coins().transactions(ledger, ids),
    spenders: (ledger, outpoints) => this.#coins().spenders(ledger, outpoints),
    byAccount: account => this.#coins().byAccount(account),
    summary: () => this.#coins().summary(),
  }
  readonly #chains = new Map<LedgerId, LiveBlock[]>()
  readonly #finals = new Map<LedgerId, number>()
  /** Made when something is asked, until a block comes or goes. */
  #table: MemoryTransfers | null = null
  #coinTable: MemoryUtxo | null = null

  async ledgers(): Promise<readonly LedgerId[]> {
    return [...new Set([...this.#chains.keys(), ...this.#finals.keys()])].sort()
  }

  async tip(ledger: LedgerId): Promise<BlockRef | null> {
    return refOf(this.#chain(ledger).at(-1))
  }

  async blockAt(ledger: LedgerId, height: number): Promise<BlockRef | null> {
    return refOf(this.#chain(ledger).find(b => b.height === height))
  }

  async append(blocks: readonly LiveBlock[]): Promise<void> {
    const grown = new Map<LedgerId, LiveBlock[]>()
    for (const block of blocks) {
      const chain = grown.get(block.ledger) ?? [...this.#chain(block.ledger)]
      const tip = chain.at(-1)
      if (tip && (block.height !== tip.height + 1 || block.parent !== tip.hash))
        throw new IntegrityError('live-unlinked', `block ${block.height} does not follow ${tip.height} (${tip.hash})`)
      chain.push(block)
      grown.set(block.ledger, chain)
    }
    for (const [ledger, chain] of grown) this.#put(ledger, chain)
  }

  async undo(ledger: LedgerId, height: number): Promise<LiveBlock[]> {
    const chain = this.#chain(ledger)
    const taken = chain.filter(b => b.height > height).reverse()
    if (taken.length > 0)
      this.#put(
        ledger,
        chain.filter(b => b.height <= height),
      )
    return taken
  }

  async final(ledger: LedgerId): Promise<number | null> {
    return this.#finals.get(ledger) ?? null
  }

  async keepFinal(ledger: LedgerId, height: number): Promise<void> {
    this.#finals.set(ledger, Math.max(height, this.#finals.get(ledger) ?? height))
  }

  async events({ topics, contracts, ...query }: SaidQuery): Promise<LedgerEvent[]> {
    return this.#said(query, b => b.events).filter(
      e => (topics?.includes(e.topics[0] ?? '') ?? true) && (contracts?.includes(e.contract) ?? true),
    )
  }

  async calls({ contracts, ...query }: SaidQuery): Promise<LedgerCall[]> {
    const calls = this.#said(query, b => b.calls)
    return calls.filter(c => contracts === undefined || (c.to !== null && contracts.includes(c.to)))
  }

  async memos(query: SaidQuery): Promise<LedgerMemo[]> {
    return this.#said(query, b => b.memos)
  }

  async gaps(ledger: LedgerId): Promise<readonly GapSpan[]> {
    const spans = new Map<string, GapSpan>()
    for (const { height, gaps } of this.#chain(ledger))
      for (const gap of gaps) spans.set(gap.kind, { ...gap, from: spans.get(gap.kind)?.from ?? height, until: height })
    return [...spans.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
  }

  histories(queries: readonly HistoryQuery[]): Promise<History[]> {
    return this.#transfers().histories(queries)
  }

  transaction(ledger: LedgerId | null, tx: string): Promise<Transfer[]> {
    return this.#transfers().transaction(ledger, tx)
  }

  summary(): Promise<StoreSummary> {
    return this.#transfers().summary()
  }

  async close(): Promise<void> {}

  #chain(ledger: LedgerId): readonly LiveBlock[] {
    return this.#chains.get(ledger) ?? []
  }

  #put(ledger: LedgerId, chain: LiveBlock[]): void {
    this.#chains.set(ledger, chain)
    this.#table = null
    this.#coinTable = null
  }

  #said<T extends { readonly tx: string; readonly block: number }>(
    { ledger, fromBlock = 0, untilBlock = Number.POSITIVE_INFINITY, tx }: SaidQuery,
    read: (block: LiveBlock) => readonly T[],
  ): T[] {
    const within = this.#chain(ledger).filter(b => b.height >= fromBlock && b.height <= untilBlock)
    return within.flatMap(read).filter(said => tx === undefined || said.tx === tx)
  }

  #transfers(): MemoryTransfers {
    const blocks = [...this.#chains.values()].flat()
    this.#table ??= new MemoryTransfers(blocks.flatMap(b => b.transfers).sort(compareTransfers))
    return this.#table
  }

  #coins(): MemoryUtxo {
    this.#coinTable ??= new MemoryUtxo([...this.#chains.values()].flat().flatMap(b => b.transactions))
    return this.#coinTable
  }
}

function refOf(block: LiveBlock | undefined): BlockRef | null {
  return block === undefined ? null : { height: block.height, hash: block.hash }
}
