import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AccountPart, ExposureIndex, type KeptIndex } from '../../analysis/exposure/exposure-index.ts'
import { lookupColumns } from '../../analysis/exposure/exposure-lookup.ts'
import type { AssetId } from '../../model/asset.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { ExposureState, IndexDesk, IndexOrder, IndexOutcome } from '../../operations/exposure/exposure-port.ts'
import { labelOfTag } from '../../operations/exposure/labels.ts'
import { type Duck, openDuck } from '../transfers/embedded/duck.ts'
import type { EmbeddedStore } from '../transfers/embedded/embedded-store.ts'
import { segmentsFolder } from '../transfers/embedded/import-transfers.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'
import { scanInTime, type TimeBatch } from '../transfers/embedded/scan-in-time.ts'
import { AccountNames } from './account-names.ts'
import { type Column, readArrays } from './array-file.ts'
import { type IndexHead, readHead, type Slot, writeIndex } from './index-head.ts'
import { OriginBook } from './origin-book.ts'
import { throughDigest } from './through-digest.ts'

const DUCK_MEGABYTES = 400

/** An index under way. */
interface Work {
  readonly index: ExposureIndex
  readonly names: AccountNames
  readonly book: OriginBook
  readonly parts: Map<number, AccountPart>
  readonly assets: AssetNumbers
}

/** Goes on with the index that is there as far as it still holds, else makes it from the first transfer; the caller holds the lock. */
export async function updateIndex(
  folder: string,
  store: EmbeddedStore,
  order: IndexOrder,
  desk: IndexDesk,
): Promise<IndexOutcome> {
  const segments = store.records()
  const parent = segmentsFolder(store.folder)
  await using duck = await openDuck(join(folder, 'spill'), DUCK_MEGABYTES)
  const total = segments.reduce((sum, s) => sum + s.rows, 0)
  const found = order.rebuild ? { why: 'asked for' } : await resume(folder, duck, parent, segments, store, order, total)
  const work = 'work' in found ? found.work : await begin(store, order, null, null, total)
  const restarted = 'why' in found ? found.why : null
  const before = work.index.rows
  const stopped = await run(work, duck, parent, segments, total, desk)
  const finished = !stopped
  if (finished && work.index.rows !== total)
    // Checked here because an index over some of the transfers would clear accounts that it never saw.
    throw new IntegrityError('rows-missing', `the exposure index took ${work.index.rows} transfers of ${total}`)
  const slot: Slot = finished || restarted === null ? ('slot' in found && !finished ? found.slot : 'current') : 'next'
  const state = await save(folder, slot, work, { duck, parent, segments, order, finished })
  return { state, taken: work.index.rows - before, restarted }
}

async function run(
  work: Work,
  duck: Duck,
  parent: string,
  segments: readonly SegmentRecord[],
  total: number,
  desk: IndexDesk,
): Promise<boolean> {
  const { index, names } = work
  const after = index.rows === 0 ? -1 : index.lastAt
  const numbersOf = async (segment: SegmentRecord) => {
    const about = JSON.parse(await readFile(join(parent, segment.id, 'segment.json'), 'utf8')) as {
      ledgers: LedgerId[]
      assets: AssetId[]
    }
    const accounts = await names.number(duck, join(parent, segment.id), segment, about.ledgers)
    return { accounts, assets: Int32Array.from(about.assets, a => work.assets.of(a)) }
  }
  for await (const batch of scanInTime(duck, parent, segments, after, numbersOf)) {
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
  store: EmbeddedStore,
  order: IndexOrder,
  head: IndexHead | null,
  arrays: Record<string, Column> | null,
  total: number,
): Promise<Work> {
  const assets = new AssetNumbers(head?.assets ?? [])
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
  const keptNames = arrays && {
    rows: arrays['names'] as Int32Array<ArrayBuffer>,
    texts: arrays['texts'] as Uint8Array<ArrayBuffer>,
    textStarts: arrays['textStarts'] as Uint32Array<ArrayBuffer>,
  }
  const names = new AccountNames(
    head?.ledgers ?? [],
    keptNames,
    book.addresses(),
    (number, account, ledger, address) => {
      const part = book.part(account, ledger, address)
      if (part !== null) parts.set(number, part)
    },
    total,
  )
  for (const [account, place, left] of head?.left ?? []) {
    const rule = parts.get(account)?.gives[place]
    if (rule) rule.left = left
  }
  const kept = arrays && head && keptOf(arrays, head)
  const index = new ExposureIndex(parts, book.rest(), {
    ...(kept ? { kept } : {}),
    expected: total,
  })
  return { index, names, book, parts, assets }
}

type Resumed = { readonly work: Work; readonly slot: Slot } | { readonly why: string }

/** The unfinished or the current index, where it still holds: no late transfer, and the same accounts take part in the same way. */
async function resume(
  folder: string,
  duck: Duck,
  parent: string,
  segments: readonly SegmentRecord[],
  store: EmbeddedStore,
  order: IndexOrder,
  total: number,
): Promise<Resumed> {
  let why = 'there was none'
  for (const slot of ['next', 'current'] as const) {
    const head = await readHead(folder, slot)
    if (head === null) continue
    const { lastAt, transfers } = head.state
    if (lastAt !== null && (await throughDigest(duck, parent, segments, lastAt)) !== head.through) {
      why = `transfers from before ${lastAt} have come since`
      continue
    }
    const arrays = await readArrays(join(folder, head.index.name), head.index)
    const work = await begin(store, order, transfers === 0 ? null : head, transfers === 0 ? null : arrays, total)
    if (partsDigest(work) === head.parts) return { work, slot }
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

function partsDigest({ book, names, parts, assets }: Work): string {
  return book.digest(
    [...parts].map(([number, part]) => [names.idOf(number), part] as const),
    assets.list,
  )
}

async function save(
  folder: string,
  slot: Slot,
  work: Work,
  made: {
    readonly duck: Duck
    readonly parent: string
    readonly segments: readonly SegmentRecord[]
    readonly order: IndexOrder
    readonly finished: boolean
  },
): Promise<ExposureState> {
  const { index, names, book, parts, assets } = work
  const kept = index.kept()
  const keptNames = names.kept()
  const lookup = lookupColumns(index, n => names.addressOf(n))
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
  const through = lastAt === null ? 'none' : await throughDigest(made.duck, made.parent, made.segments, lastAt)
  await writeIndex(
    folder,
    slot,
    {
      state,
      origins: book.origins,
      assets: assets.list,
      ledgers: names.ledgers,
      parts: partsDigest(work),
      through,
      left,
    },
    {
      index: {
        holdings: kept.holdings.doubles,
        accounts: kept.holdings.accounts,
        pool: kept.pool.doubles,
        free: kept.pool.free,
        sums: kept.sums,
        names: keptNames.rows,
        texts: keptNames.texts,
        textStarts: keptNames.textStarts,
      },
      lookup: { ...lookup } as unknown as Record<string, Column>,
    },
  )
  return state
}

/** Assets numbered in the order of first sight. */
class AssetNumbers {
  readonly list: AssetId[]
  readonly #numbers: Map<AssetId, number>

  constructor(assets: readonly AssetId[]) {
    this.list = [...assets]
    this.#numbers = new Map(assets.map((asset, n) => [asset, n]))
  }

  of(asset: AssetId): number {
    const known = this.#numbers.get(asset)
    if (known !== undefined) return known
    this.#numbers.set(asset, this.list.length)
    return this.list.push(asset) - 1
  }
}
