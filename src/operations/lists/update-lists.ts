import { z } from 'zod'
import { CordonError, InputError } from '../../model/errors.ts'
import type { ListSource } from '../../model/listing.ts'
import { foldVersions, LIST_KINDS, type ListState } from './fold-versions.ts'
import { formatNamed } from './import-list.ts'
import { knownSource } from './known-source.ts'
import type { ListWorld } from './list-world.ts'
import { type TakenIn, takeIn, waiveField } from './take-in.ts'
import { whatStands } from './what-stands.ts'

/** What `cordon lists update` takes. */
export const updateListsInput = z.object({
  names: z.array(z.string()).optional().describe('lists to update; else all in use').meta({ placeholder: 'NAME' }),
  from: z.string().optional().describe('another address of the main file: a mirror').meta({ placeholder: 'URL' }),
  waive: waiveField,
})

/** What became of one list. */
export type Updated =
  | { readonly kind: 'taken-in'; readonly list: string; readonly taken: TakenIn }
  | { readonly kind: 'unchanged'; readonly list: string }
  /** `stands` tells what is true of the list all the same, see {@link whatStands}. */
  | {
      readonly kind: 'failed'
      readonly list: string
      readonly code: string
      readonly reason: string
      readonly stands: string
    }
  | { readonly kind: 'by-hand'; readonly list: string; readonly homepage: string }

/** Asks the publishers for newer versions. One list's failure is told and does not keep the others from being updated. */
export async function updateLists(input: z.output<typeof updateListsInput>, world: ListWorld): Promise<Updated[]> {
  const states = foldVersions(await world.facts.read({ kinds: LIST_KINDS }))
  const names = input.names ?? []
  const wanted = names.length > 0 ? names : [...states.values()].filter(s => s.chosen).map(s => s.list)
  if (wanted.length === 0)
    throw new InputError(
      'no-lists',
      'no list is in use: name some (cordon lists shows them), or choose them with lists use',
    )
  if (input.from !== undefined && wanted.length !== 1)
    throw new InputError('list-unclear', '--from goes with one list', { place: { field: '--from' } })
  const updated: Updated[] = []
  for (const name of wanted)
    updated.push(await update(knownSource(name, world.sources, states), states.get(name), input, world))
  return updated
}

async function update(
  source: ListSource,
  state: ListState | undefined,
  { from, waive }: z.output<typeof updateListsInput>,
  world: ListWorld,
): Promise<Updated> {
  const list = source.name
  const addresses = from === undefined ? source.addresses : { ...source.addresses, main: from }
  if (!addresses['main']) return { kind: 'by-hand', list, homepage: source.homepage }
  const format = formatNamed(source.formats[0] ?? '', world.formats)
  try {
    const fetched = await world.fetchNewer(addresses, format, state?.versions.at(-1)?.files ?? [], world)
    if (fetched.kind === 'not-modified') {
      await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'list-checked', body: { list } }])
      return { kind: 'unchanged', list }
    }
    return {
      kind: 'taken-in',
      list,
      taken: await takeIn(fetched.delivery, { source, format, publishedAt: null, waive: waive ?? null }, world),
    }
  } catch (error) {
    if (!(error instanceof CordonError) || error.code === 'interrupted') throw error
    const { code, message: reason } = error
    if (code.startsWith('publisher-'))
      await world.facts.append([
        { at: world.clock.now(), by: world.by, kind: 'list-failed', body: { list, code, reason } },
      ])
    return { kind: 'failed', list, code, reason, stands: await whatStands(list, world) }
  }
}
