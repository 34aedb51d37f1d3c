import type { PostalAddress, ReportCase } from '../../model/report-case.ts'
import { cleanText, oneLine, type TellLoss } from '../report-case/clean-text.ts'
import { LossBook, type ReportDraft } from '../report-case/draft.ts'
import { endReader, endText, type KnownEnd } from '../report-case/ends.ts'
import { refuseLacks } from '../report-case/lacks.ts'
import { moneyText } from '../report-case/money.ts'
import { addressesCsv, transactionsCsv } from '../report-case/report-tables.ts'
import { ic3Lacks } from './ic3-lacks.ts'

/** † Transactions that the text lists; the JSON and the table have all. */
const MOST_LISTED = 50

/**
 * A case as data for a complaint to the FBI's Internet Crime Complaint Center: by the sections of its public form, which takes no files;
 * to be typed or pasted there. Each transaction tells what the FBI asks for: addresses, amount and kind, time, hash.
 * @throws InputError `report-incomplete`
 */
export function writeIc3(told: ReportCase): ReportDraft {
  refuseLacks('the IC3 complaint', ic3Lacks(told))
  const losses = new LossBook()
  const { tell } = losses
  const complaint = complaintOf(told, tell)
  return {
    files: [
      {
        path: 'ic3.json',
        mediaType: 'application/json',
        about: 'complaint by the sections of the form',
        content: `${JSON.stringify(complaint, null, 2)}\n`,
      },
      { path: 'ic3.txt', mediaType: 'text/plain', about: 'the same, to be pasted', content: textOf(complaint, told) },
      { path: 'transactions.csv', mediaType: 'text/csv', about: 'transactions', content: transactionsCsv(told, tell) },
      { path: 'addresses.csv', mediaType: 'text/csv', about: 'addresses', content: addressesCsv(told, tell) },
    ],
    losses: losses.rows(),
  }
}

/** A complaint by the sections of the form. */
type Complaint = ReturnType<typeof complaintOf>

function complaintOf(told: ReportCase, tell: TellLoss) {
  const line: Line = (text, field) => (text === null ? null : oneLine(text, field, tell))
  const find = endReader(told)
  const { victim, contact } = told
  return {
    schema: 'cordon.ic3-complaint/1',
    notice:
      'Prepared for the complaint form at www.ic3.gov, by its sections. The form takes no files; its fields may have changed since these were listed.',
    victimInformation: {
      name: line(victim?.name ?? null, 'victim.name'),
      isBusiness: victim?.kind === 'business',
      businessContact: line(victim?.businessContact ?? null, 'victim.businessContact'),
      age: victim?.age ?? null,
      ...place(victim?.address ?? null, 'victim.address', line),
      phone: line(victim?.phone ?? null, 'victim.phone'),
      email: line(victim?.email ?? null, 'victim.email'),
    },
    financialTransactions: {
      totalLoss: told.total === null ? null : moneyText(told.total),
      transactions: told.transactions.map((t, i) => ({
        transactionType: t.ledger === null ? 'other' : 'cryptocurrency',
        cryptocurrencyType: t.ledger === null ? null : line(t.asset, `transactions.${i}.asset`),
        amount: t.amount,
        worth: t.values.map(moneyText),
        dateTimeUtc: new Date(t.at).toISOString(),
        transactionHash: line(t.tx, `transactions.${i}.tx`),
        ledger: t.ledger,
        originating: endOf(find(t.from), line),
        recipient: endOf(find(t.to), line),
      })),
    },
    descriptionOfIncident: told.narrative.map((p, i) => ({
      heading: oneLine(p.heading, `narrative.${i}.heading`, tell),
      text: cleanText(p.text, `narrative.${i}.text`, tell),
    })),
    usedInThisIncident: told.indicators.map((n, i) => ({
      kind: n.kind,
      value: line(n.value, `indicators.${i}.value`),
      at: n.at,
    })),
    subjects: told.subjects.map((s, i) => ({
      name: line(s.name?.full ?? null, `subjects.${i}.name`),
      otherNames: s.name?.alsoKnownAs.map((n, k) => line(n, `subjects.${i}.name.alsoKnownAs.${k}`)) ?? [],
      isBusiness: s.kind === 'entity',
      ...place(s.address, `subjects.${i}.address`, line),
      phones: s.phones.map((p, k) => line(p.number, `subjects.${i}.phones.${k}`)),
      emails: s.emails.map((e, k) => line(e, `subjects.${i}.emails.${k}`)),
      websites: s.websites.map((e, k) => line(e, `subjects.${i}.websites.${k}`)),
    })),
    otherInformation: {
      reportedTo: told.lawEnforcement.map((a, i) => ({
        agency: line(a.agency, `lawEnforcement.${i}.agency`),
        person: line(a.person, `lawEnforcement.${i}.person`),
        phone: line(a.phone, `lawEnforcement.${i}.phone`),
        on: a.on,
      })),
      actions: told.actions.map((a, i) => ({ on: a.on, what: line(a.what, `actions.${i}.what`) })),
      addresses: told.addresses.map((a, i) => ({
        account: a.account,
        role: line(a.role, `addresses.${i}.role`),
        source: line(a.source, `addresses.${i}.source`),
      })),
      evidence: told.evidence.map((e, i) => ({
        name: line(e.name, `evidence.${i}.name`),
        sha256: e.sha256,
        about: line(e.about, `evidence.${i}.about`),
      })),
    },
    whoFiledTheComplaint: {
      name: line(contact?.name?.full ?? null, 'contact.name'),
      business: line(told.institution.name, 'institution.name'),
      phone: line(contact?.phone ?? null, 'contact.phone'),
      email: line(contact?.email ?? null, 'contact.email'),
    },
  }
}

