import type { ReportName } from '../../model/report-case.ts'
import { cutLine, type TellLoss } from '../report-case/clean-text.ts'
import { leaf, type XmlElement } from '../report-case/xml-element.ts'

/** Letters with marks are told without them; letters that do not come apart are given here. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  '’': "'",
}

/** Makes texts that goAML's schema takes. */
export class GoamlText {
  readonly tell: TellLoss

  constructor(tell: TellLoss) {
    this.tell = tell
  }

  /** A text no longer than the schema takes; null where there is none. */
  text(name: string, text: string | null, most: number, field: string): XmlElement | null {
    if (text === null) return null
    const cut = cutLine(text, most, field, this.tell)
    return cut === '' ? null : leaf(name, cut)
  }

  /**
   * A name: the schema takes letters of English, digits, space, full stop, apostrophe and hyphen alone. One of which it takes nothing is
   * told as unknown, and what it was as lost: the element may not be empty.
   */
  name(element: string, text: string | null, most: number, field: string): XmlElement | null {
    if (text === null) return null
    const marks = text
      .replace(/[ßæÆøØłŁđĐı’]/g, c => PLAIN[c] ?? c)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
    const plain = marks
      .replace(/[^a-zA-Z0-9 .'-]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
    const told = /[a-zA-Z0-9]/.test(plain) ? plain : 'Unknown'
    if (told !== text) this.tell({ field, lost: `spelled "${told}": the schema takes no other letters` })
    return this.text(element, told, most, field)
  }
}

/** A name in letters that the schema takes, where there is one: in one piece, else of its parts. */
export function latinName(name: ReportName | null): string {
  const parts = [name?.given, name?.family].filter(part => /[A-Za-z]/.test(part ?? '')).join(' ')
  return name === null ? 'Unknown' : /[A-Za-z]/.test(name.full) || parts === '' ? name.full : parts
}

/** What a bearer writes for itself: as told, else a name without a letter of English. */
export function foreignName(name: ReportName | null): string | null {
  return name === null ? null : (name.native ?? (/[A-Za-z]/.test(name.full) ? null : name.full))
}

/** A day as the schema writes it. */
export function dayTime(day: string): string {
  return `${day}T00:00:00`
}

/** A moment as the schema writes it, UTC. */
export function momentTime(at: string): string {
  return new Date(at).toISOString().slice(0, 19)
}
