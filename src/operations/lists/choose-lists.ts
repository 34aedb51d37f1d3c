import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import { foldOverruled, isSharedName, OVERRULED_KINDS } from './fold-overruled.ts'
import { foldVersions, LIST_KINDS } from './fold-versions.ts'
import { knownSource } from './known-source.ts'

const input = z.object({
  names: z
    .array(z.string())
    .min(1)
    .describe('lists; or what others shared: `shared:NAME` of a sender, or the id of an indicator or freeze request')
    .meta({ placeholder: 'NAME' }),
})
const output = z.object({ changed: z.array(z.string()), inUse: z.array(z.string()) })

/** Puts lists in use: from then on nobody is clear until they are read and fresh. */
export const useLists = defineOperation({
  name: 'useLists',
  alias: 'lists use',
  summary: 'put lists in use: screens ask them from then on',
  effect: 'write',
  scope: 'lists:write',
  input,
  output,
  positional: ['names'],
  examples: ['lists use us-ofac-sdn un-sc'],
  run: ({ names }, world) => choose(names, true, world),
})

/** Takes lists out of use; their versions stay. Also overrules what others shared: screens pass it over until it is put in use again. */
export const dropLists = defineOperation({
  name: 'dropLists',
  alias: 'lists drop',
  summary: 'take lists out of use, or overrule what others shared; versions are kept',
  effect: 'write',
  scope: 'lists:write',
  input,
  output,
  positional: ['names'],
  examples: ['lists drop malware-domains', 'lists drop "shared:Exchange A"'],
  run: ({ names }, world) => choose(names, false, world),
})

async function choose(names: readonly string[], use: boolean, world: World): Promise<z.output<typeof output>> {
  const { facts, clock, by, screening } = world
  const before = foldVersions(await facts.read({ kinds: LIST_KINDS }))
  const overruled = foldOverruled(await facts.read({ kinds: OVERRULED_KINDS }))
  const shared = [...new Set(names.filter(isSharedName))].filter(name => overruled.has(name) === use)
  const lists = names.filter(name => !isSharedName(name))
  const wanted = [...new Set(lists.map(name => knownSource(name, screening.sources, before).name))]
  const changed = wanted.filter(name => (before.get(name)?.chosen ?? false) !== use)
  const kind = use ? 'list-chosen' : 'list-dropped'
  const at = clock.now()
  const drafts = [
    ...changed.map(list => ({ at, by, kind, body: { list } })),
    ...shared.map(name => ({ at, by, kind: use ? 'shared-used' : 'shared-dropped', body: { shared: name } })),
  ]
  if (drafts.length > 0) await facts.append(drafts)
  screening.desk.refresh()
  const after = foldVersions(await facts.read({ kinds: LIST_KINDS }))
  return { changed: [...changed, ...shared], inUse: [...after.values()].filter(s => s.chosen).map(s => s.list) }
}
