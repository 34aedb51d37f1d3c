import type { PostalAddress, ReportCase, ReportSubject, ReportTransaction } from '../../model/report-case.ts'
import { oneLine, type TellLoss } from '../report-case/clean-text.ts'
import { endReader, endText, shownWallet } from '../report-case/ends.ts'
import type { LegalNote } from '../report-case/legal-note.ts'
import { inCurrency, moneyText } from '../report-case/money.ts'
import type { PrintedNarrative } from '../report-case/printed-narrative.ts'
import { suspicionsOf } from '../report-case/suspicions.ts'
import type { StrField, StrWords } from './str-words.ts'

/** † Rows that a draft shows; all of them stand in the tables beside it. */
export const MOST_SHOWN = 100

/** A field of a draft: null where the case does not tell it. */
export interface StrRow {
  readonly key: StrField
  readonly label: string
  readonly value: string | null
}

/** A part of a draft; a part about several things stands there once for each. */
export interface StrSection {
  readonly title: string
  readonly rows: readonly StrRow[]
  /** Text that is no field. */
  readonly text: readonly string[]
}

/** The parts of a draft, every field of the form in each, in its words. */
export function strSections(
  told: ReportCase,
  words: StrWords,
  law: LegalNote,
  narrative: PrintedNarrative['parts'],
  tell: TellLoss,
): readonly StrSection[] {
  const row = (key: StrField, value: string | null, field = ''): StrRow => ({
    key,
    label: words.labels[key],
    value: value === null || value === '' ? null : oneLine(value, field, tell),
  })
  const lines = (key: StrField, values: readonly string[], field: string): StrRow => ({
    key,
    label: words.labels[key],
    value: values.length === 0 ? null : values.map(v => oneLine(v, field, tell)).join('\n'),
  })
  const { institution, officer, contact, decision } = told
  const { sections } = words
  const find = endReader(told)
  const shown = told.transactions.slice(0, MOST_SHOWN)
  const wallets = told.addresses.slice(0, MOST_SHOWN).map(a => {
    const { ledger, address } = shownWallet(a.account)
    return `${ledger} ${address} (${a.role})`
  })
  return [
    {
      title: sections.slip,
      text: [],
      rows: [
        row('reference', told.reference, 'reference'),
        row('kind', words.filings[told.filing.kind]),
        row('prior', told.filing.priorNumber, 'filing.priorNumber'),
        row('filedOn', told.filing.on === null ? null : words.day(told.filing.on)),
        row('detected', decision.detectedAt === null ? null : words.moment(decision.detectedAt)),
        row('determined', decision.determinedAt === null ? null : words.moment(decision.determinedAt)),
        lines(
          'due',
          law.deadlines.map(d => words.due(d)),
          '',
        ),
      ],
    },
    {
      title: sections.institution,
      text: [],
      rows: [
        row(
          'institution',
          [institution.nativeName, institution.name].filter(n => n !== null).join(' / '),
          'institution.name',
        ),
        row('representative', institution.representative, 'institution.representative'),
        row('institutionAddress', addressText(institution.address), 'institution.address'),
        lines(
          'registers',
          institution.identifications
            .filter(n => n.kind !== 'transmitter-code')
            .map(n => `${words.papers[n.kind]} ${n.number}`),
          'institution.identifications',
        ),
        row('officer', officer?.name ? nameText(officer.name) : null, 'officer.name'),
        row('officerOffice', [officer?.office, officer?.title].filter(t => t).join(' / '), 'officer.office'),
        row('officerPhone', officer?.phone ?? null, 'officer.phone'),
        row('officerEmail', officer?.email ?? null, 'officer.email'),
        row(
          'contact',
          contact === null
            ? null
            : [contact.name ? nameText(contact.name) : null, contact.office, contact.phone].filter(t => t).join(' / '),
          'contact',
        ),
        row('branch', addressText(told.branch), 'branch'),
      ],
    },
    ...told.subjects.map((s, i) => ({
      title: numbered(sections.subject, i, told.subjects.length),
      text: [],
      rows: subjectRows(s, `subjects.${i}`, words, row, lines),
    })),
    ...told.accounts.slice(0, MOST_SHOWN).map((a, i) => ({
      title: numbered(sections.account, i, told.accounts.length),
      text: [],
      rows: [
        row('accountNumber', a.number, `accounts.${i}.number`),
        row(
          'accountAt',
          a.at === null
            ? (institution.nativeName ?? institution.name)
            : [a.at.name, a.at.country].filter(t => t).join(', '),
          `accounts.${i}.at`,
        ),
        row(
          'holders',
          told.subjects
            .filter(s => a.holders.includes(s.id))
            .map(s => (s.name ? nameText(s.name) : words.unknown))
            .join(', '),
          `accounts.${i}.holders`,
        ),
        row('opened', a.openedOn === null ? null : words.day(a.openedOn)),
        row('status', a.status === null ? null : words.states[a.status]),
      ],
    })),
    ...shown.map((t, i) => ({
      title: numbered(sections.transaction, i, told.transactions.length),
      text:
        i === shown.length - 1 && told.transactions.length > shown.length
          ? [words.more(shown.length, told.transactions.length, 'transactions.csv')]
          : [],
      rows: [
        row('at', words.moment(t.at)),
        row('place', t.ledger ?? institution.nativeName ?? institution.name, `transactions.${i}.ledger`),
        row('business', `${words.business}: ${words.kinds[t.kind]}`),
        row('asset', t.asset, `transactions.${i}.asset`),
        row('amount', `${t.amount} ${t.asset}`, `transactions.${i}.amount`),
        row('worth', worthText(t, words.currency), `transactions.${i}.values`),
        row('from', endText(find(t.from), words.unknown), `transactions.${i}.from`),
        row('to', endText(find(t.to), words.unknown), `transactions.${i}.to`),
        row('ledger', t.ledger),
        row('tx', t.tx, `transactions.${i}.tx`),
        row('travelRule', travelRule(t, words, law)),
        row('suspicious', t.suspicious ? words.yes : words.no),
        row('note', t.note, `transactions.${i}.note`),
      ],
    })),
    {
      title: sections.grounds,
      text:
        told.addresses.length > wallets.length
          ? [words.more(wallets.length, told.addresses.length, 'addresses.csv')]
          : [],
      rows: [
        lines(
          'suspicions',
          suspicionsOf(told.suspicions).map(s => words.suspicion(s)),
          'suspicions',
        ),
        row('reason', decision.reason, 'decision.reason'),
        row('count', String(told.transactions.length)),
        row('total', told.total === null ? null : moneyText(told.total)),
        row(
          'period',
          told.period === null
            ? null
            : [told.period.from, told.period.to ?? '']
                .filter(d => d)
                .map(d => words.day(d))
                .join(' ~ '),
        ),
        lines('addresses', wallets, 'addresses'),
        lines(
          'indicators',
          told.indicators.slice(0, MOST_SHOWN).map(n => `${n.kind}: ${n.value}`),
          'indicators',
        ),
      ],
    },
    {
      title: sections.narrative,
      rows: [],
      text: narrative.map(p => `[${p.heading}]\n${p.text}`),
    },
    {
      title: sections.more,
      text: [],
      rows: [
        lines(
          'actions',
          told.actions.map(a => `${words.day(a.on)} ${a.what}`),
          'actions',
        ),
        lines(
          'told',
          told.lawEnforcement.map(a => [a.agency, a.person, a.phone, a.on].filter(t => t).join(' / ')),
          'lawEnforcement',
        ),
        lines(
          'evidence',
          told.evidence.map(e => `${e.name}: ${e.sha256}`),
          'evidence',
        ),
      ],
    },
  ]
}

