import type { Instant } from '../../../../model/instant.ts'
import { dayInstant } from '../../partial-date.ts'
import type { XmlAttributes, XmlEvents } from '../../xml-source.ts'
import type { ReferenceTables } from './reference-tables.ts'

/** Why and since when a profile is listed. */
export interface Designation {
  listedAt: Instant | null
  readonly programmes: string[]
}

/** Characters of a programme's name, and programmes of one profile. */
const MAX_PROGRAMME = 100
const MOST = 100

/** The section SanctionsEntries. The earliest event of an entry is the day of its listing. */
export class SanctionsEntries implements XmlEvents {
  /** By profile, as numbers alone: there are many, and they wait for the end. */
  private readonly listedAt = new Map<string, Instant>()
  private readonly programmesOf = new Map<string, number>()
  /** The sets of programmes that occur, which are few, by their texts. */
  private readonly sets: (readonly string[])[] = []
  private readonly setNumbers = new Map<string, number>()
  private readonly references: ReferenceTables
  private readonly fault: (code: string, reason: string, lost: boolean) => void
  private current: Designation | null = null
  private profile = ''
  private inEvent = false
  private date: Record<string, string> = {}
  private measure: string | null = null

  constructor(references: ReferenceTables, fault: (code: string, reason: string, lost: boolean) => void) {
    this.references = references
    this.fault = fault
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'SanctionsEntry') {
      const id = attributes['ProfileID'] ?? ''
      const before = this.read(id)
      this.profile = id
      this.current = { listedAt: before?.listedAt ?? null, programmes: [...(before?.programmes ?? [])] }
    } else if (name === 'EntryEvent') {
      this.inEvent = true
      this.date = {}
    } else if (name === 'SanctionsMeasure')
      this.measure = this.references.text('SanctionsType', attributes['SanctionsTypeID']) ?? 'Program'
  }

  close(name: string, text: string): void {
    if (this.current === null) return
    if (name === 'EntryEvent') {
      this.inEvent = false
      this.addEvent(this.current)
    } else if (this.inEvent) this.date[name] = text
    else if (name === 'Comment' && text !== '' && this.measure !== null && /^program/i.test(this.measure))
      this.addProgramme(this.current, text)
    else if (name === 'SanctionsMeasure') this.measure = null
    else if (name === 'SanctionsEntry') {
      this.keep(this.profile, this.current)
      this.current = null
    }
  }

  private addEvent(to: Designation): void {
    const { Year, Month, Day } = this.date
    if (Year === undefined) return
    const at = dayInstant(Number(Year), Number(Month), Number(Day))
    if (at === null) this.fault('date-unread', `${Year}-${Month}-${Day} is no day of listing`, false)
    else to.listedAt = Math.min(at, to.listedAt ?? Number.POSITIVE_INFINITY)
  }

  private addProgramme(to: Designation, text: string): void {
    if (to.programmes.includes(text)) return
    if (text.length > MAX_PROGRAMME || to.programmes.length >= MOST)
      this.fault('programme-malformed', `"${text.slice(0, 80)}" is no programme, or one too many`, true)
    else to.programmes.push(text)
  }

  private keep(profile: string, of: Designation): void {
    if (!/^\d{1,12}$/.test(profile)) {
      this.fault('designation-malformed', 'a designation does not say whom it concerns', true)
      return
    }
    const key = JSON.stringify(of.programmes)
    let number = this.setNumbers.get(key)
    if (number === undefined) {
      number = this.sets.push(JSON.parse(key) as string[]) - 1
      this.setNumbers.set(key, number)
    }
    this.programmesOf.set(profile, number)
    if (of.listedAt !== null) this.listedAt.set(profile, of.listedAt)
  }

  private read(profile: string): Designation | null {
    const number = this.programmesOf.get(profile)
    if (number === undefined) return null
    return { listedAt: this.listedAt.get(profile) ?? null, programmes: [...(this.sets[number] ?? [])] }
  }

  /** Takes the designation of a profile out; null where it has none. */
  take(profile: string): Designation | null {
    const of = this.read(profile)
    this.programmesOf.delete(profile)
    return of
  }

  /** Profiles that were never asked for: they are designated, but not in the file. */
  get left(): readonly string[] {
    return [...this.programmesOf.keys()]
  }
}
