import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldPeers, PEER_KINDS } from './fold-peers.ts'
import { readPull, readServed } from './peer-diary.ts'
import { pullState } from './peer-states.ts'
import { noNode } from './show-node.ts'

/** † Seconds for which an alarm marks a peer: a week. */
const ALARMING = 604_800
/** † Alarms of a peer that are told, the latest. */
const MOST_ALARMS = 20
/** Facts that tell of what a peer did and no honest one does. */
const ALARM_KINDS = ['peer-alarm', 'intel-conflict'] as const

const instant = z.int().nullable().describe('Unix seconds')

const health = z.object({
  fingerprint: z.string(),
  id: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  sector: z.string(),
  standing: z.string(),
  url: z.string().nullable().describe('Null: it is not asked, and comes itself'),
  state: z
    .enum(['sound', 'late', 'failing', 'alarmed', 'quiet', 'waiting'])
    .describe('quiet: it is not asked, so that nothing can be said; waiting: it was never asked yet'),
  pulledAt: instant.describe('Last sound page of its log, Unix seconds'),
  broughtAt: instant.describe('Last page that brought something'),
  cursor: z.int().describe('How far its log was read'),
  total: z.int().describe('How long its log was then'),
  behind: z.int().describe('Objects of its log that are not read yet'),
  failures: z.int().describe('Faults since the last sound page'),
  failedAt: instant,
  code: z.string().nullable(),
  fault: z.string().nullable(),
  servedAt: instant.describe('When it last asked for our log, Unix seconds'),
  servedThrough: z.int().nullable().describe('How far it has read our log; null: it never asked'),
  unserved: z.int().nullable().describe('Objects of our log that it has not asked for yet'),
  alarms: z.array(z.object({ at: z.int(), code: z.string(), reason: z.string() })),
})

/** How it goes with each peer: what was read of it and when, what it has read of us, and what it did that no honest one does. */
export const peerHealth = defineOperation({
  name: 'peerHealth',
  alias: 'peers health',
  summary: 'tell how it goes with each peer: last pull, lag, faults and alarms',
  effect: 'read',
  scope: 'share',
  input: z.object({}),
  output: z.object({
    node: z.object({
      name: z.string(),
      country: z.string().nullable(),
      sector: z.string(),
      fingerprint: z.string(),
      id: z.string(),
      objects: z.int().describe('In its log'),
    }),
    at: z.int().describe('Unix seconds'),
    peers: z.array(health),
  }),
  examples: ['peers health', 'peers health --json'],
  async run(_input, world) {
    const self = await world.sharing.self()
    if (self === null) throw noNode()
    const { store } = world.sharing
    const [size, facts, alarms] = await Promise.all([
      store.size(),
      world.facts.read({ kinds: PEER_KINDS }),
      world.facts.read({ kinds: ALARM_KINDS }),
    ])
    const now = world.clock.now()
    const peers: z.output<typeof health>[] = []
    for (const { fingerprint, url, id, name, country, sector, standing } of foldPeers(facts).values()) {
      const pull = await readPull(fingerprint, store)
      const served = await readServed(fingerprint, store)
      const told = alarms
        .filter(a => a.body['peer'] === fingerprint || a.body['from'] === fingerprint)
        .slice(-MOST_ALARMS)
        .map(a => ({
          at: a.at,
          code: a.kind === 'intel-conflict' ? a.kind : String(a.body['code']),
          reason:
            a.kind === 'intel-conflict'
              ? `it sent other contents under ${String(a.body['count'])} ids that are known`
              : String(a.body['reason']),
        }))
        .reverse()
      const alarmed = told.some(a => now - a.at < ALARMING && a.code !== 'intel-conflict')
      peers.push({
        ...{ fingerprint, url, id, name, country, sector, standing },
        state: alarmed ? 'alarmed' : url === null ? 'quiet' : pullState(pull, now),
        ...{ pulledAt: pull.soundAt, broughtAt: pull.broughtAt, cursor: pull.cursor, total: pull.total },
        behind: Math.max(0, pull.total - pull.cursor),
        ...{ failures: pull.failures, failedAt: pull.failedAt, code: pull.code, fault: pull.fault },
        ...{ servedAt: served?.at ?? null, servedThrough: served?.through ?? null },
        unserved: served === null ? null : Math.max(0, size - served.through),
        alarms: told,
      })
    }
    const { name, country, sector, fingerprint, id } = self
    return { node: { name, country, sector, fingerprint, id, objects: size }, at: now, peers }
  },
})
