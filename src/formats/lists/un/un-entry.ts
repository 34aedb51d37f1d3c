import { countryCode } from '../country-code.ts'
import { EntryDraft } from '../entry-draft.ts'
import type { EntryTeller } from '../entry-teller.ts'
import { nodesAt, textAt, textsAt, type XmlNode } from '../xml-records.ts'

/** The elements of a UN record: those that {@link unEntry} reads and those that it knowingly passes over. */
export const UN_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'DATAID VERSIONNUM FIRST_NAME SECOND_NAME THIRD_NAME FOURTH_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON SUBMITTED_ON ' +
    'SUBMITTED_BY NATIONALITY NATIONALITY2 GENDER NAME_ORIGINAL_SCRIPT COMMENTS1 COMMENTS2 DESIGNATION TITLE VALUE LIST_TYPE LAST_DAY_UPDATED ' +
    'INDIVIDUAL_ALIAS ENTITY_ALIAS QUALITY ALIAS_NAME DATE_OF_BIRTH CITY_OF_BIRTH COUNTRY_OF_BIRTH NOTE INDIVIDUAL_ADDRESS ' +
    'ENTITY_ADDRESS STREET CITY STATE_PROVINCE ZIP_CODE COUNTRY INDIVIDUAL_DATE_OF_BIRTH TYPE_OF_DATE DATE YEAR FROM_YEAR TO_YEAR ' +
    'INDIVIDUAL_PLACE_OF_BIRTH INDIVIDUAL_DOCUMENT TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY DATE_OF_ISSUE ' +
    'CITY_OF_ISSUE COUNTRY_OF_ISSUE SORT_KEY SORT_KEY_LAST_MOD'
  ).split(' '),
)

/** How the list says how much an alias is worth, and whether it is an old name. */
const QUALITY: Readonly<Record<string, readonly ['strong' | 'weak', 'aka' | 'fka']>> = {
  good: ['strong', 'aka'],
  low: ['weak', 'aka'],
  'a.k.a.': ['strong', 'aka'],
  'f.k.a.': ['strong', 'fka'],
}

/** Reads one INDIVIDUAL or ENTITY. Its key is the permanent reference number (`CDi.001`). */
export function unEntry(node: XmlNode, line: number, teller: EntryTeller): void {
  const draft = new EntryDraft(node.name === 'INDIVIDUAL' ? 'person' : 'entity', teller, line)
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map(name => textAt(node, name))
  draft.name(parts.join(' '), 'primary', 'name', 'FIRST_NAME')
  for (const text of textsAt(node, 'NAME_ORIGINAL_SCRIPT'))
    for (const one of text.split(/[;；]/)) draft.name(one, 'strong', 'aka', 'NAME_ORIGINAL_SCRIPT')
  for (const alias of [...nodesAt(node, 'INDIVIDUAL_ALIAS'), ...nodesAt(node, 'ENTITY_ALIAS')]) {
    const quality = textAt(alias, 'QUALITY').toLowerCase()
    const name = textAt(alias, 'ALIAS_NAME')
    const [strength, form] = QUALITY[quality] ?? ['strong', 'aka']
    if (name !== '' && quality !== '' && QUALITY[quality] === undefined)
      teller.noteOnce(line, 'QUALITY', 'alias-quality', `an alias of quality "${quality}" was taken as a good one`)
    for (const one of name.split(/[;；]/)) draft.name(one, strength, form, 'ALIAS_NAME')
  }
  births(node, draft)
  for (const text of textsAt(node, 'NATIONALITY', 'VALUE')) draft.country(text, 'NATIONALITY')
  for (const kind of ['INDIVIDUAL_ADDRESS', 'ENTITY_ADDRESS'])
    for (const text of textsAt(node, kind, 'COUNTRY')) draft.country(text, `${kind}/COUNTRY`)
  for (const paper of nodesAt(node, 'INDIVIDUAL_DOCUMENT')) {
    const type = [textAt(paper, 'TYPE_OF_DOCUMENT'), textAt(paper, 'TYPE_OF_DOCUMENT2')]
      .filter(t => t !== '')
      .join(', ')
    const issuer = textAt(paper, 'ISSUING_COUNTRY') || textAt(paper, 'COUNTRY_OF_ISSUE')
    const number = textAt(paper, 'NUMBER')
    draft.identifier(type || 'Document', number, countryCode(issuer), 'INDIVIDUAL_DOCUMENT')
    if (number === '') draft.remark(textAt(paper, 'NOTE'))
  }
  draft.programme(textAt(node, 'UN_LIST_TYPE'), 'UN_LIST_TYPE')
  // Some days carry an offset behind them: `2015-07-01-04:00`.
  draft.listed(textAt(node, 'LISTED_ON').slice(0, 10), 'LISTED_ON')
  for (const name of ['COMMENTS1', 'COMMENTS2']) for (const text of textsAt(node, name)) draft.remark(text)
  const reference = textAt(node, 'REFERENCE_NUMBER').trim()
  const dataId = textAt(node, 'DATAID').trim()
  if (reference === '' && dataId !== '')
    teller.note(line, 'REFERENCE_NUMBER', 'id-missing', `no reference number: the entry is kept under DATAID ${dataId}`)
  if (reference === '' && dataId === '') teller.lost(line, 'REFERENCE_NUMBER', 'id-missing', 'the record has no key')
  else if (draft.nameless) teller.lost(line, 'FIRST_NAME', 'name-missing', `the record ${reference} has no name`)
  else teller.entry(draft.finish((reference || `DATAID ${dataId}`).slice(0, 100)), line)
}

function births(node: XmlNode, draft: EntryDraft): void {
  for (const date of nodesAt(node, 'INDIVIDUAL_DATE_OF_BIRTH')) {
    const about = /^approx/i.test(textAt(date, 'TYPE_OF_DATE')) ? 'circa ' : ''
    const from = textAt(date, 'FROM_YEAR')
    const to = textAt(date, 'TO_YEAR')
    const text = textAt(date, 'DATE') || textAt(date, 'YEAR')
    if (text !== '') draft.birth(about + text, 'INDIVIDUAL_DATE_OF_BIRTH')
    else if (from !== '' || to !== '')
      draft.birth(from === '' || to === '' ? `${from}${to}` : `${about}${from}-${to}`, 'INDIVIDUAL_DATE_OF_BIRTH')
    else draft.remark(textAt(date, 'NOTE'))
  }
}
