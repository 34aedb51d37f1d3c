import { order } from '../../analysis/screen/compare-versions.ts'
import { entryLine } from '../../formats/lists/entry-line.ts'
import type { ListFault, ListFormat, ListReading } from '../../formats/lists/list-format.ts'
import { CordonError, InputError, inFile } from '../../model/errors.ts'
import type { ListEntry } from '../../model/list-entry.ts'
import type { VersionCounts } from '../../model/list-version.ts'
import type { Progress } from '../ports.ts'
import type { ListDelivery } from './list-shelf.ts'

/** A source read whole: its entries as canonical lines, in the one order of keys. */
export interface ReadList {
  readonly lines: readonly string[]
  readonly counts: VersionCounts
  readonly reading: ListReading
  /** The first {@link FAULTS_KEPT}. */
  readonly faults: readonly ListFault[]
  readonly faulty: number
  readonly lost: number
}

/** How many faults are kept of one source. */
export const FAULTS_KEPT = 1_000

/**
 * Reads a delivery through its format. Only lines are held, so memory grows with what the list says, not with how it says it.
 * @throws what the format and the delivery throw, with the file's name
 */
export async function readDelivery(
  delivery: ListDelivery,
  format: ListFormat,
  world: { readonly progress: Progress; interrupted(): boolean },
): Promise<ReadList> {
  const lines = new Map<string, string>()
  const counts = { entries: 0, names: 0, wallets: 0, domains: 0 }
  const faults: ListFault[] = []
  let faulty = 0
  let lost = 0
  const fault = (told: ListFault): void => {
    faulty++
    if (told.lost) lost++
    if (faults.length < FAULTS_KEPT) faults.push(told)
  }
  const entry = (found: ListEntry): void => {
    if (lines.has(found.id)) {
      const reason = `the key ${found.id} stands twice`
      fault({ line: null, field: 'id', code: 'entry-twice', reason, lost: true })
      return
    }
    lines.set(found.id, entryLine(found))
    counts.entries++
    counts.names += found.names.length
    counts.wallets += found.wallets.length
    counts.domains += found.domains.length
  }
  try {
    const reader = format.open({ entry, fault }, { file: delivery.name })
    for await (const { key, text, done, total } of delivery.chunks()) {
      if (world.interrupted()) throw new InputError('interrupted', 'interrupted: nothing was taken in')
      reader.push(text, key)
      world.progress.at(done, total, `reading ${delivery.name}`)
    }
    const reading = reader.end()
    const sorted = [...lines.keys()].sort(order).map(id => lines.get(id) as string)
    return { lines: sorted, counts, reading, faults, faulty, lost }
  } catch (error) {
    if (error instanceof CordonError) throw inFile(error, delivery.name)
    throw error
  } finally {
    world.progress.end()
  }
}
