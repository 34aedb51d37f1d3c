import { randomBytes } from 'node:crypto'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { openTaxiiPeer } from '../../../src/adapters/peers/taxii/open-taxii-peer.ts'
import type { AnswerLimits } from '../../../src/adapters/peers/taxii/read-answer.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import type { Organisation } from '../../../src/model/organisation.ts'
import { admitObject } from '../../../src/operations/share/admit-object.ts'
import type { IntelStore } from '../../../src/operations/share/intel-store.ts'
import { MANNERS, type Manners } from '../../../src/operations/taxii-sync/polite-asker.ts'
import { PULL_LIMITS, type PullLimits } from '../../../src/operations/taxii-sync/pull-collection.ts'
import {
  asking,
  type PulledServer,
  pullServer,
  type TaxiiReach,
  type TaxiiWorld,
} from '../../../src/operations/taxii-sync/pull-taxii.ts'
import type { PushedCollection } from '../../../src/operations/taxii-sync/push-collection.ts'
import { pushServer } from '../../../src/operations/taxii-sync/push-taxii.ts'
import type { TaxiiPeer } from '../../../src/operations/taxii-sync/taxii-peer.ts'
import type { TaxiiServer } from '../../../src/operations/taxii-sync/taxii-server.ts'

/** 2026-11-26T00:00:00Z. */
export const NOW = 1_795_651_200
const ORGANISATION: Organisation = {
  id: 'identity--0c5d5b9e-51f5-5a2c-a8c7-6f5f1b9d0001',
  name: 'theirs',
  country: 'KR',
  sector: 'agency',
  standing: 'partner',
}

/** A client with a store in memory, a clock that moves only while somebody waits, and limits that a test can wait for. */
export interface ClientRig {
  readonly store: IntelStore
  readonly facts: MemoryFactLog
  /** What is waited for, in milliseconds. */
  readonly waits: number[]
  clock: { seconds: number }
  readonly reach: TaxiiReach
  readonly world: TaxiiWorld
  interrupted: boolean
  server(origin: string, more?: Partial<TaxiiServer>): TaxiiServer
  pull(origin: string | TaxiiServer, peer?: TaxiiPeer): Promise<PulledServer>
  push(origin: string | TaxiiServer, collection: string, again?: boolean): Promise<PushedCollection>
}

/** @param answer limits of one answer, for servers that are slow on purpose */
export function clientRig(
  more: { store?: IntelStore; limits?: Partial<PullLimits>; manners?: Partial<Manners>; answer?: AnswerLimits } = {},
): ClientRig {
  const waits: number[] = []
  const clock = { seconds: NOW }
  let waited = 0
  const facts = new MemoryFactLog()
  const store = more.store ?? new MemoryIntelStore({ now: () => clock.seconds }, randomBytes)
  const secrets = { read: async () => 'secret', write: async () => {}, remove: async () => {} }
  const world: TaxiiWorld = {
    facts,
    clock: { now: () => clock.seconds, monotonic: () => performance.now() + waited },
    by: 'test',
    sharing: {
      store,
      self: async () => null,
      chance: (bytes: number) => randomBytes(bytes),
    } as unknown as TaxiiWorld['sharing'],
    progress: { at: () => {}, end: () => {} },
    interrupted: () => rig.interrupted,
  }
  const reach: TaxiiReach = {
    secrets,
    open: (server, secret) => openTaxiiPeer(server, secret, more.answer),
    admit: (json, from) => admitObject(json, from),
    released: async objects => objects.map(o => o.json),
    pause: async ms => {
      waits.push(ms)
      waited += ms
    },
    limits: { ...PULL_LIMITS, page: 100, ...more.limits },
    manners: { ...MANNERS, burst: 1_000, aSecond: 1_000, tries: 2, ...more.manners },
  }
  const rig: ClientRig = {
    ...{ store, facts, waits, clock, world, reach },
    interrupted: false,
    server: (origin, given = {}) => ({
      ...{ name: 'theirs', origin, path: '/taxii2/', sign: 'basic', user: 'npa', ca: null },
      ...{
        collections: [],
        into: [],
        push: [],
        everyS: 30,
        organisation: ORGANISATION,
        seq: 1,
        addedAt: NOW,
        addedBy: 'test',
      },
      ...given,
    }),
    async pull(origin, given) {
      const server = typeof origin === 'string' ? rig.server(origin) : origin
      const peer = given ?? reach.open(server, 'secret')
      try {
        return await pullServer(server, peer, asking(world, reach), world, reach)
      } finally {
        peer.close()
      }
    },
    async push(origin, collection, again = false) {
      const server = typeof origin === 'string' ? rig.server(origin) : origin
      const peer = reach.open(server, 'secret')
      try {
        return await pushServer(server, { collection, again }, peer, asking(world, reach), world, reach)
      } finally {
        peer.close()
      }
    },
  }
  return rig
}

/** The JSON of all that a store holds, in the order of its log. */
export async function heldIn(store: IntelStore): Promise<readonly string[]> {
  return (await store.entries(0, 1_000_000)).map(o => o.json)
}