type Line = (text: string | null, field: string) => string | null

function place(told: PostalAddress | null, field: string, line: Line) {
  return {
    street: line(told?.street ?? null, `${field}.street`),
    city: line(told?.city ?? null, `${field}.city`),
    state: line(told?.region ?? null, `${field}.region`),
    postcode: line(told?.postcode ?? null, `${field}.postcode`),
    country: told?.country ?? null,
  }
}

function endOf(end: KnownEnd, line: Line) {
  if (end.kind === 'unknown') return { wallet: null, account: null, institution: null }
  if (end.kind === 'wallet')
    return { wallet: end.address, account: null, institution: line(end.holder, 'transactions.holder') }
  return {
    wallet: null,
    account: line(end.account.number, 'accounts.number'),
    institution: line(end.account.at?.name ?? null, 'accounts.at.name'),
  }
}

function textOf(complaint: Complaint, told: ReportCase): string {
  const find = endReader(told)
  const { financialTransactions: money, otherInformation: other } = complaint
  const more = told.transactions.length - MOST_LISTED
  const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['Victim Information', members(complaint.victimInformation)],
    [
      'Financial Transaction(s)',
      [
        ...(money.totalLoss === null ? [] : [`total loss: ${money.totalLoss}`]),
        ...told.transactions
          .slice(0, MOST_LISTED)
          .flatMap(t => [
            `${new Date(t.at).toISOString()}  ${t.amount} ${t.asset}`,
            `  from ${endText(find(t.from), 'unknown')}`,
            `  to ${endText(find(t.to), 'unknown')}`,
            `  transaction ${t.tx ?? (t.ledger === null ? 'not on a ledger' : `on ${t.ledger}, hash not told`)}`,
          ])
          .map(text => oneLineKeepingIndent(text)),
        ...(more > 0 ? [`and ${more} more: see transactions.csv`] : []),
      ],
    ],
    ['Description of Incident', complaint.descriptionOfIncident.flatMap(p => [`${p.heading}:`, p.text, ''])],
    [
      'Which of the following were used in this incident',
      complaint.usedInThisIncident.map(n => `${n.kind}: ${n.value ?? ''}`),
    ],
    ['Information About The Subject(s)', complaint.subjects.flatMap(s => [...members(s), ''])],
    [
      'Other Information',
      [
        ...other.reportedTo.map(a => `reported to: ${[a.agency, a.person, a.phone, a.on].filter(t => t).join(', ')}`),
        ...other.actions.map(a => `${a.on}: ${a.what}`),
      ],
    ],
    ['Who Filed the Complaint', members(complaint.whoFiledTheComplaint)],
  ]
  const lines = parts.flatMap(([title, rows]) => ['', title.toUpperCase(), '', ...rows])
  return `${[complaint.notice, ...lines]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function oneLineKeepingIndent(text: string): string {
  return text.startsWith('  ') ? `  ${oneLine(text, '', () => undefined)}` : oneLine(text, '', () => undefined)
}

/** `businessContact` → `business contact: Pat Head`; lists joined, what is not told left out. */
function members(of: object): readonly string[] {
  return Object.entries(of).flatMap(([name, value]: readonly [string, unknown]) => {
    const told = Array.isArray(value) ? value.join(', ') : value
    const label = name.replace(/[A-Z]/g, c => ` ${c.toLowerCase()}`)
    return told === null || told === undefined || told === '' ? [] : [`${label}: ${String(told)}`]
  })
}
