import { InputError } from '../../../model/errors.ts'
import type { Instant } from '../../../model/instant.ts'
import { EntryDraft } from '../entry-draft.ts'
import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat, ListReader } from '../list-format.ts'
import { readDay } from '../partial-date.ts'
import { OFAC_FORM } from './ofac-form.ts'

/** The whole document is held while it is read: a few hundred kilobytes today. */
const MAX_TEXT = 64_000_000
type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(v => typeof v === 'string') : [])

/** One address of the document, or what is wrong with it. */
interface Listed {
  readonly address: string
  readonly entity: string
  readonly name: string
  readonly tickers: readonly string[]
  readonly programmes: readonly string[]
  readonly listedAt: Instant | null
}

function readListed(value: unknown): Listed | string {
  if (!isObject(value)) return 'it is no object'
  const { address, entity_id: id, entity_name: name, date_listed: date } = value
  if (typeof address !== 'string' || address.trim() === '') return 'it has no address'
  if (!/^\d{1,9}$/.test(String(id))) return 'it has no entity_id that is a number'
  const listedAt = typeof date === 'string' ? readDay(date) : null
  if (typeof date === 'string' && listedAt === null) return `its date_listed "${date.slice(0, 40)}" is no day`
  return {
    address: address.trim(),
    entity: String(id),
    name: typeof name === 'string' ? name : '',
    tickers: texts(value['ofac_tickers']),
    programmes: texts(value['programs']),
    listedAt,
  }
}

function parse(text: string, file: string): unknown {
  if (text.trim() === '') throw new InputError('list-empty', 'the source is empty', { place: { file } })
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    const code = /[}\]]\s*$/.test(text) ? 'list-malformed' : 'list-truncated'
    throw new InputError(code, 'the source is no whole JSON document', { place: { file }, cause })
  }
}

function openAddresses(teller: EntryTeller, file: string): ListReader {
  const held = new Map<string, string[]>()
  let length = 0

  const add = (entries: Map<string, EntryDraft>, value: unknown, at: number): void => {
    const field = `addresses[${at}]`
    const of = readListed(value)
    if (typeof of === 'string') {
      teller.lost(null, field, 'entry-malformed', of)
      return
    }
    const draft = entries.get(of.entity) ?? new EntryDraft('entity', teller, null)
    entries.set(of.entity, draft)
    draft.name(of.name, draft.unnamed ? 'primary' : 'strong', 'name', field)
    for (const programme of of.programmes) draft.programme(programme, field)
    if (of.listedAt !== null) draft.listedAt = Math.min(of.listedAt, draft.listedAt ?? of.listedAt)
    // The date is the entity's designation: Lazarus Group of 2019 got addresses in 2022. When each was added nobody tells here.
    if (!draft.wallet(of.address, of.tickers[0] ?? null, field))
      teller.lost(null, field, 'wallet-malformed', `"${of.address.slice(0, 80)}" is no address`)
  }

  return {
    push(text, key) {
      length += text.length
      if (length > MAX_TEXT)
        throw new InputError('list-oversized', `the source has more than ${MAX_TEXT} characters`, { place: { file } })
      const list = held.get(key)
      if (list === undefined) held.set(key, [text])
      else list.push(text)
    },
    end() {
      const document = parse((held.get('main') ?? []).join(''), file)
      const about = held.has('metadata') ? parse((held.get('metadata') ?? []).join(''), `${file} (metadata)`) : {}
      const addresses = isObject(document) ? document['addresses'] : undefined
      if (!Array.isArray(addresses))
        throw new InputError('list-malformed', 'the document has no list "addresses"', { place: { file } })
      if (addresses.length === 0) throw new InputError('list-empty', 'the source holds no address', { place: { file } })
      const entries = new Map<string, EntryDraft>()
      for (const [at, value] of addresses.entries()) add(entries, value, at)
      const { total_addresses, total_unique_entities: entities, last_updated: updated } = isObject(about) ? about : {}
      for (const total of [isObject(document) ? document['total_address_count'] : null, total_addresses])
        if (typeof total === 'number' && total !== addresses.length) {
          const reason = `${total} addresses are told of; there are ${addresses.length}`
          teller.tell(null, 'total', 'record-count', reason, total > addresses.length)
        }
      for (const [id, draft] of entries) teller.entry(draft.finish(id, OFAC_FORM), null)
      return {
        publishedAt: typeof updated === 'string' ? readDay(updated) : null,
        declared: typeof entities === 'number' ? entities : null,
        covers: ['wallets'],
      }
    },
  }
}

/**
 * A community's extraction of the SDN list's addresses as JSON: wallets with their dates of listing, and the list's own entry numbers.
 * It does not say who is a person, so all are read as entities, and their names serve to show, not to screen.
 */
export const ofacAddresses: ListFormat = {
  name: 'ofac-addresses',
  about: "the SDN list's wallet addresses as a JSON document with entity_id, ofac_tickers and date_listed",
  files: [
    { key: 'metadata', optional: true, about: 'the document about it: totals and the day of the last change' },
    { key: 'main', optional: false, about: 'the document with the list "addresses"' },
  ],
  open: (sink, context) => openAddresses(new EntryTeller(sink), context.file),
}
