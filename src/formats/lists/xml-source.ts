import { SaxesParser } from 'saxes'
import { InputError } from '../../model/errors.ts'

/** Elements within elements: no list comes near. */
const MAX_DEPTH = 64
/** Characters of text in one element, or in any other single token. */
const MAX_TEXT = 1_000_000
const MAX_ATTRIBUTES = 64
/** Characters of an element's or attribute's name. */
const MAX_NAME = 256
/** A chunk is cut into pieces of this length, so that a limit is noticed soon after it is passed. */
const PIECE = 65_536
/** The text of a source was decoded as UTF-8 before it came here. */
const ENCODINGS = /^(?:utf-?8|us-ascii|ascii)$/i

/** The attributes of an element, by name. A missing one is undefined. */
export type XmlAttributes = Readonly<Record<string, string>>

/** What the reader of an XML list hears, in document order. Names come without their namespace prefix. */
export interface XmlEvents {
  /** @param depth 1 for the root */
  open(name: string, attributes: XmlAttributes, depth: number): void
  /** @param text what stands directly in the element, without what stands in its children, trimmed */
  close(name: string, text: string, depth: number): void
}

/** One XML source as it comes. */
export interface XmlSource {
  /** 1-based line that is being read. */
  readonly line: number
  /** @throws InputError `list-malformed`, `list-doctype`, `list-oversized`, with place.line */
  push(text: string): void
  /** @throws InputError `list-empty`, `list-truncated` */
  end(): void
}

/** The name without its namespace prefix. */
function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/**
 * Reads well-formed XML in chunks of any size, with memory for one element. A document type is refused, and with it every entity that
 * is not one of XML's own five, so nothing is ever expanded or fetched.
 *
 * Text handed out may be a slice of the chunk it came in and keep all of it alive: copy what is kept (`JSON.stringify` does).
 */
export function xmlSource(events: XmlEvents, file: string): XmlSource {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  const texts: string[] = ['']
  let depth = 0
  let rooted = false
  let ending = false
  let blank = true
  let half = ''
  /** Characters pushed since the parser last told of anything. */
  let quiet = 0

  const fault = (code: string, message: string): InputError =>
    new InputError(code, message, { place: { file, line: parser.line } })
  const oversized = (what: string): InputError => fault('list-oversized', `the XML has ${what}`)
  const add = (text: string): void => {
    quiet = 0
    if (depth === 0) return
    const whole = (texts[depth] ?? '') + text
    if (whole.length > MAX_TEXT) throw oversized(`an element with more than ${MAX_TEXT} characters`)
    texts[depth] = whole
  }

  parser.on('error', error => {
    if (ending) throw fault('list-truncated', `the XML ends before it is complete: ${error.message}`)
    throw fault('list-malformed', `the XML is not well formed: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw fault('list-doctype', 'the XML has a document type, which no list needs; it is refused unread')
  })
  parser.on('xmldecl', decl => {
    quiet = 0
    if (decl.encoding !== undefined && !ENCODINGS.test(decl.encoding))
      throw fault('list-encoding', `the XML says that it is in ${decl.encoding}, not in UTF-8`)
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('opentag', tag => {
    quiet = 0
    rooted = true
    depth++
    if (depth > MAX_DEPTH) throw oversized(`elements nested more than ${MAX_DEPTH} deep`)
    if (tag.name.length > MAX_NAME) throw oversized(`a name of more than ${MAX_NAME} characters`)
    let count = 0
    for (const name in tag.attributes) {
      count++
      if (name.length > MAX_NAME) throw oversized(`a name of more than ${MAX_NAME} characters`)
    }
    if (count > MAX_ATTRIBUTES) throw oversized(`an element with more than ${MAX_ATTRIBUTES} attributes`)
    texts[depth] = ''
    events.open(local(tag.name), tag.attributes, depth)
  })
  parser.on('closetag', tag => {
    quiet = 0
    const text = (texts[depth] ?? '').trim()
    texts[depth] = ''
    events.close(local(tag.name), text, depth)
    depth--
  })

  return {
    get line() {
      return parser.line
    },
    push(chunk) {
      const whole = half + chunk
      // A chunk may end within a character; half of one anywhere else would make the parser swallow what follows it.
      const last = whole.charCodeAt(whole.length - 1)
      half = last >= 0xd800 && last <= 0xdbff ? whole.slice(-1) : ''
      const text = half === '' ? whole : whole.slice(0, -1)
      if (!text.isWellFormed()) throw fault('list-malformed', 'the XML holds half of a character (a lone surrogate)')
      for (let from = 0; from < text.length; from += PIECE) {
        const piece = text.length <= PIECE ? text : text.slice(from, from + PIECE)
        if (blank) blank = !/[^\s\uFEFF]/.test(piece)
        parser.write(piece)
        quiet += piece.length
        if (quiet > MAX_TEXT + PIECE) throw oversized(`more than ${MAX_TEXT} characters without a new element`)
      }
    },
    end() {
      if (blank) throw fault('list-empty', 'the source is empty')
      ending = true
      parser.close()
      if (half !== '') throw fault('list-truncated', 'the XML ends within a character')
      if (depth > 0 || !rooted) throw fault('list-truncated', 'the XML ends before it is complete')
    },
  }
}
