import { z } from 'zod'
import type { Organisation } from '../../model/organisation.ts'
import { feedCollections } from '../collections/feed-collections.ts'
import { foldPeers, PEER_KINDS } from '../node/fold-peers.ts'
import type { StoredObject } from '../share/intel-store.ts'
import type { World } from '../world.ts'
import { lookAtServer, type ServerLook } from './look-at-server.ts'
import { MANNERS, type Manners, PoliteAsker } from './polite-asker.ts'
import { PULL_LIMITS, type PulledCollection, type PullLimits, pullCollection } from './pull-collection.ts'
import { rememberPull } from './remember-pull.ts'
import type { SecretShelf } from './secret-shelf.ts'
import type { Admit } from './take-page.ts'
import { shown, TaxiiFault, type ToldFault } from './taxii-fault.ts'
import type { TaxiiPeer } from './taxii-peer.ts'
import type { TaxiiServer } from './taxii-server.ts'

/** What pulling and pushing reach besides the world: handed in by whoever wires them. */
export interface TaxiiReach {
  readonly secrets: SecretShelf
  /** Opens a way to a server; nothing is sent before it is asked. */
  open(server: TaxiiServer, secret: string): TaxiiPeer
  readonly admit: Admit
  /** Each object as it may be shown to somebody, in whole or redacted; null: it may not. */
  released(objects: readonly StoredObject[], to: Organisation): Promise<readonly (string | null)[]>
  pause(ms: number): Promise<void>
  /** Other manners and limits than the usual ones. */
  readonly manners?: Manners | undefined
  readonly limits?: PullLimits | undefined
}

/** What of the world pulling and pushing see. */
export type TaxiiWorld = Pick<World, 'facts' | 'clock' | 'by' | 'sharing' | 'progress' | 'interrupted'>

/** What `taxii pull` is asked with. */
export const pullTaxiiInput = z.object({
  name: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('this server alone; else all: see taxii list')
    .meta({ placeholder: 'NAME' }),
})

/** What a pull from one server came to. */
export interface PulledServer {
  readonly name: string
  readonly collections: readonly PulledCollection[]
  /** What of the server could not be looked at. */
  readonly passed: readonly ToldFault[]
  /** Why nothing at all could be asked; null: something could. */
  readonly fault: ToldFault | null
  /** When the server wants to be asked again, in milliseconds; null: it did not say. */
  readonly afterMs: number | null
}

/** Opens a server and hands over how to ask it politely. */
export function asking(world: TaxiiWorld, reach: TaxiiReach): PoliteAsker {
  const { clock, sharing, interrupted } = world
  const { pause, manners } = reach
  return new PoliteAsker(
    { clock, pause, chance: bytes => sharing.chance(bytes), interrupted: () => interrupted.call(world) },
    manners ?? MANNERS,
  )
}

/**
 * Pulls all that one server has and this node has not. A fault of the server's is told, not thrown.
 * @param look what was found there not long ago; null: it is looked at anew
 */
export async function pullServer(
  server: TaxiiServer,
  peer: TaxiiPeer,
  asker: PoliteAsker,
  world: TaxiiWorld,
  reach: TaxiiReach,
  look: ServerLook | null = null,
): Promise<PulledServer> {
  const ask = <T>(request: () => Promise<T>): Promise<T> => asker.ask(request)
  let found: ServerLook
  try {
    found = look ?? (await lookAtServer(peer, server, ask))
  } catch (error) {
    if (!(error instanceof TaxiiFault)) throw error
    const { code, message, afterMs } = error
    return { name: server.name, collections: [], passed: [], fault: { code, message }, afterMs }
  }
  const { store } = world.sharing
  const into = [...server.into, ...(await feedCollections(world))]
  const collections: PulledCollection[] = []
  let stored = 0
  const peers = foldPeers(await world.facts.read({ kinds: PEER_KINDS })).values()
  const setting = {
    senders: {
      organisation: server.organisation,
      self: (await world.sharing.self())?.id ?? null,
      peers: new Set([...peers].map(peer => peer.id)),
    },
    ...{ store, ask, admit: reach.admit, clock: world.clock, limits: reach.limits ?? PULL_LIMITS },
    interrupted: () => world.interrupted(),
    stored: (objects: number) => {
      stored += objects
      world.progress.at(stored, null, `pulling from ${server.name}`)
    },
  }
  for (const collection of found.collections) {
    if (!collection.canRead || !(wanted(server, collection.id) || wanted(server, collection.alias))) continue
    collections.push(await pullCollection(peer, { name: server.name, into }, collection, setting))
    if (world.interrupted()) break
  }
  const passed = [...found.passed, ...missing(server, found)]
  const pulled = {
    name: server.name,
    collections,
    passed,
    fault: null,
    afterMs: longest(collections.map(c => c.afterMs)),
  }
  await rememberPull(pulled, world)
  return pulled
}

function wanted(server: TaxiiServer, id: string | null): boolean {
  return server.collections.length === 0 || (id !== null && server.collections.includes(id))
}

function missing(server: TaxiiServer, { collections }: ServerLook): readonly ToldFault[] {
  return server.collections
    .filter(id => !collections.some(c => c.canRead && (c.id === id || c.alias === id)))
    .map(id => ({ code: 'taxii-collection-missing', message: `it shows no collection ${shown(id)} that we may read` }))
}

function longest(spans: readonly (number | null)[]): number | null {
  return spans.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null)
}
