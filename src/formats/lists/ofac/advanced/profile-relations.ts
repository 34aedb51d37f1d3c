import type { EntryRelation } from '../../../../model/list-entry.ts'
import type { XmlAttributes, XmlEvents } from '../../xml-source.ts'
import { ownText } from './own-text.ts'
import type { ReferenceTables } from './reference-tables.ts'

/** Kinds of relation by OFAC's words, the first that fits. */
const KINDS: readonly (readonly [RegExp, EntryRelation['kind']])[] = [
  [/\bowned\b/i, 'owned-by'],
  [/\bacting for\b|\bon behalf of\b/i, 'acts-for'],
  [/\bfamily\b|\bspouse\b|\brelative\b/i, 'family'],
  [/\bleader\b|\bofficial\b|\bexecutive\b|\bdirector\b|\bofficer\b/i, 'leads'],
  [/\bsupport\b/i, 'supports'],
]
const SHARE = /(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)/i

/** The section ProfileRelationships: who is owned by, acts for, supports or is family of whom. */
export class ProfileRelations implements XmlEvents {
  private readonly relations = new Map<string, EntryRelation[]>()
  private readonly references: ReferenceTables
  private readonly fault: (code: string, reason: string) => void
  private attributes: XmlAttributes | null = null
  private comment = ''

  constructor(references: ReferenceTables, fault: (code: string, reason: string) => void) {
    this.references = references
    this.fault = fault
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name !== 'ProfileRelationship') return
    this.attributes = attributes
    this.comment = ''
  }

  close(name: string, text: string): void {
    if (this.attributes === null) return
    if (name === 'Comment' && text !== '') this.comment = text
    if (name !== 'ProfileRelationship') return
    const {
      'From-ProfileID': from = '',
      'To-ProfileID': to = '',
      RelationTypeID: type,
      Former: former,
    } = this.attributes
    this.attributes = null
    const said = this.references.text('RelationType', type)
    if (!/^\d{1,12}$/.test(from) || !/^\d{1,12}$/.test(to)) {
      this.fault('relation-malformed', 'a relation does not say from whom to whom it goes')
      return
    }
    if (said === null)
      this.fault('reference-unknown', `relation type ${type?.slice(0, 40)} is not declared; read as other`)
    const past = former === 'true'
    const kind = past || said === null ? 'other' : (KINDS.find(([words]) => words.test(said))?.[1] ?? 'other')
    const share = kind === 'owned-by' ? SHARE.exec(this.comment)?.[1] : undefined
    const percent = share === undefined || Number(share) > 100 ? null : Number(share)
    const words = `${past ? 'formerly: ' : ''}${said ?? ''}${this.comment === '' ? '' : ` (${this.comment})`}`
    const relation = { to, kind, share: percent, text: ownText(words) }
    const list = this.relations.get(from)
    if (list === undefined) this.relations.set(from, [relation])
    else list.push(relation)
  }

  /** Takes the relations of an entry out. */
  take(from: string): EntryRelation[] {
    const list = this.relations.get(from) ?? []
    this.relations.delete(from)
    return list
  }

  /** How many entries with relations were never asked for: they are not in the file. */
  get left(): number {
    return this.relations.size
  }
}
