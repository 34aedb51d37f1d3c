import type { PostalAddress, ReportName, ReportSubject } from '../../model/report-case.ts'
import { branch, leaf, type XmlElement } from '../report-case/xml-element.ts'
import { CODES, PAPERS, PHONES } from './goaml-codes.ts'
import { dayTime, foreignName, type GoamlText } from './goaml-text.ts'

const EMAIL = /^[_a-zA-Z0-9+-]+(\.[_a-zA-Z0-9+-]+)*@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,15}$/

/** What stands of a name in every kind of person. */
export function nameParts(name: ReportName, field: string, w: GoamlText): readonly (XmlElement | null)[] {
  return [
    w.name('first_name', name.given, 100, `${field}.given`),
    w.name('last_name', name.family, 100, `${field}.family`),
  ]
}

/** A customer, as `t_person_my_client` wants it. */
export function clientPerson(element: string, subject: ReportSubject, field: string, w: GoamlText): XmlElement {
  const { name } = subject
  const papers = subject.identifications.filter(n => n.issuedOn !== null && n.expiresOn !== null && n.country !== null)
  const passport = subject.identifications.find(n => n.kind === 'passport' && n.country !== null)
  const idNumber = subject.identifications.find(n => n.kind === 'national-id') ?? papers[0]
  return branch(element, [
    leaf('gender', subject.gender === null ? CODES.unknown : subject.gender === 'male' ? 'M' : 'F'),
    ...(name === null ? [] : nameParts(name, `${field}.name`, w)),
    leaf('birthdate', subject.bornOn === null ? null : dayTime(subject.bornOn)),
    w.text('alias', name?.alsoKnownAs[0] ?? null, 100, `${field}.name.alsoKnownAs`),
    w.text('full_name_frn', foreignName(name), 255, `${field}.name.native`),
    w.text('passport_number', passport?.number ?? null, 255, `${field}.identifications`),
    leaf('passport_country', passport?.country ?? null),
    w.text('id_number', idNumber?.number ?? '-', 255, `${field}.identifications`),
    leaf('nationality1', subject.nationality),
    leaf('residence', subject.residence),
    phones(subject, field, w),
    addresses(subject.address, `${field}.address`, w),
    ...emails(subject, field, w),
    w.text('occupation', subject.occupation, 255, `${field}.occupation`),
    ...papers.map((n, i) =>
      branch('identification', [
        leaf('type', PAPERS[n.kind]),
        w.text('number', n.number, 255, `${field}.identifications.${i}.number`),
        leaf('issue_date', n.issuedOn === null ? null : dayTime(n.issuedOn)),
        leaf('expiry_date', n.expiresOn === null ? null : dayTime(n.expiresOn)),
        w.text('issued_by', n.issuedBy, 255, `${field}.identifications.${i}.issuedBy`),
        leaf('issue_country', n.country),
      ]),
    ),
    leaf('tax_reg_number', CODES.one),
  ])
}

/** A customer that is no person, as `t_entity_my_client` wants it. */
export function clientEntity(
  subject: ReportSubject,
  people: readonly { readonly subject: ReportSubject; readonly field: string }[],
  field: string,
  w: GoamlText,
): XmlElement {
  const { name } = subject
  const register = subject.identifications.find(n => n.kind === 'company-register')
  return branch('t_entity', [
    w.name('name', name?.full ?? null, 255, `${field}.name.full`),
    w.text('incorporation_legal_form', subject.legalForm, 10, `${field}.legalForm`),
    w.text('incorporation_number', register?.number ?? null, 50, `${field}.identifications`),
    w.text('business', subject.occupation, 255, `${field}.occupation`),
    phones(subject, field, w),
    addresses(subject.address, `${field}.address`, w),
    ...emails(subject, field, w),
    w.text('incorporation_state', subject.address?.region ?? null, 255, `${field}.address.region`),
    leaf('incorporation_country_code', subject.residence),
    ...people.map(p => directorOf(p.subject, p.field, w)),
    leaf('incorporation_date', subject.foundedOn === null ? null : dayTime(subject.foundedOn)),
    leaf('tax_reg_number', CODES.one),
    w.text('comments', foreignName(name), 8000, `${field}.name`),
  ])
}

