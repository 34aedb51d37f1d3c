import { InputError } from '../../../model/errors.ts'
import type { Instant } from '../../../model/instant.ts'
import { EntryTeller } from '../entry-teller.ts'
import type { ListFormat, ListReader } from '../list-format.ts'
import { OFAC_DATES, readDay } from '../partial-date.ts'
import { type XmlAttributes, xmlSource } from '../xml-source.ts'
import { SdnRecord } from './sdn-record.ts'

/** The layout's namespaces: before and since OFAC's Sanctions List Service. */
const NAMESPACES =
  /^(?:https?:\/\/tempuri\.org\/sdnList\.xsd|https?:\/\/(?:www\.)?un\.org\/.*|https:\/\/sanctionslistservice\.ofac\.treas\.gov\/.*XML)$/i
/** An entry's elements that hold a list of others, and one of those others. */
const ENTRY_DEPTH = 2
const GROUP_DEPTH = 4

function openSdnXml(teller: EntryTeller, file: string): ListReader {
  let publishedAt: Instant | null = null
  let declared: number | null = null
  let record: SdnRecord | null = null
  let malformed = 0

  const unknown = (name: string): void =>
    teller.noteOnce(xml.line, name, 'element-unknown', `<${name}> is not known in this layout and is passed over`)

  const open = (name: string, attributes: XmlAttributes, depth: number): void => {
    if (depth === 1) {
      if (name !== 'sdnList')
        throw new InputError('list-malformed', `the root is <${name}>, not <sdnList>`, {
          place: { file, line: xml.line },
        })
      const space = attributes['xmlns']
      if (space !== undefined && !NAMESPACES.test(space))
        teller.note(
          xml.line,
          'xmlns',
          'namespace-unknown',
          `${space.slice(0, 200)} is a namespace that OFAC has not used before`,
        )
    } else if (depth === ENTRY_DEPTH && name === 'sdnEntry') record = new SdnRecord(teller, xml.line)
    else if (depth === ENTRY_DEPTH && name !== 'publshInformation' && name !== 'publishInformation') unknown(name)
    else if (depth > 2 && depth <= GROUP_DEPTH && record !== null) record.open(name, depth)
  }

  const close = (name: string, text: string, depth: number): void => {
    if (record === null) {
      if (name === 'Publish_Date') {
        publishedAt = readDay(text, OFAC_DATES)
        if (publishedAt === null) teller.note(xml.line, name, 'date-unread', `"${text.slice(0, 80)}" is no day`)
      } else if (name === 'Record_Count' && /^\d{1,9}$/.test(text)) declared = Number(text)
      return
    }
    if (depth > ENTRY_DEPTH) {
      if (!record.close(name, text, depth)) unknown(name)
      return
    }
    const entry = record.finish()
    if (entry === null) malformed++
    else teller.entry(entry, record.line)
    record = null
  }

  const xml = xmlSource({ open, close }, file)
  return {
    push: text => xml.push(text),
    end() {
      xml.end()
      teller.end(file)
      const read = teller.entries + malformed
      if (declared !== null && declared !== read) {
        const reason = `the source says that it has ${declared} records; it has ${read}`
        teller.tell(null, 'Record_Count', 'record-count', reason, declared > read)
      }
      return { publishedAt, declared, covers: ['names', 'wallets', 'domains'] }
    },
  }
}

/** OFAC's lists in the plain XML layout: SDN.XML and CONSOLIDATED.XML. */
export const ofacSdnXml: ListFormat = {
  name: 'ofac-sdn-xml',
  about: "OFAC's SDN.XML, or CONSOLIDATED.XML of the non-SDN lists, which has the same layout",
  files: [{ key: 'main', optional: false, about: 'SDN.XML or CONSOLIDATED.XML' }],
  open: (sink, context) => openSdnXml(new EntryTeller(sink), context.file),
}
