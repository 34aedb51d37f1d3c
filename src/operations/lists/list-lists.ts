import { z } from 'zod'
import type { ListSource } from '../../model/listing.ts'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import { foldVersions, LIST_KINDS, type ListState } from './fold-versions.ts'
import { freshUntil } from './fresh-until.ts'
import { knownSource } from './known-source.ts'
import { privateSource } from './private-source.ts'

const version = z.object({
  digest: z.string(),
  publishedAt: z.number(),
  acceptedAt: z.number(),
  format: z.string(),
  covers: z.array(z.string()),
  entries: z.number(),
  names: z.number(),
  wallets: z.number(),
  domains: z.number(),
  faults: z.number(),
  lost: z.number(),
})

const row = z.object({
  name: z.string(),
  title: z.string(),
  publisher: z.string(),
  meaning: z.string(),
  inUse: z.boolean().describe('Screens ask it'),
  state: z.enum(['fresh', 'stale', 'unread', 'available']),
  freshUntil: z.number().nullable().describe('Unix seconds; null: never stale, or never read'),
  checkedAt: z.number().nullable().describe('When the publisher was last asked'),
  alarm: z.object({ at: z.number(), code: z.string(), reason: z.string() }).nullable(),
  formats: z.array(z.string()),
  address: z.string().nullable().describe('Where update fetches it; null: from a file only'),
  homepage: z.string(),
  changes: z.string(),
  licence: z.string(),
  versions: z.array(version).describe('Newest first; with names given all, else the newest of each coverage'),
})

/** The lists that Cordon knows, which are in use, and how fresh they are. */
export const listLists = defineOperation({
  name: 'listLists',
  alias: 'lists',
  summary: 'show the lists, which are in use, and how fresh they are',
  effect: 'read',
  scope: 'lists:read',
  input: z.object({
    names: z.array(z.string()).optional().describe('only these, with all their versions').meta({ placeholder: 'NAME' }),
  }),
  output: z.object({ lists: z.array(row) }),
  positional: ['names'],
  examples: ['lists', 'lists us-ofac-sdn', 'lists --json'],
  async run({ names = [] }, world) {
    const states = foldVersions(await world.facts.read({ kinds: LIST_KINDS }))
    const { sources } = world.screening
    const chosen = names.length > 0 ? names.map(name => knownSource(name, sources, states)) : all(sources, states)
    return { lists: chosen.map(source => rowOf(source, states.get(source.name) ?? null, names.length > 0, world)) }
  },
})

function all(sources: readonly ListSource[], states: ReadonlyMap<string, ListState>): ListSource[] {
  const own = [...states.keys()].filter(name => !sources.some(s => s.name === name)).sort()
  return [...sources, ...own.map(privateSource)]
}

function rowOf(source: ListSource, state: ListState | null, whole: boolean, world: World): z.output<typeof row> {
  const versions = [...(state?.versions ?? [])].reverse()
  const newest = versions[0] ?? null
  const until = newest && state && freshUntil(state, source, newest, true, world.clock.now())
  const inUse = state?.chosen ?? false
  const stale = until !== null && world.clock.now() > until
  const alarm = state?.alarm ?? null
  return {
    name: source.name,
    title: source.title,
    publisher: source.publisher,
    meaning: source.meaning,
    inUse,
    state: newest ? (stale ? 'stale' : 'fresh') : inUse ? 'unread' : 'available',
    freshUntil: until,
    checkedAt: state?.checkedAt ?? null,
    alarm: alarm && { at: alarm.at, code: alarm.code, reason: alarm.reason },
    formats: [...source.formats],
    address: source.addresses['main'] ?? null,
    homepage: source.homepage,
    changes: source.changes,
    licence: source.licence,
    versions: versions
      .filter((v, i) => whole || versions.findIndex(w => w.covers.join() === v.covers.join()) === i)
      .map(v => ({
        digest: v.digest,
        publishedAt: v.publishedAt,
        acceptedAt: v.acceptedAt,
        format: v.format,
        covers: [...v.covers],
        ...v.counts,
        faults: v.faults,
        lost: v.lost,
      })),
  }
}
