import { InputError } from '../../../model/errors.ts'
import type { Instant } from '../../../model/instant.ts'
import type { ListFormat, ListReader, ListSink } from '../list-format.ts'
import { type XmlAttributes, xmlSource } from '../xml-source.ts'
import { briefFaults } from './brief-faults.ts'
import { finishEntry } from './entry-draft.ts'
import { readPublishDate } from './partial-date.ts'
import { SdnRecord } from './sdn-record.ts'

/** The layout's namespaces: before and since OFAC's Sanctions List Service. */
const NAMESPACES =
  /^(?:https?:\/\/tempuri\.org\/sdnList\.xsd|https?:\/\/(?:www\.)?un\.org\/.*|https:\/\/sanctionslistservice\.ofac\.treas\.gov\/.*XML)$/i
/** An entry's elements that hold a list of others, and one of those others. */
const ENTRY_DEPTH = 2
const GROUP_DEPTH = 4

function openSdnXml(sink: ListSink, file: string): ListReader {
  let publishedAt: Instant | null = null
  let declared: number | null = null
  let record: SdnRecord | null = null
  let line = 1
  const ids = new Set<string>()
  const strange = new Set<string>()
  let malformed = 0

  const fault = (at: number | null, field: string | null, code: string, reason: string, lost: boolean): void =>
    sink.fault({ line: at, field, code, reason, lost })
  const unknown = (name: string): void => {
    if (strange.has(name) || strange.size >= 100) return
    strange.add(name)
    fault(xml.line, name, 'element-unknown', `<${name}> is not known in this layout and is passed over`, false)
  }

  const open = (name: string, attributes: XmlAttributes, depth: number): void => {
    if (depth === 1) {
      if (name !== 'sdnList')
        throw new InputError('list-malformed', `the root is <${name}>, not <sdnList>`, {
          place: { file, line: xml.line },
        })
      const space = attributes['xmlns']
      if (space !== undefined && !NAMESPACES.test(space))
        fault(
          xml.line,
          'xmlns',
          'namespace-unknown',
          `${space.slice(0, 200)} is a namespace that OFAC has not used before`,
          false,
        )
    } else if (depth === ENTRY_DEPTH && name === 'sdnEntry') {
      line = xml.line
      record = new SdnRecord((field, code, reason, lost) => fault(line, field, code, reason, lost))
    } else if (depth === ENTRY_DEPTH && name !== 'publshInformation' && name !== 'publishInformation') unknown(name)
    else if (depth > 2 && depth <= GROUP_DEPTH && record !== null) record.open(name, depth)
  }

  const close = (name: string, text: string, depth: number): void => {
    if (record === null) {
      if (name === 'Publish_Date') {
        publishedAt = readPublishDate(text)
        if (publishedAt === null) fault(xml.line, name, 'date-unread', `"${text.slice(0, 80)}" is no day`, false)
      } else if (name === 'Record_Count' && /^\d{1,9}$/.test(text)) declared = Number(text)
      return
    }
    if (depth > ENTRY_DEPTH) {
      if (!record.close(name, text, depth)) unknown(name)
      return
    }
    const draft = record.draft()
    record = null
    if (draft === null) malformed++
    else if (ids.has(draft.id))
      fault(line, 'uid', 'id-repeated', `entry ${draft.id} stands twice; the second is left out`, true)
    else {
      ids.add(draft.id)
      sink.entry(finishEntry(draft, (code, reason) => fault(line, null, code, reason, true)))
    }
  }

  const xml = xmlSource({ open, close }, file)
  return {
    push: text => xml.push(text),
    end() {
      xml.end()
      if (ids.size === 0) throw new InputError('list-empty', 'the source holds no entry', { place: { file } })
      const read = ids.size + malformed
      if (declared !== null && declared !== read) {
        const reason = `the source says that it has ${declared} records; it has ${read}`
        fault(null, 'Record_Count', 'record-count', reason, declared > read)
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
  open: (sink, context) => openSdnXml(briefFaults(sink), context.file),
}
