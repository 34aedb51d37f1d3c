import { z } from 'zod'
import { type ChangedEntry, compareVersions, showName } from '../../analysis/screen/compare-versions.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import type { ListEntry } from '../../model/list-entry.ts'
import { defineOperation } from '../define-operation.ts'
import { foldVersions, type KnownVersion, LIST_KINDS, type ListState } from './fold-versions.ts'
import { readVersion } from './read-version.ts'

const entry = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  programmes: z.array(z.string()),
  wallets: z.array(z.string()),
  listedAt: z.number().nullable(),
})

const side = z.object({ list: z.string(), digest: z.string(), publishedAt: z.number() })

/** What changed from one version of a list to another. */
export const diffLists = defineOperation({
  name: 'diffLists',
  alias: 'lists diff',
  summary: 'tell what was added, changed and removed between two versions',
  effect: 'read',
  scope: 'lists:read',
  input: z.object({
    before: z
      .string()
      .describe('LIST@DATE, a version’s digest, or a list (its last two versions)')
      .meta({ placeholder: 'A' }),
    after: z.string().optional().describe('the later one, named likewise').meta({ placeholder: 'B' }),
  }),
  output: z.object({
    before: side,
    after: side,
    added: z.array(entry),
    removed: z.array(entry),
    changed: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        fields: z.array(z.string()),
        walletsAdded: z.array(z.string()),
        walletsRemoved: z.array(z.string()),
        namesAdded: z.array(z.string()),
        namesRemoved: z.array(z.string()),
      }),
    ),
    walletsAdded: z.array(z.string()),
    walletsRemoved: z.array(z.string()),
  }),
  positional: ['before', 'after'],
  examples: ['lists diff us-ofac-sdn', 'lists diff us-ofac-sdn@2022-04-14 us-ofac-sdn@2022-08-08'],
  async run({ before, after }, world) {
    const states = foldVersions(await world.facts.read({ kinds: LIST_KINDS }))
    const [a, b] =
      after === undefined ? lastTwo(before, states) : [versionNamed(before, states), versionNamed(after, states)]
    if (a.list !== b.list)
      throw new InputError('lists-differ', `${a.list} and ${b.list} are two lists: compare versions of one`)
    const read = (v: KnownVersion) => readVersion(world.screening.shelf, v.digest)
    const change = compareVersions(await read(a), await read(b))
    return {
      before: sideOf(a),
      after: sideOf(b),
      added: change.added.map(shown),
      removed: change.removed.map(shown),
      changed: change.changed.map(copy),
      walletsAdded: [...change.walletsAdded],
      walletsRemoved: [...change.walletsRemoved],
    }
  },
})

function lastTwo(list: string, states: ReadonlyMap<string, ListState>): [KnownVersion, KnownVersion] {
  const versions = states.get(list)?.versions ?? []
  const last = versions.at(-1)
  const before = last && versions.findLast(v => v !== last && v.covers.join() === last.covers.join())
  if (last && before) return [before, last]
  throw new NotFoundError('list-version-unknown', `of ${list} there are not two versions here that could be compared`)
}

function versionNamed(name: string, states: ReadonlyMap<string, ListState>): KnownVersion {
  const at = name.lastIndexOf('@')
  const all = [...states.values()].flatMap(s => s.versions)
  if (at > 0) {
    const day = parseInstant(name.slice(at + 1))
    const end = /@\d{4}-\d\d-\d\d$/.test(name) ? day + 86_399 : day
    const found = states.get(name.slice(0, at))?.versions.findLast(v => v.publishedAt <= end)
    if (found) return found
  } else if (/^[0-9a-f]{6,64}$/.test(name)) {
    const found = all.filter(v => v.digest.startsWith(name))
    if (new Set(found.map(v => v.digest)).size > 1)
      throw new InputError('list-version-unclear', `several versions begin with ${name}: give more of the digest`)
    if (found[0]) return found[0]
  } else {
    const found = states.get(name)?.versions.at(-1)
    if (found) return found
  }
  throw new NotFoundError('list-version-unknown', `no version "${name}" is kept here: cordon lists NAME shows them`)
}

function sideOf({ list, digest, publishedAt }: KnownVersion): z.output<typeof side> {
  return { list, digest, publishedAt }
}

function shown(e: ListEntry): z.output<typeof entry> {
  const { id, kind, programmes, wallets, listedAt } = e
  return { id, kind, name: showName(e), programmes: [...programmes], wallets: wallets.map(w => w.address), listedAt }
}

function copy(c: ChangedEntry) {
  return {
    ...c,
    fields: [...c.fields],
    walletsAdded: [...c.walletsAdded],
    walletsRemoved: [...c.walletsRemoved],
    namesAdded: [...c.namesAdded],
    namesRemoved: [...c.namesRemoved],
  }
}
