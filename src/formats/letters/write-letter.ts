import { splitAccount } from '../../model/account.ts'
import { showAddress } from '../../model/address.ts'
import { formatUnits } from '../../model/amount.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { FreezeRequest, FreezeState, FreezeWithdrawal } from '../../model/freeze.ts'
import { groupDigits } from '../group-digits.ts'
import { EN } from './en.ts'
import { JA } from './ja.ts'
import { KO } from './ko.ts'
import {
  LETTER_FIELDS,
  type Letter,
  type LetterBlock,
  type LetterField,
  type LetterFields,
  type LetterLanguage,
  type LetterTemplate,
} from './letter.ts'

/** The template of each language. */
export const LETTER_TEMPLATES: Readonly<Record<LetterLanguage, LetterTemplate>> = { en: EN, ja: JA, ko: KO }

const FIELD = /\{(\w+)\}/g

/** Writes the letter of a request in one language. The same request in the same state gives the same letter, to the byte. */
export function writeLetter(
  request: FreezeRequest,
  language: LetterLanguage,
  now: { readonly state: FreezeState; readonly withdrawal: FreezeWithdrawal | null },
): Letter {
  const template = LETTER_TEMPLATES[language]
  const fields = fieldsOf(request, template, now)
  const blocks = template.words
    .trim()
    .split('\n')
    .flatMap(line => blocksOf(line, fields))
  return {
    language,
    title: blocks.flatMap(b => (b.kind === 'title' ? [b.text] : [])).join(' '),
    foot: `${template.marking(request.marking)} / ${request.id}`,
    pageNumber: template.pageNumber,
    at: now.withdrawal?.at ?? request.at,
    blocks,
  }
}

function fieldsOf(
  request: FreezeRequest,
  template: LetterTemplate,
  { state, withdrawal }: { readonly state: FreezeState; readonly withdrawal: FreezeWithdrawal | null },
): LetterFields {
  const { accounts, asset, amount, unit, basis, evidence, validUntil, to } = request
  const [first] = accounts
  const base = amount === null ? '' : groupDigits(String(amount))
  const units = unit === null || amount === null ? null : groupDigits(formatUnits(amount, unit.decimals))
  return {
    number: request.id.slice('freeze-request--'.length),
    date: template.day(request.at),
    addressee: to.name,
    requester: request.fromName,
    case: request.case ?? template.none.case,
    jurisdiction: template.country(basis.jurisdiction),
    reference: basis.reference,
    grounds: basis.text,
    ledger: first === undefined ? '' : splitAccount(first).ledger,
    accounts: accounts.map(shownAddress).join('\n'),
    asset: unit?.symbol ?? template.none.asset,
    assetId: asset,
    amount: amount === null ? template.all(unit?.symbol ?? null) : template.amount(units, unit?.symbol ?? '', base),
    evidence: evidence ?? template.none.evidence,
    answerBy: template.moment(request.answerBy),
    validUntil: validUntil === null ? template.none.validUntil : template.moment(validUntil),
    contact: request.contact,
    marking: template.marking(request.marking),
    standing: template.standing(state, withdrawal?.at ?? null, (withdrawal?.reason ?? '').replace(/[\s.。．]+$/u, '')),
  }
}

function shownAddress(account: FreezeRequest['accounts'][number]): string {
  const { ledger, address } = splitAccount(account)
  return showAddress(ledger, address)
}

function blocksOf(line: string, fields: LetterFields): LetterBlock[] {
  if (line === '') return [{ kind: 'space' }]
  const [, mark = '', rest = line] = /^(##|[#>^|!]) (.*)$/.exec(line) ?? []
  if (mark === '|') {
    const [label = '', text = ''] = rest.split('|')
    return [{ kind: 'row', label: label.trim(), text: fill(text.trim(), fields) }]
  }
  const text = fill(rest, fields)
  if (mark === '!') return text.split('\n').map(one => ({ kind: 'code', text: one }))
  if (mark === '#' || mark === '##') return [{ kind: mark === '#' ? 'title' : 'heading', text }]
  if (mark === '>') return [{ kind: 'right', text }]
  return [{ kind: mark === '^' ? 'centre' : 'text', text }]
}

// What a field says is put in once and never read for fields again.
function fill(text: string, fields: LetterFields): string {
  return text.replace(FIELD, (_, name: string) => {
    if (isField(name)) return fields[name]
    throw new IntegrityError('letter-field-unknown', `the letter has no field {${name}}`)
  })
}

function isField(name: string): name is LetterField {
  return LETTER_FIELDS.some(field => field === name)
}
