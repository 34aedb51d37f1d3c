import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MemoryIntelStore } from '../src/adapters/intel/memory-intel-store.ts'
import { DiskOutbox } from '../src/adapters/notify/disk-outbox.ts'
import { MemoryFactLog } from '../src/adapters/records/memory/memory-fact-log.ts'
import { diskBatches } from '../src/adapters/screenings/batch/disk-batch.ts'
import { MemoryScreenings } from '../src/adapters/screenings/memory-screenings.ts'
import { NotFoundError } from '../src/model/errors.ts'
import { NO_LABELS } from '../src/operations/exposure/labels.ts'
import { ScreeningDesk } from '../src/operations/screen/screening-desk.ts'
import { FollowDesk } from '../src/operations/theft/follow-desk.ts'
import type { World } from '../src/operations/world.ts'

/** A screening without lists and no node, for worlds in which nobody is screened and nothing shared. */
export function noScreening(): Pick<
  World,
  'screening' | 'exposure' | 'labels' | 'listed' | 'past' | 'batch' | 'outbox' | 'sharing'
> {
  // biome-ignore lint/correctness/useYield: there is nothing to give
  async function* nothing(name: string): AsyncGenerator<string> {
    throw new NotFoundError('list-version-missing', name)
  }
  const shelf = {
    keep: async () => '',
    keepAside: async () => {},
    aside: nothing,
    read: nothing,
  }
  const desk = new ScreeningDesk({
    facts: new MemoryFactLog(),
    shelf,
    sources: [],
    jurisdictions: [],
    clock: { now: () => 1_750_000_000, monotonic: () => 0 },
    sha256: text => text,
  })
  const listed = { listedAccounts: async () => ({ accounts: [], version: 'none', publishedAt: null }) }
  return {
    screening: { sources: [], jurisdictions: [], shelf, desk },
    exposure: null,
    labels: NO_LABELS,
    listed,
    past: new MemoryScreenings(),
    batch: diskBatches(),
    outbox: new DiskOutbox(join(tmpdir(), 'cordon-no-webhooks')),
    sharing: {
      store: new MemoryIntelStore({ now: () => 1_750_000_000 }, randomBytes),
      self: async () => null,
      following: new FollowDesk(),
      chance: randomBytes,
    },
  }
}
