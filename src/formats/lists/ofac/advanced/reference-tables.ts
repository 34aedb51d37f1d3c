import { countryCode } from '../../country-code.ts'
import type { XmlAttributes, XmlEvents } from '../../xml-source.ts'
import { ownText } from './own-text.ts'

interface Reference {
  readonly text: string
  readonly attributes: XmlAttributes
}

/** The section ReferenceValueSets: what the numbers stand for by which the rest of the file speaks. */
export class ReferenceTables implements XmlEvents {
  private readonly tables = new Map<string, Map<string, Reference>>()
  private attributes: XmlAttributes = {}

  open(_name: string, attributes: XmlAttributes): void {
    const own: Record<string, string> = {}
    for (const key in attributes) own[key] = ownText(attributes[key] ?? '')
    this.attributes = own
  }

  close(name: string, text: string): void {
    const id = this.attributes['ID']
    if (id === undefined) return
    let table = this.tables.get(name)
    if (table === undefined) {
      table = new Map()
      this.tables.set(name, table)
    }
    table.set(id, { text: ownText(text), attributes: this.attributes })
    this.attributes = {}
  }

  /** True where the file declares any value of that kind: `FeatureType`. */
  declares(kind: string): boolean {
    return this.tables.has(kind)
  }

  /** The text of a reference, `FeatureType` 345; null where it is not declared. */
  text(kind: string, id: string | undefined): string | null {
    return (id !== undefined && this.tables.get(kind)?.get(id)?.text) || null
  }

  /** ISO 3166-1 alpha-2 of a Country. */
  country(id: string | undefined): string | null {
    const at = id === undefined ? undefined : this.tables.get('Country')?.get(id)
    return at === undefined ? null : (countryCode(at.attributes['ISO2'] ?? '') ?? countryCode(at.text))
  }

  /** ISO 3166-1 alpha-2 of an AreaCode. */
  area(id: string | undefined): string | null {
    const at = id === undefined ? undefined : this.tables.get('AreaCode')?.get(id)
    if (at === undefined) return null
    return (
      this.country(at.attributes['CountryID']) ??
      countryCode(at.text) ??
      countryCode(at.attributes['Description'] ?? '')
    )
  }

  /** `Individual`, `Vessel` … of a PartySubType: its own word, or its party type's where it has none. */
  partyType(subTypeId: string | undefined): string | null {
    const at = subTypeId === undefined ? undefined : this.tables.get('PartySubType')?.get(subTypeId)
    if (at === undefined) return null
    return /^unknown$/i.test(at.text) || at.text === '' ? this.text('PartyType', at.attributes['PartyTypeID']) : at.text
  }
}
