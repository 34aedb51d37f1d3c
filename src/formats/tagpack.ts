import { LineCounter, parseDocument } from 'yaml'
import { parseAddress } from '../model/address.ts'
import { CordonError, InputError } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import type { Refusal } from '../model/refusal.ts'
import type { Tag } from '../model/tag.ts'
import { readLabel } from './read-label.ts'
import { tagLedger } from './tag-ledger.ts'
import { categoryOf, confidenceOf } from './tag-words.ts'

/** What a TagPack gives. */
export interface TagPack {
  readonly tags: readonly Tag[]
  readonly refusals: readonly Refusal[]
  /** Tags of ledgers that Cordon does not know. */
  readonly skipped: number
}

/** A tag that gave none: it is refused, or of a ledger that Cordon does not know. As it stands in the pack. */
export interface UntakenTag {
  readonly address: string
  /** The pack's word for the ledger. */
  readonly network: string
  readonly label: string
  readonly source: string
  readonly line: number
  /** Null: skipped. */
  readonly refusal: Refusal | null
}

type Fields = Readonly<Record<string, unknown>>

/** Aliases that a pack may expand to in all: a bomb of nested aliases is refused. */
const MOST_ALIASES = 100

/**
 * Reads a GraphSense TagPack: YAML whose header fields hold for every tag that does not say otherwise. A bad tag is refused alone,
 * with its line.
 * @param untaken hears each tag that is refused or skipped
 * @throws InputError `tagpack-malformed` when the file is no TagPack at all
 */
export function readTagPack(text: string, file: string, untaken?: (tag: UntakenTag) => void): TagPack {
  const lines = new LineCounter()
  let root: unknown
  let lineOf = (_: number): number => 1
  try {
    // Every scalar stays text: as numbers, an unquoted 0x address would lose its digits and a label 007 its zeros.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, schema: 'failsafe' })
    const fault = document.errors[0]
    if (fault) throw fault
    root = document.toJS({ maxAliasCount: MOST_ALIASES })
    const node = document.get('tags')
    const items = (node as { items?: readonly { range?: readonly number[] | null }[] } | undefined)?.items
    lineOf = i => lines.linePos(items?.[i]?.range?.[0] ?? 0).line
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw new InputError('tagpack-malformed', `not readable as YAML: ${message}`, { place: { file }, cause })
  }
  const header = asFields(root)
  const list = header?.['tags']
  if (!header || !Array.isArray(list))
    throw new InputError('tagpack-malformed', 'no TagPack: it has no list of tags', { place: { file } })
  const tags: Tag[] = []
  const refusals: Refusal[] = []
  let skipped = 0
  list.forEach((item: unknown, i) => {
    try {
      const own = asFields(item)
      if (!own) throw new InputError('tag-malformed', 'the tag is not a mapping', { place: { field: 'tags' } })
      const tag = readTag({ ...header, ...own }, file)
      if (tag) tags.push(tag)
      else {
        skipped++
        untaken?.({ ...plainTag({ ...header, ...own }, file), line: lineOf(i), refusal: null })
      }
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      const refusal: Refusal = {
        line: lineOf(i),
        field: error.place.field ?? (error.code.startsWith('time-') ? 'lastmod' : 'address'),
        code: error.code,
        reason: error.message.slice(0, 300),
      }
      refusals.push(refusal)
      untaken?.({ ...plainTag({ ...header, ...asFields(item) }, file), line: lineOf(i), refusal })
    }
  })
  return { tags, refusals, skipped }
}

function readTag(fields: Fields, file: string): Tag | null {
  const text = (name: string): string => plainText(fields[name])
  const words = (name: string): string[] => {
    const value = fields[name]
    return (Array.isArray(value) ? value : [value]).map(plainText).filter(word => word !== '')
  }
  const address = text('address')
  const ledger = tagLedger(text('network') || text('currency'), address)
  if (ledger === undefined) return null
  if (address === '')
    throw new InputError('address-malformed', 'the tag has no address', { place: { field: 'address' } })
  const label = readLabel(text('label') || text('actor') || text('title'))
  const abuse = [...words('abuse'), ...words('abuses')]
  const lastmod = text('lastmod')
  return {
    ledger,
    address: parseAddress(ledger, address),
    label,
    category: categoryOf(...abuse, ...words('category'), ...words('concepts'), label),
    ...confidenceOf(text('confidence')),
    source: text('source') || file,
    at: lastmod === '' ? null : parseInstant(lastmod.slice(0, 10)),
  }
}

function plainTag(fields: Fields, file: string): Omit<UntakenTag, 'line' | 'refusal'> {
  const [address = '', network = '', currency = '', label = '', actor = '', title = '', source = ''] = [
    ...['address', 'network', 'currency', 'label', 'actor', 'title', 'source'],
  ].map(name => plainText(fields[name]))
  return { address, network: network || currency, label: label || actor || title, source: source || file }
}

/** A scalar as written; '' for a list, a mapping, and YAML's words for nothing. */
function plainText(value: unknown): string {
  return typeof value !== 'string' || /^\s*(~|null)?\s*$/i.test(value) ? '' : value.trim()
}

function asFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}
