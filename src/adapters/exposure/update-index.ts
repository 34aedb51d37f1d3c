import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type AccountPart, ExposureIndex, type KeptIndex } from '../../analysis/exposure/exposure-index.ts'
import { lookupColumns } from '../../analysis/exposure/exposure-lookup.ts'
import { type AccountId, accountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { ExposureState, IndexDesk, IndexOrder, IndexOutcome } from '../../operations/exposure/exposure-port.ts'
import { labelOfTag } from '../../operations/exposure/labels.ts'
import type { EmbeddedStore } from '../transfers/embedded/embedded-store.ts'
import { segmentsFolder } from '../transfers/embedded/import-transfers.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'
import type { TimeBatch } from '../transfers/embedded/scan-in-time.ts'
import { addressOf } from './account-names.ts'
import { type Column, readArrays } from './array-file.ts'
import { AssetNumbers } from './asset-numbers.ts'
import type { FeedEnd } from './feed-messages.ts'
import { type IndexHead, readHead, type Slot, writeIndex } from './index-head.ts'
import { LedgerFeed } from './ledger-feed.ts'
import { OriginBook } from './origin-book.ts'
import { throughDigest } from './through-digest.ts'

/** Where the transfers lie, and which. */
interface Source {
  readonly store: EmbeddedStore
  readonly spill: string
  readonly parent: string
  readonly segments: readonly SegmentRecord[]
  /** Transfers in all. */
  readonly total: number
}

/** An index under way. */
interface Work {
  readonly index: ExposureIndex
  readonly feed: LedgerFeed
  readonly book: OriginBook
  readonly parts: Map<number, AccountPart>
  /** Of those that take part. */
  readonly ids: ReadonlyMap<number, AccountId>
  /** As far as they were numbered when the reader started: those of thefts among them. */
  readonly assets: readonly AssetId[]
}

/** Goes on with the index that is there as far as it still holds, else makes it from the first transfer; the caller holds the lock. */
export async function updateIndex(
  folder: string,
  store: EmbeddedStore,
  order: IndexOrder,
  desk: IndexDesk,
): Promise<IndexOutcome> {
  const segments = store.records()
  const total = segments.reduce((sum, s) => sum + s.rows, 0)
  const spill = join(folder, 'spill')
  const source: Source = { store, spill, parent: segmentsFolder(store.folder), segments, total }
  const found = order.rebuild ? { why: 'asked for' } : await resume(folder, source, order)
  const work = 'work' in found ? found.work : await begin(source, order, null, null)
  await using feed = work.feed
  const restarted = 'why' in found ? found.why : null
  const before = work.index.rows
  const stopped = await run(work, total, desk)
  const finished = !stopped
  if (finished && work.index.rows !== total)
    // Checked here because an index over some of the transfers would clear accounts that it never saw.
    throw new IntegrityError('rows-missing', `the exposure index took ${work.index.rows} transfers of ${total}`)
  const slot: Slot = finished || restarted === null ? ('slot' in found && !finished ? found.slot : 'current') : 'next'
  const state = await save(folder, slot, work, await feed.end(), { source, order, finished })
  return { state, taken: work.index.rows - before, restarted }
}

async function run({ index, feed }: Work, total: number, desk: IndexDesk): Promise<boolean> {
  for await (const batch of feed.batches()) {
    if (desk.interrupted() && takeWholeSeconds(index, batch)) return true
    index.take(batch)
    desk.progress.at(index.rows, total, 'transfers')
  }
  return false
}

/** Takes a batch up to where its last second begins, so that the index ends with a whole second; false when all of it is one second. */
function takeWholeSeconds(index: ExposureIndex, batch: TimeBatch): boolean {
  const last = batch.at[batch.rows - 1] as number
  let rows = batch.rows
  while (rows > 0 && batch.at[rows - 1] === last) rows--
  if (rows === 0 && index.lastAt === last) return false
  index.take({ ...batch, rows })
  return true
}

async function begin(
  { store, spill, parent, segments, total }: Source,
  order: IndexOrder,
  head: IndexHead | null,
  arrays: Record<string, Column> | null,
): Promise<Work> {
  const assets = new AssetNumbers(head?.assets ?? [])
  // Numbered before the reader starts, which numbers all others.
  for (const { asset } of order.thefts) assets.of(asset)
  const book = new OriginBook(head?.origins ?? [], asset => assets.of(asset))
  await book.add(order.labels)
  await book.add(
    (function* () {
      for (const tag of store.everyTag())
        yield { address: tag.address, ledgers: tag.ledger === null ? null : [tag.ledger], label: labelOfTag(tag) }
    })(),
  )
  book.addThefts(order.thefts)
  const parts = new Map<number, AccountPart>()
  const ids = new Map<number, AccountId>()
  const feed = await LedgerFeed.start(
    {
      spill,
      parent,
      segments,
      after: head?.state.lastAt ?? -1,
      expected: total,
      ledgers: head?.ledgers ?? [],
      assets: assets.list,
      kept: arrays && {
        rows: arrays['names'] as Int32Array<ArrayBuffer>,
        texts: arrays['texts'] as Uint8Array<ArrayBuffer>,
        textStarts: arrays['textStarts'] as Uint32Array<ArrayBuffer>,
      },
      wanted: [...book.addresses()],
    },
    ({ number, ledger, address }) => {
      const account = accountId(ledger, address)
      const part = book.part(account, ledger, address)
      if (part === null) return
      parts.set(number, part)
      ids.set(number, account)
    },
  )
  try {
    for (const [account, place, left] of head?.left ?? []) {
      const rule = parts.get(account)?.gives[place]
      if (rule) rule.left = left
    }
    const kept = arrays && head && keptOf(arrays, head)
    const index = new ExposureIndex(parts, book.rest(), { ...(kept ? { kept } : {}), expected: total })
    return { index, feed, book, parts, ids, assets: assets.list }
  } catch (error) {
    await feed[Symbol.asyncDispose]()
    throw error
  }
}

type Resumed = { readonly work: Work; readonly slot: Slot } | { readonly why: string }

/** The unfinished or the current index, where it still holds: no late transfer, and the same accounts take part in the same way. */
async function resume(folder: string, source: Source, order: IndexOrder): Promise<Resumed> {
  let why = 'there was none'
  for (const slot of ['next', 'current'] as const) {
    const head = await readHead(folder, slot)
    if (head === null) {
      if (existsSync(join(folder, `${slot}.json`))) why = 'it was written in a form that is not read any more'
      continue
    }
    const { lastAt, transfers } = head.state
    if (
      lastAt !== null &&
      (await throughDigest(source.spill, source.parent, source.segments, lastAt)) !== head.through
    ) {
      why = `transfers from before ${lastAt} have come since`
      continue
    }
    const arrays = await readArrays(join(folder, head.index.name), head.index)
    const work = await begin(source, order, transfers === 0 ? null : head, transfers === 0 ? null : arrays)
    if (partsDigest(work) === head.parts) return { work, slot }
    await work.feed[Symbol.asyncDispose]()
    why = 'labels or thefts of accounts in it have changed'
  }
  return { why }
}

function keptOf(arrays: Record<string, Column>, head: IndexHead): KeptIndex {
  return {
    holdings: {
      doubles: arrays['holdings'] as Float64Array<ArrayBuffer>,
      accounts: arrays['accounts'] as Int32Array<ArrayBuffer>,
    },
    pool: { doubles: arrays['pool'] as Float64Array<ArrayBuffer>, free: arrays['free'] as Int32Array<ArrayBuffer> },
    sums: arrays['sums'] as Float64Array<ArrayBuffer>,
    rows: head.state.transfers,
    lastAt: head.state.lastAt ?? 0,
  }
}

function partsDigest({ book, parts, ids, assets }: Work): string {
  return book.digest(
    [...parts].map(([number, part]) => [ids.get(number) as AccountId, part] as const),
    assets,
  )
}

async function save(
  folder: string,
  slot: Slot,
  work: Work,
  { names, ledgers, assets }: FeedEnd,
  made: { readonly source: Source; readonly order: IndexOrder; readonly finished: boolean },
): Promise<ExposureState> {
  const { index, book, parts } = work
  const { spill, parent, segments } = made.source
  const kept = index.kept()
  const lookup = lookupColumns(index, n => addressOf(names, n))
  const lastAt = index.rows === 0 ? null : index.lastAt
  const state: ExposureState = {
    finished: made.finished,
    versions: made.order.versions,
    transfers: index.rows,
    lastAt,
    origins: book.origins.filter(o => o.source !== 'several').length,
    exposedAddresses: lookup.keyStarts.length - 1,
  }
  const left = [...parts].flatMap(([account, { gives }]) =>
    gives.flatMap((g, place): [number, number, number][] =>
      g.left === Number.POSITIVE_INFINITY ? [] : [[account, place, g.left]],
    ),
  )
  const through = lastAt === null ? 'none' : await throughDigest(spill, parent, segments, lastAt)
  await writeIndex(
    folder,
    slot,
    { state, origins: book.origins, assets, ledgers, parts: partsDigest(work), through, left },
    {
      index: {
        holdings: kept.holdings.doubles,
        accounts: kept.holdings.accounts,
        pool: kept.pool.doubles,
        free: kept.pool.free,
        sums: kept.sums,
        names: names.rows,
        texts: names.texts,
        textStarts: names.textStarts,
      },
      lookup: { ...lookup } as unknown as Record<string, Column>,
    },
  )
  return state
}
