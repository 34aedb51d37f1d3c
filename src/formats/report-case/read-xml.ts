import { SaxesParser } from 'saxes'
import { InputError } from '../../model/errors.ts'

/** Elements within elements: no report comes near. */
const MAX_DEPTH = 32
/** † Characters of a report's XML. */
const MAX_CHARACTERS = 64 << 20

/** An element as it was read; its name without prefix. */
export interface ReadElement {
  readonly name: string
  readonly namespace: string
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  /** What stands directly in it, as it is. */
  text: string
  readonly children: ReadElement[]
}

/**
 * Reads the XML of a report as a tree. A document type is refused, and with it every entity that is not one of XML's own.
 * @throws InputError `report-xml-malformed`, with the line
 */
export function readXml(text: string): ReadElement {
  const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true })
  const open: ReadElement[] = []
  let root: ReadElement | null = null
  const fault = (why: string): InputError =>
    new InputError('report-xml-malformed', `line ${parser.line}: ${why}`, { place: { line: parser.line } })
  if (text.length > MAX_CHARACTERS) throw fault(`more than ${MAX_CHARACTERS} characters`)
  parser.on('error', error => {
    throw fault(error.message.replace(/^\d+:\d+: /, ''))
  })
  parser.on('doctype', () => {
    throw fault('a report has no document type')
  })
  parser.on('opentag', tag => {
    if (open.length >= MAX_DEPTH) throw fault(`elements stand within each other more than ${MAX_DEPTH} deep`)
    const attributes: Record<string, string> = {}
    for (const [name, attribute] of Object.entries(tag.attributes)) attributes[name] = attribute.value
    const element = { name: tag.local, namespace: tag.uri, line: parser.line, attributes, text: '', children: [] }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('text', part => {
    const element = open.at(-1)
    if (element) element.text += part
  })
  parser.on('cdata', part => {
    const element = open.at(-1)
    if (element) element.text += part
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).close()
  if (root === null) throw fault('there is no element')
  return root
}

/** The children of a name. */
export function childrenOf(element: ReadElement, name: string): readonly ReadElement[] {
  return element.children.filter(child => child.name === name)
}

/** The text of the first child of a name; null: there is none. */
export function childText(element: ReadElement, name: string): string | null {
  return element.children.find(child => child.name === name)?.text ?? null
}
