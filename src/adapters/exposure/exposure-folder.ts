import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExposureLookup, type LookupColumns } from '../../analysis/exposure/exposure-lookup.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import type {
  ExposureIndexer,
  ExposureState,
  ExposureView,
  IndexDesk,
  IndexOrder,
  IndexOutcome,
} from '../../operations/exposure/exposure-port.ts'
import { makeFolder } from '../files/make-folder.ts'
import type { EmbeddedStore } from '../transfers/embedded/embedded-store.ts'
import { lockStore } from '../transfers/embedded/store-lock.ts'
import { readArrays } from './array-file.ts'
import { type IndexHead, readHead, removeUnnamed } from './index-head.ts'

/** Where in the data folder the exposure index lies. */
export function exposureFolder(data: string): string {
  return join(data, 'exposure')
}

/** The exposure index of a data folder, over the embedded store. */
export class ExposureFolder implements ExposureIndexer {
  readonly #folder: string
  readonly #store: EmbeddedStore | null

  /** @param store null: there is nothing to index yet, but an index may be there */
  constructor(folder: string, store: EmbeddedStore | null) {
    this.#folder = folder
    this.#store = store
  }

  async stamp(): Promise<string> {
    try {
      // A new index is put in its place whole, as another file.
      const { ino, mtimeNs } = await stat(join(this.#folder, 'current.json'), { bigint: true })
      return `${ino} ${mtimeNs}`
    } catch {
      return 'none'
    }
  }

  async state(): Promise<ExposureState | null> {
    return (await readHead(this.#folder, 'current'))?.state ?? null
  }

  async open(): Promise<ExposureView | null> {
    const head = await readHead(this.#folder, 'current')
    if (head === null) return null
    try {
      return await viewOf(this.#folder, head)
    } catch (error) {
      // Another process may have put a newer index in its place in the meantime.
      const again = await readHead(this.#folder, 'current')
      if (again === null || again.lookup.name === head.lookup.name) throw error
      return viewOf(this.#folder, again)
    }
  }

  async update(order: IndexOrder, desk: IndexDesk): Promise<IndexOutcome> {
    const store = this.#store
    if (store === null || store.records().length === 0)
      throw new InputError('store-empty', 'there are no transfers to index: import some first (cordon import)')
    makeFolder(this.#folder)
    using _lock = this.#lock()
    await removeUnnamed(this.#folder)
    await rm(join(this.#folder, 'spill'), { recursive: true, force: true })
    // A process that only screens does not load the store's engines.
    const { updateIndex } = await import('./update-index.ts')
    return updateIndex(this.#folder, store, order, desk)
  }

  #lock(): Disposable {
    try {
      return lockStore(this.#folder)
    } catch (cause) {
      if (!(cause instanceof CordonError)) throw cause
      throw new InputError('exposure-busy', 'another process is making the exposure index; wait for it to end', {
        cause,
      })
    }
  }
}

async function viewOf(folder: string, head: IndexHead): Promise<ExposureView> {
  const columns = await readArrays(join(folder, head.lookup.name), head.lookup)
  const lookup = new ExposureLookup(columns as unknown as LookupColumns, head.origins, head.assets)
  return {
    state: head.state,
    exposureOf: account => lookup.exposureOf(account),
    exposureAt: (address, ledgers) => lookup.exposureAt(address, ledgers),
  }
}
