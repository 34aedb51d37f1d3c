import { InputError } from '../../model/errors.ts'
import type { EntryTeller } from './entry-teller.ts'
import { type XmlAttributes, type XmlSource, xmlSource } from './xml-source.ts'

/** One element of a record with all that stands in it. */
export interface XmlNode {
  readonly name: string
  readonly attributes: XmlAttributes
  /** What stands directly in it, trimmed. */
  readonly text: string
  readonly children: readonly XmlNode[]
}

/** What a list of records looks like in XML. */
export interface RecordsLayout {
  readonly root: string
  /** Elements between the root and the records: they hold nothing of their own. */
  readonly wrappers: readonly string[]
  /** Elements that are one record each. */
  readonly records: readonly string[]
  /** Elements beside the records: the day of the list, its number. */
  readonly headers: readonly string[]
  /** Elements that stand in records; any other is told once. */
  readonly known: ReadonlySet<string>
  rootOpened?(attributes: XmlAttributes): void
  header?(name: string, text: string): void
  record(node: XmlNode, line: number): void
}

/** Elements in one record: the longest of a real list has some hundreds. */
const MOST_NODES = 20_000
/** Characters in one record. */
const MOST_TEXT = 4_000_000

interface Growing {
  readonly name: string
  readonly attributes: XmlAttributes
  text: string
  readonly children: Growing[]
}

/** Reads an XML list record by record, with memory for one. What stands where a record should and is none is told as lost. */
export class XmlRecords {
  private readonly layout: RecordsLayout
  private readonly teller: EntryTeller
  private readonly file: string
  private readonly source: XmlSource
  private stack: Growing[] = []
  private recordLine = 0
  private nodes = 0
  private length = 0
  /** Depth of an element that is passed over with all that stands in it; 0: none. */
  private skipped = 0
  private count = 0

  constructor(layout: RecordsLayout, teller: EntryTeller, file: string) {
    this.layout = layout
    this.teller = teller
    this.file = file
    this.source = xmlSource(
      {
        open: (name, attributes, depth) => this.open(name, attributes, depth),
        close: (name, text, depth) => this.close(name, text, depth),
      },
      file,
    )
  }

  /** @throws InputError of {@link xmlSource}; `list-root` */
  push(text: string): void {
    this.source.push(text)
  }

  /** Ends the list. @returns how many records it had. @throws InputError `list-empty`, `list-truncated` */
  end(): number {
    this.source.end()
    if (this.count === 0)
      throw new InputError('list-empty', `the list has no ${this.layout.records.join(' and no ')}`, {
        place: { file: this.file },
      })
    return this.count
  }

  private open(name: string, attributes: XmlAttributes, depth: number): void {
    if (this.skipped > 0) return
    if (depth === 1) {
      if (name !== this.layout.root)
        throw new InputError('list-root', `the root element is <${name}>, not <${this.layout.root}>`, {
          place: { file: this.file, line: this.source.line, field: name },
        })
      this.layout.rootOpened?.(attributes)
      return
    }
    const parent = this.stack.at(-1)
    if (parent === undefined) {
      if (this.layout.records.includes(name)) {
        this.count++
        this.recordLine = this.source.line
        this.nodes = 0
        this.length = 0
        this.stack.push({ name, attributes, text: '', children: [] })
      } else if (!this.layout.wrappers.includes(name) && !this.layout.headers.includes(name)) {
        this.teller.lost(this.source.line, name, 'element-unknown', `<${name}> stands where a record should`)
        this.skipped = depth
      }
      return
    }
    if (!this.layout.known.has(name))
      this.teller.noteOnce(this.source.line, name, 'element-unknown', `<${name}> is not known and was not read`)
    this.nodes++
    for (const key in attributes) this.length += key.length + (attributes[key]?.length ?? 0)
    if (this.nodes > MOST_NODES || this.length > MOST_TEXT) {
      this.teller.lost(this.recordLine, name, 'record-oversized', 'the record is larger than any record of a list')
      this.skipped = depth - this.stack.length
      this.stack = []
      return
    }
    const node: Growing = { name, attributes, text: '', children: [] }
    parent.children.push(node)
    this.stack.push(node)
  }

  private close(name: string, text: string, depth: number): void {
    if (this.skipped > 0) {
      if (depth === this.skipped) this.skipped = 0
      return
    }
    const node = this.stack.pop()
    if (node === undefined) {
      if (this.layout.headers.includes(name)) this.layout.header?.(name, text)
      else if (text !== '')
        this.teller.note(this.source.line, name, 'text-stray', `text stands in <${name}> beside its records`)
      return
    }
    node.text = text
    this.length += text.length
    if (this.stack.length === 0) this.layout.record(node, this.recordLine)
  }
}

/** The texts of all elements that a path of names reaches, without empty ones. */
export function textsAt(node: XmlNode, ...path: readonly string[]): string[] {
  return nodesAt(node, ...path)
    .map(found => found.text)
    .filter(text => text !== '')
}

/** The first text that a path of names reaches; '' where there is none. */
export function textAt(node: XmlNode, ...path: readonly string[]): string {
  return textsAt(node, ...path)[0] ?? ''
}

/** All elements that a path of names reaches, in document order. */
export function nodesAt(node: XmlNode, ...path: readonly string[]): readonly XmlNode[] {
  let found: readonly XmlNode[] = [node]
  for (const name of path) found = found.flatMap(n => n.children.filter(child => child.name === name))
  return found
}
