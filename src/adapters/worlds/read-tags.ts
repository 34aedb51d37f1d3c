import { basename } from 'node:path'
import { TAG_FORMATS } from '../../formats/index.ts'
import { InputError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { Tag } from '../../model/tag.ts'
import { noRows, readTable } from '../files/read-table.ts'
import { readText } from '../files/sniff-format.ts'

/**
 * All claims of a tag file: a TagPack whole, a table row by row.
 * @throws InputError `format-unknown`, and what the format says of a file that is bad as a whole
 */
export async function readTagFile(
  path: string,
  format: string,
  ledger: LedgerId | null,
): Promise<{ tags: Tag[]; refusals: readonly Refusal[]; refused: number }> {
  if (format === 'tagpack') {
    const { readTagPack } = await import('../../formats/tagpack.ts')
    const { tags, refusals } = readTagPack(await readText(path), basename(path))
    return { tags: [...tags], refusals, refused: refusals.length }
  }
  const table = TAG_FORMATS.find(f => f.name === format)
  if (!table) throw new InputError('format-unknown', `"${format}" is no format of tags`)
  const counts = noRows()
  const tags: Tag[] = []
  for await (const batch of readTable(path, table, { ledger, file: basename(path) }, counts))
    for (const tag of batch) tags.push(tag)
  return { tags, refusals: counts.refusals, refused: counts.refused }
}
