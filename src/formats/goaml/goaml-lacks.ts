import type { ReportCase, ReportSubject } from '../../model/report-case.ts'
import { endReader } from '../report-case/ends.ts'
import { Lacks, type ReportLack } from '../report-case/lacks.ts'
import { inCurrency } from '../report-case/money.ts'
import { suspicionsOf } from '../report-case/suspicions.ts'
import { LEGAL_FORMS, PAPERS } from './goaml-codes.ts'

/** What goAML takes as an amount: below 7.9 thousand million million, with thirteen digits behind the point. */
const AMOUNT = /^\d{1,15}(\.\d{1,13})?$/

/** What a goAML report cannot do without, as far as a case lacks it. */
export function goamlLacks(told: ReportCase, currency: string): readonly ReportLack[] {
  const lacks = new Lacks()
  lacks.need('institution.goamlId', told.institution.goamlId, 'number of the institution at the authority')
  lacks.need('institution.name', told.institution.name, 'name of the institution')
  lacks.need('filing.on', told.filing.on, 'day of submission')
  lacks.need('officer.name', told.officer?.name, 'reporting person')
  if (told.officer?.name) nameParts(lacks, 'officer.name', told.officer.name)
  lacks.need('narrative', told.narrative, 'reason of the report')
  lacks.must(
    told.transactions.length > 0 || told.addresses.length > 0 || told.subjects.length > 0,
    'transactions',
    'a transaction, an address or a subject',
  )
  lacks.must(
    suspicionsOf(told.suspicions).some(s => s.goaml !== null),
    'suspicions',
    'at least one for which goAML has an indicator',
  )
  const find = endReader(told)
  const clients = new Map<string, ReportSubject>()
  told.transactions.forEach((t, i) => {
    const worth = inCurrency(t.values, currency)
    lacks.must(
      worth !== null && AMOUNT.test(worth),
      `transactions.${i}.values`,
      `worth in ${currency}, below 10^15, with at most 13 decimal places`,
    )
    for (const side of ['from', 'to'] as const) {
      const end = find(t[side])
      if (end.kind !== 'account' || end.account.at !== null) continue
      const n = told.accounts.indexOf(end.account)
      lacks.need(`accounts.${n}.openedOn`, end.account.openedOn, 'day on which it was opened')
      lacks.must(/^[A-Z]{3}$/.test(end.account.currency ?? ''), `accounts.${n}.currency`, 'currency of a state')
      lacks.need(`accounts.${n}.holders`, end.holders, 'whose account it is')
      for (const holder of end.holders) clients.set(holder.id, holder)
    }
  })
  for (const client of [...clients.values()]) {
    const people =
      client.kind === 'person' ? [client] : told.subjects.filter(s => client.representatives.includes(s.id))
    if (client.kind === 'entity') entity(lacks, told, client, people)
    for (const person of people) clients.set(person.id, person)
  }
  for (const client of clients.values()) if (client.kind === 'person') person(lacks, told, client)
  return dedupe(lacks.rows)
}

function person(lacks: Lacks, told: ReportCase, subject: ReportSubject): void {
  const field = `subjects.${told.subjects.indexOf(subject)}`
  lacks.need(`${field}.name`, subject.name, 'name of a customer')
  if (subject.name) nameParts(lacks, `${field}.name`, subject.name)
  lacks.need(`${field}.bornOn`, subject.bornOn, 'day of birth')
  lacks.need(`${field}.nationality`, subject.nationality, 'nationality')
  lacks.need(`${field}.residence`, subject.residence, 'country of residence')
  lacks.need(`${field}.phones`, subject.phones, 'telephone')
  lacks.must(
    subject.identifications.some(
      n => n.issuedOn !== null && n.expiresOn !== null && n.country !== null && PAPERS[n.kind],
    ),
    `${field}.identifications`,
    'a paper with country, day of issue and day of expiry',
  )
}

function entity(lacks: Lacks, told: ReportCase, subject: ReportSubject, people: readonly ReportSubject[]): void {
  const field = `subjects.${told.subjects.indexOf(subject)}`
  lacks.need(`${field}.name`, subject.name, 'name of a customer')
  if (subject.name)
    lacks.must(/[A-Za-z]/.test(subject.name.full), `${field}.name.full`, 'in Latin letters: the schema takes no others')
  lacks.must(
    LEGAL_FORMS.has(subject.legalForm ?? ''),
    `${field}.legalForm`,
    "legal form, as the authority's code, or - for none of them",
  )
  lacks.need(`${field}.foundedOn`, subject.foundedOn, 'day of incorporation')
  lacks.need(`${field}.occupation`, subject.occupation, 'business')
  lacks.need(`${field}.residence`, subject.residence, 'country of incorporation')
  lacks.need(`${field}.address.region`, subject.address?.region, 'state of incorporation')
  lacks.need(`${field}.address.city`, subject.address?.city, 'city')
  lacks.need(`${field}.address.street`, subject.address?.street, 'street')
  lacks.must(
    subject.identifications.some(n => n.kind === 'company-register'),
    `${field}.identifications`,
    'number in the company register (kind company-register)',
  )
  lacks.need(`${field}.representatives`, people, 'a person who acts for it')
}

function nameParts(lacks: Lacks, field: string, name: NonNullable<ReportSubject['name']>): void {
  for (const part of ['given', 'family'] as const)
    lacks.must(/[A-Za-z]/.test(name[part] ?? ''), `${field}.${part}`, 'in Latin letters: the schema takes no others')
}

function dedupe(rows: readonly ReportLack[]): readonly ReportLack[] {
  return [...new Map(rows.map(row => [`${row.field} ${row.why}`, row])).values()]
}