/** Somebody of whom less is known, as `t_person` takes it. */
export function otherPerson(element: string, subject: ReportSubject, field: string, w: GoamlText): XmlElement {
  const { name } = subject
  return branch(element, [
    leaf('gender', subject.gender === null ? CODES.unknown : subject.gender === 'male' ? 'M' : 'F'),
    w.name('first_name', name?.given ?? 'Unknown', 100, `${field}.name.given`),
    w.name('last_name', name?.family ?? 'Unknown', 100, `${field}.name.family`),
    leaf('birthdate', subject.bornOn === null ? null : dayTime(subject.bornOn)),
    w.text('alias', name?.alsoKnownAs[0] ?? null, 100, `${field}.name.alsoKnownAs`),
    w.text('full_name_frn', foreignName(name), 255, `${field}.name.native`),
    leaf('nationality1', subject.nationality),
    leaf('residence', subject.residence),
    phones(subject, field, w),
    addresses(subject.address, `${field}.address`, w),
    ...emails(subject, field, w),
    w.text('occupation', subject.occupation, 255, `${field}.occupation`),
  ])
}

/** An entity of which less is known, as `t_entity` takes it. */
export function otherEntity(element: string, subject: ReportSubject, field: string, w: GoamlText): XmlElement {
  return branch(element, [
    w.name('name', subject.name?.full ?? 'Unknown', 255, `${field}.name.full`),
    w.text('business', subject.occupation, 255, `${field}.occupation`),
    phones(subject, field, w),
    addresses(subject.address, `${field}.address`, w),
    ...emails(subject, field, w),
    leaf('incorporation_country_code', subject.residence),
    // An entity has no element for its name in its own letters.
    w.text('comments', foreignName(subject.name), 8000, `${field}.name`),
  ])
}

function directorOf(subject: ReportSubject, field: string, w: GoamlText): XmlElement {
  const { name } = subject
  return branch('director_id', [...(name === null ? [] : nameParts(name, `${field}.name`, w)), leaf('role', 'DIR')])
}

function phones(subject: ReportSubject, field: string, w: GoamlText): XmlElement | null {
  if (subject.phones.length === 0) return null
  return branch(
    'phones',
    subject.phones.map((p, i) => {
      const [contact, device] = PHONES[p.kind]
      return branch('phone', [
        leaf('tph_contact_type', contact),
        leaf('tph_communication_type', device),
        w.text('tph_number', p.number, 50, `${field}.phones.${i}.number`),
      ])
    }),
  )
}

// An address without street, city, country or state is none to the schema.
function addresses(told: PostalAddress | null, field: string, w: GoamlText): XmlElement | null {
  if (told === null || told.street === null || told.city === null || told.country === null) return null
  return branch('addresses', [
    branch('address', [
      leaf('address_type', CODES.unknown),
      w.text('address', told.street, 100, `${field}.street`),
      w.text('city', told.city, 255, `${field}.city`),
      w.text('zip', told.postcode, 10, `${field}.postcode`),
      leaf('country_code', told.country),
      w.text('state', told.region ?? CODES.unknown, 255, `${field}.region`),
    ]),
  ])
}

function emails(subject: ReportSubject, field: string, w: GoamlText): readonly (XmlElement | null)[] {
  return subject.emails.slice(0, 5).map((email, i) => {
    if (EMAIL.test(email)) return w.text('email', email, 255, `${field}.emails.${i}`)
    w.tell({ field: `${field}.emails.${i}`, lost: `"${email}" has a form that the schema does not take` })
    return null
  })
}
