import { z } from 'zod'
import type { ListFormat } from '../../formats/lists/list-format.ts'
import { andSaid, CordonError, InputError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import type { ListSource } from '../../model/listing.ts'
import type { ListWorld } from './list-world.ts'
import { privateSource } from './private-source.ts'
import { type TakenIn, takeIn, waiveField } from './take-in.ts'
import { whatStands } from './what-stands.ts'

/** What `cordon lists import` takes. */
export const importListInput = z.object({
  files: z.array(z.string().min(1)).min(1).describe('the main file, then companions').meta({ placeholder: 'FILE' }),
  as: z.string().min(1).describe('format of the files').meta({ placeholder: 'FORMAT' }),
  list: z
    .string()
    .optional()
    .describe('the list that it is a version of; else told by the format')
    .meta({ placeholder: 'NAME' }),
  date: z
    .string()
    .optional()
    .describe('when the publisher made it; else what it says itself, else now')
    .meta({ placeholder: 'DATE' }),
  with: z
    .array(z.string())
    .optional()
    .describe('a companion under its key, alt=alt.csv')
    .meta({ placeholder: 'KEY=FILE' }),
  waive: waiveField,
})

const NAME = /^[a-z0-9][a-z0-9-]{1,60}$/

/**
 * Takes one version of a list in from files.
 * @throws InputError `format-unknown`, `format-unfit`, `list-unknown`, `list-unclear`, `companion-unknown`, `companion-unclear`, `time-malformed`, and
 * what {@link takeIn} throws
 */
export async function importList(input: z.output<typeof importListInput>, world: ListWorld): Promise<TakenIn> {
  const format = formatNamed(input.as, world.formats)
  const source = input.list === undefined ? soleSource(format, world.sources) : sourceNamed(input.list, world.sources)
  if (world.sources.includes(source) && !source.formats.includes(format.name))
    throw new InputError(
      'format-unfit',
      `${source.name} is published as ${source.formats.join(', ')}, not as ${format.name}: take it in as a list of your own, under another name`,
      { place: { field: '--as' } },
    )
  const publishedAt = input.date === undefined ? null : parseInstant(input.date)
  const delivery = await world.open(filesByKey(input.files, input.with ?? [], format), format)
  try {
    return await takeIn(delivery, { source, format, publishedAt, waive: input.waive ?? null }, world)
  } catch (error) {
    if (error instanceof CordonError && error.code === 'interrupted') throw error
    throw andSaid(error, await whatStands(source.name, world))
  }
}

/** @throws InputError `format-unknown` */
export function formatNamed(name: string, formats: readonly ListFormat[]): ListFormat {
  const found = formats.find(f => f.name === name)
  if (found) return found
  const names = formats.map(f => f.name).join(', ')
  throw new InputError('format-unknown', `"${name}" is no format of lists: take one of ${names}`, {
    place: { field: '--as' },
  })
}

/**
 * A list of the catalog, or a private one.
 * @throws InputError `list-unknown`
 */
export function sourceNamed(name: string, sources: readonly ListSource[]): ListSource {
  const found = sources.find(s => s.name === name)
  if (found) return found
  const reserved = sources.some(
    s => name.startsWith(`${s.name.split('-')[0]}-`) && /^(?:us|un|eu|gb|ca|jp|kr|il)-/.test(name),
  )
  if (!NAME.test(name) || reserved)
    throw new InputError(
      'list-unknown',
      `"${name}" is no list of the catalog (cordon lists), nor a name for one of your own`,
      {
        place: { field: '--list' },
      },
    )
  return privateSource(name)
}

function soleSource(format: ListFormat, sources: readonly ListSource[]): ListSource {
  const fits = sources.filter(s => s.formats.includes(format.name))
  const [first] = fits
  if (first && fits.length === 1) return first
  const names = fits.map(s => s.name).join(', ')
  const why = first ? `comes from several lists (${names})` : 'is used for lists of your own'
  throw new InputError('list-unclear', `the format ${format.name} ${why}: say which with --list NAME`, {
    place: { field: '--list' },
  })
}

/** Puts each file under the key of the format that its name holds; the first that fits no key is the main one. */
function filesByKey(files: readonly string[], given: readonly string[], format: ListFormat): Record<string, string> {
  const keys = format.files.map(f => f.key)
  const found: Record<string, string> = {}
  for (const pair of given) {
    const cut = pair.indexOf('=')
    const key = pair.slice(0, cut)
    if (cut < 1 || !keys.includes(key))
      throw new InputError('companion-unknown', `"${pair}" is no KEY=FILE with one of ${keys.join(', ')}`, {
        place: { field: '--with' },
      })
    found[key] = pair.slice(cut + 1)
  }
  for (const [i, file] of files.entries()) {
    const name = file.replace(/^.*[/\\]/, '').toLowerCase()
    const key = i === 0 ? 'main' : keys.find(k => k !== 'main' && !(k in found) && name.includes(k))
    if (key === undefined || key in found)
      throw new InputError(
        'companion-unclear',
        `which file of ${format.name} is ${file}? Say it with --with KEY=FILE (${keys.join(', ')})`,
      )
    found[key] = file
  }
  return found
}
