import { parseAddress } from '../model/address.ts'
import { InputError } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import type { LedgerId } from '../model/ledger.ts'
import { parseLedger } from '../model/ledger.ts'
import type { Tag, TagBasis, TagCategory } from '../model/tag.ts'
import { evmLedger } from './evm-ledger.ts'
import { readColumns } from './read-columns.ts'
import { readLabel } from './read-label.ts'
import { refuseRows } from './refuse-rows.ts'
import type { TagRowFormat } from './row-format.ts'
import { ledgerByLooks, tagLedger } from './tag-ledger.ts'
import { categoryOf, confidenceOf } from './tag-words.ts'

const CATEGORIES: readonly TagCategory[] = [
  'exchange',
  'mixer',
  'bridge',
  'swap',
  'defi',
  'payment',
  'gambling',
  'service',
  'thief',
  'victim',
  'other',
]
const BASES: readonly TagBasis[] = ['publisher', 'court', 'ledger-data', 'behaviour', 'heuristic', 'untrusted']
/** What a claim weighs whose file says nothing of it. */
const PLAIN_CONFIDENCE = 50

/** An address without a ledger is checked by its looks. @throws InputError `address-malformed`, `address-checksum` */
export function readLooseAddress(text: string, ledger: LedgerId | null): Tag['address'] {
  return parseAddress(ledger ?? ledgerByLooks(text), text)
}

/** A plain table of tags. Categories are Cordon's own, or words that {@link categoryOf} understands. */
export const tagCsv: TagRowFormat = {
  name: 'tags',
  about: 'a table of tags: address,label,category and, if known, ledger,source,confidence,basis,at',
  bind(columns, context) {
    const optional = ['ledger', 'source', 'confidence', 'basis', 'at']
    const place = readColumns(columns, { required: ['address', 'label', 'category'], optional }, context.file)
    return refuseRows<Tag>(columns, row => {
      const cell = (field: string): string => row.text(place(field), field).trim()
      const on = cell('ledger')
      const ledger = on === '' ? context.ledger : parseLedger(on)
      const address = readLooseAddress(cell('address'), ledger)
      const label = readLabel(cell('label'))
      const word = cell('category').toLowerCase()
      const category = CATEGORIES.find(c => c === word) ?? categoryOf(word)
      const sure = cell('confidence')
      if (sure !== '' && !(/^\d{1,3}$/.test(sure) && Number(sure) <= 100))
        throw new InputError('confidence-malformed', `"${sure}" is not a whole number from 0 to 100`)
      const basis = cell('basis')
      const known = BASES.find(b => b === basis)
      if (basis !== '' && !known) throw new InputError('basis-unknown', `"${basis}" is none of ${BASES.join(', ')}`)
      const source = cell('source') || context.file
      const at = cell('at')
      return {
        ledger,
        address,
        label,
        category,
        basis: known ?? 'publisher',
        confidence: sure === '' ? PLAIN_CONFIDENCE : Number(sure),
        source,
        at: at === '' ? null : parseInstant(at),
      }
    })
  },
}

/** The labels that stand beside LaunderNetEvm41's flows. */
export const flowsLabels: TagRowFormat = {
  name: 'flows-labels',
  about: "the labels in LaunderNetEvm41's flows.csv, as tags",
  bind(columns, context) {
    const required = ['from', 'from_label', 'to', 'to_label']
    const place = readColumns(columns, { required, ignored: /^(timestamp|block|tx_hash|value_in_usd)$/ }, context.file)
    const ledger = evmLedger(context)
    return refuseRows<Tag>(columns, row => {
      const tags: Tag[] = []
      for (const side of ['from', 'to']) {
        const label = row.text(place(`${side}_label`), `${side}_label`).trim()
        if (label === '') continue
        const address = parseAddress(ledger, row.text(place(side), side))
        const of = { basis: 'heuristic', confidence: 40, source: context.file, at: null } as const
        tags.push({ ledger, address, label, category: categoryOf(label), ...of })
      }
      return tags.length > 0 ? tags : 'no label'
    })
  },
}

/** GraphSense's tags, flattened into one table. */
export const graphsenseTags: TagRowFormat = {
  name: 'graphsense-tags',
  about: 'GraphSense tags as a table: address,currency,label,category,abuse,actor,confidence,source,lastmod,…',
  bind(columns, context) {
    const required = ['address', 'currency', 'label', 'category', 'abuse', 'confidence', 'source', 'lastmod']
    const place = readColumns(columns, { required, ignored: /^(actor|is_cluster_definer|pack)$/ }, context.file)
    return refuseRows<Tag>(columns, row => {
      const cell = (field: string): string => row.text(place(field), field).trim()
      const currency = cell('currency')
      const ledger = tagLedger(currency, cell('address'))
      if (ledger === undefined) return `ledger of ${currency} is not known here`
      const label = readLabel(cell('label'))
      const abuse = cell('abuse')
      const category = categoryOf(abuse === '' ? cell('category') : abuse, label)
      const source = cell('source') || context.file
      const known = confidenceOf(cell('confidence'))
      const address = parseAddress(ledger, cell('address'))
      const lastmod = cell('lastmod')
      return {
        ledger,
        address,
        label,
        category,
        ...known,
        source,
        at: lastmod === '' ? null : parseInstant(lastmod.slice(0, 10)),
      }
    })
  },
}
