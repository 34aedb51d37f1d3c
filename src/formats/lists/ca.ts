import { cleanText } from './clean-text.ts'
import { EntryDraft } from './entry-draft.ts'
import type { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'
import { xmlList } from './xml-list.ts'
import { textAt, type XmlNode } from './xml-records.ts'

const ELEMENTS = new Set(
  (
    'Country LastName GivenName EntityOrShip TitleOrShip ShipIMONumber Aliases DateOfBirthOrShipBuildDate Schedule Item ' +
    'DateOfListing'
  ).split(' '),
)
/** What may stand behind a comma and still belong to the name of a firm. */
const SUFFIX =
  /^(?:ltd|llc|l\.l\.c|inc|co|corp|limited|jsc|cjsc|ojsc|pjsc|ao|ooo|oao|zao|pao|plc|gmbh|s\.?a|sal|llp|ао|ооо|оао|зао|пао|fze|fzco|dmcc)\b\.?/i
/** The language that an alias is said to be in. */
const LANGUAGE =
  /^(?:english|french|russian|belarus+ian|ukrainian|arabic|persian|farsi|burmese|spanish|chinese|hebrew)\s*:\s*/i

/** The consolidated list of Canada's autonomous sanctions (SEMA and JVCFOA), as XML. */
export const ca: ListFormat = xmlList(
  { name: 'ca', about: "Canada's consolidated autonomous sanctions (sema-lmes.xml)", file: 'sema-lmes.xml' },
  { root: 'data-set', records: ['record'], known: ELEMENTS, read: readRecord },
)

function readRecord(node: XmlNode, line: number, teller: EntryTeller): void {
  const field = (name: string): string => cleanText(textAt(node, name))
  const imo = field('ShipIMONumber')
  const entity = field('EntityOrShip')
  const person = [field('GivenName'), field('LastName')].join(' ').trim()
  const draft = new EntryDraft(imo !== '' ? 'vessel' : person !== '' ? 'person' : 'entity', teller, line)
  draft.name(person, 'primary', 'name', 'LastName')
  draft.name(entity, 'primary', 'name', 'EntityOrShip')
  for (const alias of aliasesOf(field('Aliases'), person === '')) {
    // One word of somebody's name (`Andrei`) is the name of many.
    const broad = person !== '' && !/[\s-]/.test(alias)
    draft.name(alias, broad ? 'weak' : 'strong', 'aka', 'Aliases')
  }
  draft.birth(field('DateOfBirthOrShipBuildDate'), 'DateOfBirthOrShipBuildDate')
  draft.identifier('IMO', imo, null, 'ShipIMONumber')
  // The element Country names the regime, not anybody's nationality.
  const regime = field('Country').split(' / ')[0] ?? ''
  draft.programme(regime, 'Country')
  draft.listed(field('DateOfListing'), 'DateOfListing')
  draft.remark(field('TitleOrShip'))
  const key = [regime, field('Schedule').replaceAll(' ', ''), field('Item')]
  if (regime === '' || key[2] === '') teller.lost(line, 'Item', 'id-missing', 'the record has no country or no item')
  else if (draft.nameless) teller.lost(line, 'LastName', 'name-missing', `the record ${key.join(' ')} names nobody`)
  else teller.entry(draft.finish(key.join('/').slice(0, 200)), line)
}

/** The list writes aliases in one field, between commas or semicolons, with a language before some of them. */
function aliasesOf(text: string, firm: boolean): string[] {
  const parts: string[] = []
  for (const half of text.split(/\s*;\s*/))
    for (const part of half.split(/\s*,\s+/)) {
      const last = parts.at(-1)
      if (firm && last !== undefined && SUFFIX.test(part)) parts[parts.length - 1] = `${last}, ${part}`
      else parts.push(part)
    }
  return parts.map(part => part.replace(LANGUAGE, '').trim()).filter(part => part !== '')
}
