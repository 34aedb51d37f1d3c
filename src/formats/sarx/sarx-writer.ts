import { cutLine, type TellLoss } from '../report-case/clean-text.ts'
import type { XmlElement } from '../report-case/xml-element.ts'

/** Makes elements of FinCEN's schema: the prefix, texts that fit, and the numbers by which all elements of a file differ. */
export class SarxWriter {
  readonly tell: TellLoss

  constructor(tell: TellLoss) {
    this.tell = tell
  }

  /** An element with a code or figure of ours; null where there is none. */
  leaf(name: string, text: string | null): XmlElement | null {
    return text === null ? null : { name: `fc2:${name}`, text }
  }

  /** An element with a text of the case, in one line, no longer than the form takes; null where there is none. */
  text(name: string, text: string | null, most: number, field: string): XmlElement | null {
    if (text === null) return null
    const cut = cutLine(text, most, field, this.tell)
    return cut === '' ? null : { name: `fc2:${name}`, text: cut }
  }

  /** {@link part}, where there is something to say: null where `needed`, one of its children, is null. */
  partIf(needed: XmlElement | null, name: string, children: readonly (XmlElement | null)[]): XmlElement | null {
    return needed === null ? null : this.part(name, children)
  }

  /** An element that holds others and carries a number; it is numbered when the file is whole. */
  part(name: string, children: readonly (XmlElement | null)[]): XmlElement {
    return { name: `fc2:${name}`, attributes: { SeqNum: '' }, children: children.filter(child => child !== null) }
  }
}

/** Gives each numbered element its number, 1 and up in the order of the file. */
export function numbered(root: XmlElement): XmlElement {
  let last = 0
  const visit = (element: XmlElement): XmlElement => {
    const { attributes, children } = element
    const own =
      attributes !== undefined && 'SeqNum' in attributes ? { ...attributes, SeqNum: String(++last) } : attributes
    return { ...element, attributes: own, children: children?.map(visit) }
  }
  return visit(root)
}
