import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { AssetId } from '../../model/asset.ts'
import { CordonError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { openDuck } from '../transfers/embedded/duck.ts'
import type { SegmentRecord } from '../transfers/embedded/manifest.ts'
import { scanInTime } from '../transfers/embedded/scan-in-time.ts'
import { AccountNames } from './account-names.ts'
import { AssetNumbers } from './asset-numbers.ts'
import { batchIn, type FeedOrder, type FromFeed, type NamedAccount, type ToFeed } from './feed-messages.ts'

const DUCK_MEGABYTES = 400

/** Batches that may be filled, as the other thread gives them back. */
class Rooms {
  readonly #port: MessagePort
  readonly #free: number[] = []
  #stopped = false

  constructor(port: MessagePort) {
    this.#port = port
    port.on('message', (message: ToFeed) => {
      if (message.kind === 'stop') this.#stopped = true
      else this.#free.push(message.batch)
    })
  }

  /** The next one; null when no more is wanted. */
  async next(): Promise<number | null> {
    while (!this.#stopped && this.#free.length === 0) await once(this.#port, 'message')
    return this.#stopped ? null : (this.#free.shift() as number)
  }
}

/** Reads a store in the order of time, numbers its accounts and assets, and hands over batch by batch until the end or until told to stop. */
export async function feedLedger(order: FeedOrder, port: MessagePort): Promise<void> {
  const tell = (message: FromFeed, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved)
  const rooms = new Rooms(port)
  const batches = order.memory.map(batchIn)
  const assets = new AssetNumbers(order.assets)
  let named: NamedAccount[] = []
  const tellNamed = (): void => {
    tell({ kind: 'named', accounts: named })
    named = []
  }
  const names = new AccountNames(
    order.ledgers,
    order.kept,
    order.wanted,
    (number, ledger, address) => {
      named.push({ number, ledger, address })
    },
    order.expected,
  )
  tellNamed()
  await using duck = await openDuck(order.spill, DUCK_MEGABYTES)
  const numbersOf = async (segment: SegmentRecord) => {
    const folder = join(order.parent, segment.id)
    const about = JSON.parse(await readFile(join(folder, 'segment.json'), 'utf8')) as {
      ledgers: LedgerId[]
      assets: AssetId[]
    }
    const accounts = await names.number(duck, folder, segment, about.ledgers)
    return { accounts, assets: Int32Array.from(about.assets, a => assets.of(a)) }
  }
  let filling = -1
  const room = async () => {
    filling = (await rooms.next()) ?? -1
    return batches[filling] ?? null
  }
  for await (const { rows } of scanInTime(duck, order.parent, order.segments, order.after, numbersOf, room)) {
    if (named.length > 0) tellNamed()
    tell({ kind: 'rows', batch: filling, rows })
  }
  if (named.length > 0) tellNamed()
  const kept = names.kept()
  tell({ kind: 'end', names: kept, ledgers: names.ledgers, assets: assets.list }, [
    ...new Set([kept.rows.buffer, kept.texts.buffer, kept.textStarts.buffer]),
  ])
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort
  const order = workerData as FeedOrder
  try {
    await feedLedger(order, port)
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    const { name, code, message, place } = error
    port.postMessage({ kind: 'failed', error: name, code, message, place } satisfies FromFeed)
  } finally {
    port.close()
    const ended = new Int32Array(order.ended)
    Atomics.store(ended, 0, 1)
    Atomics.notify(ended, 0)
  }
}
