import type { FreezeIssuer } from '../../analysis/freeze-gap/freeze-issuer.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { BlockWants } from '../../model/live-block.ts'
import { type FollowedLedger, foldLedgers, LEDGER_KINDS } from '../live/fold-ledgers.ts'
import { FollowLedger } from '../live/follow-ledger.ts'
import type { FollowState } from '../live/follow-state.ts'
import type { LedgerFollower } from '../live/ledger-follower.ts'
import type { LedgerWorld } from '../live/ledger-world.ts'
import { openFollowed } from '../live/open-followed.ts'
import { deliverWebhooks } from '../webhooks/deliver-webhooks.ts'
import type { World } from '../world.ts'
import type { ToldAlert } from './fold-watches.ts'
import { WatchDesk } from './watch-desk.ts'

/** How watches are run. */
export interface WatchRun {
  /** Its transfers and coins are those of the shelf too. */
  readonly world: World
  readonly ledgers: Pick<LedgerWorld, 'secrets' | 'shelf' | 'open'>
  /** What is kept of a ledger's blocks beside transfers. */
  wants(ledger: LedgerId): BlockWants
  readonly issuers: readonly FreezeIssuer[]
  /** Ends when all that the sources have was taken in. */
  readonly once: boolean
  /** Ends at this height of every ledger; null: goes on. */
  readonly untilHeight: number | null
  /** Ends when the watch on this case is ended by somebody; null: goes on whatever is watched. */
  readonly only: string | null
  pause(ms: number): Promise<unknown>
  /** Fulfilled when it should end. */
  readonly stop: Promise<unknown>
  /** Is told of each alert when it is on the disk. */
  alert(told: ToldAlert): void
  /** Is told of each change in the following of a ledger. */
  state(state: FollowState): void
  failed(fault: unknown, what: string): void
}

/** † How often it is looked whether others began or ended watches, and whether messages wait: milliseconds. */
const LOOK_MS = 1_000

/**
 * Follows every ledger that was added and keeps every watched case going. One process of a data folder does this at a time.
 * @returns how it stood with each ledger at the end
 * @throws InputError `ledgers-none`; the fault of a ledger that cannot be followed on, when there is no other
 */
export async function runWatches(run: WatchRun): Promise<FollowState[]> {
  const { world, ledgers } = run
  const added = [...foldLedgers(await world.facts.read({ kinds: LEDGER_KINDS })).values()]
  if (added.length === 0)
    throw new InputError('ledgers-none', 'no ledger is followed yet: cordon ledgers add LEDGER --rpc URL')
  const ended = Promise.withResolvers<void>()
  let over = false
  const end = (): void => {
    over = true
    ended.resolve()
  }
  void run.stop.then(end)
  let started = false
  /** Cases of which something was told. */
  const moved = new Set<string>()
  const mail = mailer(run)
  const desk = new WatchDesk({
    world,
    shelf: ledgers.shelf,
    issuers: run.issuers.filter(i => added.some(l => l.ledger === i.ledger)),
    heard: fact => {
      if (!started) return
      if (fact.kind === 'watch-alert') {
        moved.add(String(fact.body['case']))
        run.alert({ ...(fact.body as unknown as ToldAlert), seq: fact.seq, toldAt: fact.at })
        mail()
      }
      if (fact.kind === 'watch-ended' && fact.body['case'] === run.only) end()
    },
    failed: run.failed,
    pause: run.pause,
  })
  started = true
  await desk.start(added.map(l => l.ledger))
  const looking = look(run, desk, mail, () => over, ended.promise)
  const states = new Map<LedgerId, FollowState>()
  const faults: unknown[] = []
  await Promise.all(
    added.map(async ledger => {
      try {
        await follow(ledger, run, desk, { over: () => over, ended: ended.promise, states })
      } catch (fault) {
        faults.push(fault)
        // The only one is told by what is thrown.
        if (added.length > 1) run.failed(fault, ledger.ledger)
      }
    }),
  )
  await desk.settled()
  end()
  await looking
  const traced = new Set((await world.facts.read({ kinds: ['trace-finished'] })).map(f => String(f.body['case'])))
  await desk.record(
    (run.only === null ? desk.watched : [run.only]).filter(name => moved.has(name) || !traced.has(name)),
  )
  await mail()
  if (faults.length === added.length) throw faults[0]
  return [...states.values()]
}

interface Ending {
  readonly over: () => boolean
  readonly ended: Promise<void>
  readonly states: Map<LedgerId, FollowState>
}

/** Follows one ledger. A source that cannot be opened now is tried again, as one that fails later is. */
async function follow(added: FollowedLedger, run: WatchRun, desk: WatchDesk, ending: Ending): Promise<void> {
  const { world, ledgers, once, untilHeight, pause } = run
  const follower = await opened(added, run, ending)
  if (follower === null) return
  try {
    const following = new FollowLedger({
      ...{
        follower,
        shelf: ledgers.shelf,
        wants: run.wants(added.ledger),
        from: added.from,
        untilHeight,
        once,
        listener: desk,
        pause,
      },
      ...{ clock: world.clock, progress: world.progress, stop: ending.ended, stopped: ending.over },
      told: state => {
        const before = ending.states.get(added.ledger)?.phase
        ending.states.set(added.ledger, state)
        if (state.phase === 'following' && before === 'catching-up')
          void desk.refresh().catch(fault => run.failed(fault, 'the log of facts'))
        run.state(state)
      },
    })
    await following.run()
  } finally {
    await follower.close()
  }
}

async function opened(
  added: FollowedLedger,
  run: WatchRun,
  { over, ended, states }: Ending,
): Promise<LedgerFollower | null> {
  const { ledger, source } = added
  for (let ms = LOOK_MS; !over(); ms = Math.min(60_000, ms * 2)) {
    try {
      return await openFollowed(added, run.ledgers)
    } catch (error) {
      if (run.once || !(error instanceof CordonError) || error.exitCode !== 5) throw error
      const since = states.get(ledger)?.failingSince ?? run.world.clock.now()
      const nothing = { height: null, head: null, final: null, failingSince: since }
      const state: FollowState = {
        ...{ ledger, source, phase: 'failing', ...nothing },
        fault: { code: error.code, message: error.message },
      }
      states.set(ledger, state)
      run.state(state)
      await Promise.race([run.pause(ms), ended])
    }
  }
  return null
}

async function look(
  run: WatchRun,
  desk: WatchDesk,
  mail: () => Promise<void>,
  over: () => boolean,
  ended: Promise<void>,
): Promise<void> {
  while (!over()) {
    await Promise.race([run.pause(LOOK_MS), ended])
    try {
      await desk.refresh()
    } catch (fault) {
      run.failed(fault, 'the log of facts')
    }
    await mail()
  }
}

/** Posts what waits for webhooks, one round at a time; what came meanwhile makes one round more. */
function mailer({ world, failed }: WatchRun): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false
  const rounds = async (): Promise<void> => {
    do {
      again = false
      await deliverWebhooks(world).catch(fault => failed(fault, 'webhooks'))
    } while (again)
  }
  return () => {
    again = true
    running ??= rounds().finally(() => {
      running = null
    })
    return running
  }
}
