import type { EntryName } from '../../../../model/list-entry.ts'
import type { EntryDraft } from '../../entry-draft.ts'
import type { XmlAttributes, XmlEvents } from '../../xml-source.ts'
import { orderParts } from '../person-name.ts'
import type { ReferenceTables } from './reference-tables.ts'

interface Part {
  readonly text: string
  readonly group: string | undefined
}
interface Alias {
  readonly form: EntryName['form']
  readonly primary: boolean
  readonly weak: boolean
  readonly names: Part[][]
}
const FORMS: ReadonlyMap<string, EntryName['form']> = new Map([
  ['a.k.a.', 'aka'],
  ['f.k.a.', 'fka'],
  ['n.k.a.', 'nka'],
  ['name', 'name'],
])

/** The names of one Identity. What its name parts are is declared behind them, so they wait until it ends. */
export class IdentityNames implements XmlEvents {
  private readonly references: ReferenceTables
  private readonly aliases: Alias[] = []
  private readonly groups = new Map<string, string>()
  private part: string | undefined
  private readonly main: boolean

  /** @param main true for the identity that bears the entry's primary name */
  constructor(references: ReferenceTables, main: boolean) {
    this.references = references
    this.main = main
  }

  /** True where a part is a surname: then it is a person, whatever the profile says. */
  get personal(): boolean {
    return [...this.groups.values()].some(id => this.references.text('NamePartType', id) === 'Last Name')
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'Alias') {
      const type = this.references.text('AliasType', attributes['AliasTypeID'])?.toLowerCase() ?? ''
      const primary = attributes['Primary'] === 'true'
      this.aliases.push({
        form: FORMS.get(type) ?? (primary ? 'name' : 'aka'),
        primary,
        weak: attributes['LowQuality'] === 'true',
        names: [],
      })
    } else if (name === 'DocumentedName') this.aliases.at(-1)?.names.push([])
    else if (name === 'NamePartValue') this.part = attributes['NamePartGroupID']
    else if (name === 'NamePartGroup') {
      const { ID, NamePartTypeID } = attributes
      if (ID !== undefined && NamePartTypeID !== undefined) this.groups.set(ID, NamePartTypeID)
    }
  }

  close(name: string, text: string): void {
    if (name === 'NamePartValue') this.aliases.at(-1)?.names.at(-1)?.push({ text, group: this.part })
  }

  /** Adds the names to the entry: the first spelling of the primary alias is its primary name. */
  addTo(draft: EntryDraft): void {
    for (const alias of this.aliases)
      for (const [i, parts] of alias.names.entries()) {
        const text = orderParts(
          parts.map(p => ({
            text: p.text,
            type: this.references.text('NamePartType', this.groups.get(p.group ?? '')),
          })),
        )
        const primary = this.main && alias.primary && i === 0
        const form = alias.primary || alias.form !== 'name' ? alias.form : 'aka'
        draft.name(text, primary ? 'primary' : alias.weak ? 'weak' : 'strong', form)
      }
  }
}
