import { readFile } from 'node:fs/promises'
import { TAG_FORMATS, TRANSFER_FORMATS } from '../../formats/index.ts'
import type { RowFormat } from '../../formats/row-format.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import { openRows } from './open-rows.ts'

/**
 * Tells a transfer table's format by its header.
 * @throws InputError `format-unclear` when no format, or more than one, accepts it
 */
export async function sniffTransferFormat(path: string) {
  return sniff(path, TRANSFER_FORMATS)
}

/** Tells a tag file's format: a TagPack by its ending, a table by its header. @throws InputError `format-unclear` */
export async function sniffTagFormat(path: string): Promise<string> {
  if (/\.ya?ml$/i.test(path)) return 'tagpack'
  return (await sniff(path, TAG_FORMATS)).name
}

/** True for a file that holds a raw Bitcoin block or Esplora's JSON rather than a table. */
export async function isUtxoFile(path: string): Promise<'bitcoin-block' | 'esplora' | null> {
  if (/\.json$/i.test(path)) return 'esplora'
  if (/\.(raw|blk|bin)$/i.test(path)) return 'bitcoin-block'
  return null
}

async function sniff<F extends RowFormat<unknown>>(path: string, formats: readonly F[]): Promise<F> {
  const { columns } = await openRows(path)
  const fits = formats.filter(format => {
    try {
      format.bind(columns, { ledger: ETHEREUM, file: path })
      return true
    } catch (error) {
      if (error instanceof CordonError) return false
      throw error
    }
  })
  const [only] = fits
  if (only && fits.length === 1) return only
  const among = formats.map(f => f.name).join(', ')
  const why =
    fits.length === 0
      ? `its columns (${columns.join(', ').slice(0, 200)}) fit none of ${among}`
      : `it fits ${fits.map(f => f.name).join(' and ')}`
  throw new InputError('format-unclear', `${path}: ${why}; say which with --as`, { place: { file: path, line: 1 } })
}

/** A whole text file (UTF-8, with or without byte order mark). @throws InputError `file-missing`, `file-not-text` */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new InputError('file-not-text', `${path} is not UTF-8 text`, { place: { file: path }, cause })
  }
}

/** A whole file. @throws InputError `file-missing` */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new InputError('file-missing', `cannot read ${path}`, { place: { file: path }, cause })
  }
}
