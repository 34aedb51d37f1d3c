import { InputError } from '../model/errors.ts'
import { foldLedgers, LEDGER_KINDS } from '../operations/live/fold-ledgers.ts'
import { runWatches } from '../operations/watch/run-watches.ts'
import type { World } from '../operations/world.ts'
import type { LiveDoors } from './live-doors.ts'

/** What a server that follows ledgers needs, and whom it tells of faults. */
export interface FollowingOrder {
  readonly data: string
  readonly world: World
  readonly doors: LiveDoors & { pause(ms: number): Promise<void> }
  told(fault: unknown, job: string): void
}

/**
 * Follows the ledgers of a data folder, and runs its watches, until it is stopped.
 * @throws InputError `ledgers-none`, `live-followed`
 */
export async function followLedgers({ data, world, doors, told }: FollowingOrder): Promise<{ stop(): Promise<void> }> {
  if (foldLedgers(await world.facts.read({ kinds: LEDGER_KINDS })).size === 0)
    throw new InputError('ledgers-none', 'no ledger is followed yet: cordon ledgers add LEDGER --rpc URL')
  const lock = await doors.lockLive(data)
  const shelf = await doors.liveShelf(data)
  const stop = Promise.withResolvers<void>()
  const running = runWatches({
    world,
    ledgers: { shelf, secrets: doors.ledgerSecrets(data), open: doors.openFollower },
    ...(await doors.watching(world)),
    ...{ once: false, untilHeight: null, only: null, stop: stop.promise, pause: ms => doors.pause(ms) },
    alert() {},
    state({ ledger, phase, fault }) {
      if (phase === 'failing' || phase === 'stopped') told(fault, `ledger ${ledger}`)
    },
    failed: (fault, what) => told(fault, `watch ${what}`),
  })
    .catch(fault => told(fault, 'watch'))
    .finally(async () => {
      await shelf.close()
      lock[Symbol.dispose]()
    })
  return {
    async stop() {
      stop.resolve()
      await running
    },
  }
}
