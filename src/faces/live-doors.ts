import type { LiveShelf } from '../operations/live/live-shelf.ts'
import type { OpenFollower } from '../operations/live/open-follower.ts'
import type { SecretShelf } from '../operations/taxii-sync/secret-shelf.ts'
import type { WatchRun } from '../operations/watch/run-watches.ts'
import type { World } from '../operations/world.ts'

/** How faces follow ledgers: filled in by main.ts. `data` is the data folder. */
export interface LiveDoors {
  /** Blocks that were followed; made when there are none yet. */
  liveShelf(data: string): Promise<LiveShelf>
  /**
   * The right to follow the ledgers of a data folder, until it is let go of or the process ends.
   * @throws InputError `live-followed`: another process has it
   */
  lockLive(data: string): Promise<Disposable>
  ledgerSecrets(data: string): SecretShelf
  readonly openFollower: OpenFollower
  /** What watches ask of blocks beside transfers: whose freezes and which crossings can be told. */
  watching(world: Pick<World, 'facts'>): Promise<Pick<WatchRun, 'wants' | 'issuers'>>
}