type Row = (key: StrField, value: string | null, field?: string) => StrRow
type Lines = (key: StrField, values: readonly string[], field: string) => StrRow

function subjectRows(s: ReportSubject, field: string, words: StrWords, row: Row, lines: Lines): readonly StrRow[] {
  const born = s.kind === 'person' ? s.bornOn : s.foundedOn
  return [
    row('name', s.name?.full ?? null, `${field}.name`),
    row('nativeName', s.name?.native ?? null, `${field}.name.native`),
    lines('otherNames', s.name?.alsoKnownAs ?? [], `${field}.name.alsoKnownAs`),
    row('subjectKind', s.kind === 'person' ? words.person : words.entity),
    row('gender', s.gender === null ? null : s.gender === 'female' ? words.female : words.male),
    row('born', born === null ? null : words.day(born)),
    row('nationality', s.nationality === null ? null : words.countryName(s.nationality)),
    row('residence', s.residence === null ? null : words.countryName(s.residence)),
    row('address', addressText(s.address), `${field}.address`),
    lines(
      'phone',
      s.phones.map(p => p.number),
      `${field}.phones`,
    ),
    lines('email', s.emails, `${field}.emails`),
    lines(
      'papers',
      s.identifications.map(n => [words.papers[n.kind], n.number, n.country, n.issuedOn].filter(t => t).join(' ')),
      `${field}.identifications`,
    ),
    row('occupation', s.occupation, `${field}.occupation`),
    row('relation', words.relations[s.relation]),
  ]
}

// Where the law's threshold or the worth in its currency is not known, nothing is said of whether it applies.
function travelRule(t: ReportTransaction, words: StrWords, law: LegalNote): string | null {
  if (t.kind !== 'deposit' && t.kind !== 'withdrawal' && t.kind !== 'transfer') return words.no
  const threshold = law.threshold(words.country, 'travel-rule-threshold', t.at)
  if (threshold === null) return null
  const says = `${threshold.value} ${threshold.currency}`
  const worth = inCurrency(t.values, threshold.currency)
  if (threshold.value === 0) return `${words.yes} (${says})`
  if (worth === null) return null
  return `${Number(worth) >= threshold.value ? words.yes : words.no} (${says})`
}

function worthText(t: ReportTransaction, currency: string): string | null {
  const amount = inCurrency(t.values, currency)
  return amount === null ? null : moneyText({ currency, amount })
}

function nameText(name: { readonly full: string; readonly native: string | null }): string {
  return name.native === null || name.native === name.full ? name.full : `${name.native} (${name.full})`
}

function addressText(told: PostalAddress | null): string | null {
  if (told === null) return null
  const { street, city, region, postcode, country } = told
  return [street, city, region === city ? null : region, postcode, country].filter(t => t !== null).join(', ')
}

function numbered(title: string, i: number, of: number): string {
  return of > 1 ? `${title} (${i + 1}/${of})` : title
}
