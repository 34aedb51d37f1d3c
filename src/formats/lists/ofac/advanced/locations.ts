import { countryCode } from '../../country-code.ts'
import type { XmlAttributes, XmlEvents } from '../../xml-source.ts'
import type { ReferenceTables } from './reference-tables.ts'

/** The section Locations: of each, its country. Streets and towns are not kept. */
export class Locations implements XmlEvents {
  private readonly countries = new Map<string, string>()
  private readonly references: ReferenceTables
  private id = ''
  private country: string | null = null
  private area: string | null = null
  private named: string | null = null
  /** A part without a type holds nothing but a country's name: so are nationalities placed. */
  private untyped = false

  constructor(references: ReferenceTables) {
    this.references = references
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'Location') {
      this.id = attributes['ID'] ?? ''
      this.country = this.area = this.named = null
    } else if (name === 'LocationCountry') this.country ??= this.references.country(attributes['CountryID'])
    else if (name === 'LocationAreaCode') this.area ??= this.references.area(attributes['AreaCodeID'])
    else if (name === 'LocationPart') this.untyped = attributes['LocPartTypeID'] === '1'
  }

  close(name: string, text: string): void {
    if (name === 'Value' && this.untyped) this.named ??= countryCode(text)
    else if (name === 'Location') {
      const country = this.country ?? this.area ?? this.named
      if (country !== null) this.countries.set(this.id, country)
    }
  }

  /** ISO 3166-1 alpha-2 of a location; null where it has none or is not declared. */
  countryOf(id: string | undefined): string | null {
    return id === undefined ? null : (this.countries.get(id) ?? null)
  }
}
