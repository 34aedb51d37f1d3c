import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { fetchDelivery } from '../src/adapters/lists/fetch-delivery.ts'
import { ListFiles } from '../src/adapters/lists/list-files.ts'
import { openDelivery } from '../src/adapters/lists/open-delivery.ts'
import { DiskOutbox } from '../src/adapters/notify/disk-outbox.ts'
import { MemoryFactLog } from '../src/adapters/records/memory/memory-fact-log.ts'
import { diskBatches } from '../src/adapters/screenings/batch/disk-batch.ts'
import { MemoryScreenings } from '../src/adapters/screenings/memory-screenings.ts'
import { memoryTags } from '../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../src/adapters/transfers/memory-utxo.ts'
import type { ScreenAnswer } from '../src/analysis/screen/screen-answer.ts'
import { JURISDICTIONS, KNOWN_ASSETS, LIST_SOURCES } from '../src/catalog/index.ts'
import { LIST_FORMATS } from '../src/formats/lists/index.ts'
import { parseInstant } from '../src/model/instant.ts'
import { listedWallets, listLabels } from '../src/operations/exposure/list-labels.ts'
import { importList, type importListInput } from '../src/operations/lists/import-list.ts'
import type { ListWorld } from '../src/operations/lists/list-world.ts'
import type { TakenIn } from '../src/operations/lists/take-in.ts'
import { screenParty } from '../src/operations/screen/screen-party.ts'
import { ScreeningDesk } from '../src/operations/screen/screening-desk.ts'
import type { World } from '../src/operations/world.ts'
import { noScreening } from './no-screening.ts'

/** A data folder's lists and screens without a process of its own, with a clock that the test sets. */
export interface ScreeningWorld {
  readonly world: World
  readonly lists: ListWorld
  /** The folder of list versions. */
  readonly folder: string
  setClock(time: string): void
  take(files: readonly string[], as: string, more?: Partial<z.input<typeof importListInput>>): Promise<TakenIn>
  screen(party: string, more?: Partial<z.input<typeof screenParty.input>>): Promise<ScreenAnswer>
  [Symbol.dispose](): void
}

/** A world without lists. @param now ISO time of its clock */
export function screeningWorld(now = '2026-11-26T12:00:00Z', more: Partial<World> = {}): ScreeningWorld {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-lists-'))
  const time = { now: parseInstant(now), monotonic: 0 }
  // Each look at the clock is a second later by the monotonic one, so that nothing kept for a while is used twice.
  const clock = {
    now: () => time.now,
    monotonic: () => {
      time.monotonic += 1_000
      return time.monotonic
    },
  }
  const facts = new MemoryFactLog()
  const shelf = new ListFiles(folder)
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const progress = { at: () => {}, end: () => {} }
  const sources = LIST_SOURCES
  const jurisdictions = JURISDICTIONS
  const desk = new ScreeningDesk({
    facts,
    shelf,
    sources,
    jurisdictions,
    clock,
    sha256,
  })
  const lists: ListWorld = {
    facts,
    shelf,
    sources,
    formats: LIST_FORMATS,
    clock,
    progress,
    by: 'test',
    sha256,
    interrupted: () => false,
    open: openDelivery,
    fetchNewer: fetchDelivery,
  }
  const world: World = {
    transfers: new MemoryTransfers([]),
    utxo: new MemoryUtxo([]),
    tags: memoryTags([]),
    facts,
    screening: { sources, jurisdictions, shelf, desk },
    exposure: null,
    labels: listLabels(desk, sha256),
    listed: listedWallets(desk),
    past: new MemoryScreenings(),
    batch: diskBatches(),
    outbox: new DiskOutbox(join(folder, 'webhooks')),
    sharing: noScreening().sharing,
    assets: KNOWN_ASSETS,
    missing: [],
    clock,
    progress,
    by: 'test',
    sha256,
    versions: async () => ({}),
    interrupted: () => false,
    ...more,
  }
  return {
    world,
    lists,
    folder,
    setClock: text => {
      time.now = parseInstant(text)
    },
    take: (files, as, given = {}) => importList({ files: [...files], as, ...given }, lists),
    async screen(party, given = {}) {
      const { answers } = await screenParty.run(screenParty.input.parse({ parties: [party], ...given }), world)
      const [answer] = answers
      if (!answer) throw new Error('no answer')
      return answer
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
