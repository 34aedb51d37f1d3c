import { remindAll } from '../operations/casework/remind-deadlines.ts'
import { acknowledgeFreezes } from '../operations/freeze/acknowledge-freezes.ts'
import { FREEZE_POST } from '../operations/freeze/freeze-operations.ts'
import { LIST_KINDS } from '../operations/lists/fold-versions.ts'
import type { ListWorld } from '../operations/lists/list-world.ts'
import { updateLists } from '../operations/lists/update-lists.ts'
import { rescreen, rescreenInput } from '../operations/screen/rescreen.ts'
import type { TaxiiReach } from '../operations/taxii-sync/pull-taxii.ts'
import { TaxiiRounds } from '../operations/taxii-sync/taxii-rounds.ts'
import { ingestTips } from '../operations/tips/ingest-tips.ts'
import { deliverWebhooks } from '../operations/webhooks/deliver-webhooks.ts'
import type { World } from '../operations/world.ts'
import type { Doors } from './doors.ts'
import type { NodeAtWork } from './node-doors.ts'

/** What a server does of itself. */
export interface ServeJobs {
  /** The lists in use are asked for at their publishers after each of these; null: never. Milliseconds. */
  readonly updateEveryMs: number | null
  readonly lists: ListWorld
  /** The node whose peers are asked; null: the data folder is none. */
  readonly node: NodeAtWork | null
  /** The way to other TAXII servers. */
  readonly taxii: TaxiiReach
  told(fault: unknown, job: string): void
}

/** How soon a change of a list is rescreened and told, and a failed delivery looked at again: milliseconds. */
const LOOK_MS = 5_000

/** How often it is looked whether a report's deadline is near: milliseconds. */
const REMIND_MS = 3_600_000

/** Starts what a server does beside answering: lists are updated, past parties rescreened when a list changed, webhooks delivered. */
export function serveJobs(world: World, doors: Pick<Doors, 'repeat'>, jobs: ServeJobs): { stop(): Promise<void> } {
  const { updateEveryMs, lists, node, told } = jobs
  let seen = 0
  const rescreening = rescreenInput.parse({})
  const pumps = [
    doors.repeat(
      async () => {
        const news = await world.facts.read({ kinds: LIST_KINDS, after: seen })
        if (news.length > 0) await rescreen(rescreening, world)
        seen = news.at(-1)?.seq ?? seen
        await deliverWebhooks(world)
      },
      LOOK_MS,
      fault => told(fault, 'rescreen'),
    ),
  ]
  pumps.push(
    doors.repeat(
      () => remindAll(world),
      REMIND_MS,
      fault => told(fault, 'remind-deadlines'),
    ),
  )
  if (updateEveryMs !== null)
    pumps.push(
      doors.repeat(
        async () => {
          for (const result of await updateLists({}, lists))
            if (result.kind === 'failed')
              told(new Error(`${result.list}: ${result.reason} [${result.code}]`), 'update-lists')
        },
        updateEveryMs,
        fault => told(fault, 'update-lists'),
      ),
    )
  let taking: Promise<unknown> = Promise.resolve()
  let waiting = false
  // What this node is asked is confirmed by the machine; what it says of money is for people.
  const take = (): Promise<unknown> => {
    // Whoever waits for its turn reads all that came until then.
    if (waiting) return taking
    waiting = true
    taking = taking
      .then(() => {
        waiting = false
        return acknowledgeFreezes(world, FREEZE_POST)
      })
      .then(() => ingestTips(world, FREEZE_POST))
      .catch(fault => told(fault, 'ingest'))
    return taking
  }
  const pulling = node?.pull(
    (fault, peer) => told(fault, `peer ${peer.name}`),
    () => void take(),
  )
  const rounds = new TaxiiRounds(world, jobs.taxii, report => {
    if (report.error !== null) told(report.error, `taxii ${report.name}`)
  })
  pumps.push(
    doors.repeat(
      () => rounds.round(),
      1_000,
      fault => told(fault, 'taxii'),
    ),
  )
  // What others brought, or another process took in, is a fact within seconds, whether or not anybody looks.
  if (node) pumps.push(doors.repeat(take, LOOK_MS, fault => told(fault, 'ingest')))
  return {
    async stop() {
      await pulling?.stop()
      await rounds.stop()
      await taking
      for (const pump of pumps) await pump.stop()
    },
  }
}
