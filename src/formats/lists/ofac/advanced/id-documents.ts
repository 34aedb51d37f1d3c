import type { EntryIdentifier } from '../../../../model/list-entry.ts'
import type { XmlAttributes, XmlEvents } from '../../xml-source.ts'
import type { ReferenceTables } from './reference-tables.ts'

/** The section IDRegDocuments: passports, tax and register numbers, by the identity that holds them. */
export class IdDocuments implements XmlEvents {
  /** As lines of JSON, which cost a fraction of what objects do. */
  private readonly packed = new Map<string, string>()
  private readonly references: ReferenceTables
  private readonly fault: (code: string, reason: string) => void
  private document: XmlAttributes | null = null
  private value = ''

  constructor(references: ReferenceTables, fault: (code: string, reason: string) => void) {
    this.references = references
    this.fault = fault
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name !== 'IDRegDocument') return
    this.document = attributes
    this.value = ''
  }

  close(name: string, text: string): void {
    if (name === 'IDRegistrationNo') this.value = text
    if (name !== 'IDRegDocument' || this.document === null) return
    const { IDRegDocTypeID, IdentityID, ValidityID } = this.document
    const type = this.references.text('IDRegDocType', IDRegDocTypeID)
    if (IdentityID === undefined || type === null || this.value === '') {
      this.fault(
        'document-malformed',
        `document ${this.document['ID'] ?? '?'} has no known type, no holder or no number`,
      )
    } else {
      const fraudulent = /^fraudulent$/i.test(this.references.text('Validity', ValidityID) ?? '')
      const identifier: EntryIdentifier = {
        type: fraudulent ? `${type} (fraudulent)` : type,
        value: this.value,
        country: this.references.country(this.document['IssuedBy-CountryID']),
      }
      const before = this.packed.get(IdentityID)
      const line = JSON.stringify(identifier)
      this.packed.set(IdentityID, before === undefined ? line : `${before},${line}`)
    }
    this.document = null
  }

  /** Takes the documents of an identity out. */
  take(identityId: string | undefined): readonly EntryIdentifier[] {
    const packed = identityId === undefined ? undefined : this.packed.get(identityId)
    if (identityId === undefined || packed === undefined) return []
    this.packed.delete(identityId)
    return JSON.parse(`[${packed}]`) as EntryIdentifier[]
  }

  /** How many identities were never taken: their holders are not in the file. */
  get left(): number {
    return this.packed.size
  }
}
