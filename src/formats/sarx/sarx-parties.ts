import type { Identification, PostalAddress, ReportCase, ReportInstitution } from '../../model/report-case.ts'
import type { XmlElement } from '../report-case/xml-element.ts'
import { IDENTIFICATIONS, ORGANISATIONS, PARTY, REGULATORS, STATE_CODE, STATED, TAX_KINDS } from './sarx-codes.ts'
import type { SarxWriter } from './sarx-writer.ts'

/** The parties of an activity that are not its subjects, in the order of the form. */
export function institutionParties(told: ReportCase, w: SarxWriter): readonly XmlElement[] {
  const sender = told.transmitter ?? told.institution
  const senderField = told.transmitter === null ? 'institution' : 'transmitter'
  const { institution, contact } = told
  const taxed = institution.identifications.filter(n => TAX_KINDS.includes(n.kind)).slice(0, 1)
  const senderNumbers = [
    ...sender.identifications
      .filter(n => TAX_KINDS.includes(n.kind))
      .slice(0, 1)
      .map(n => ({ ...n, kind: 'tax-number' as const })),
    ...sender.identifications.filter(n => n.kind === 'transmitter-code').slice(0, 1),
  ]
  const regulator = REGULATORS[institution.regulator ?? ''] ?? null
  const names = [fullName(institution.name, 'institution.name', w)]
  return [
    w.part('Party', [
      w.leaf('ActivityPartyTypeCode', PARTY.transmitter),
      fullName(sender.name, `${senderField}.name`, w),
      address(sender.address, `${senderField}.address`, w),
      phone(sender.phone, `${senderField}.phone`, w),
      ...senderNumbers.map(n => identification(n, `${senderField}.identifications`, w)),
    ]),
    w.part('Party', [
      w.leaf('ActivityPartyTypeCode', PARTY.transmitterContact),
      fullName(contact?.name?.full ?? null, 'contact.name.full', w),
    ]),
    w.part('Party', [
      w.leaf('ActivityPartyTypeCode', PARTY.reporting),
      w.leaf('PrimaryRegulatorTypeCode', regulator),
      ...names,
      address(institution.address, 'institution.address', w),
      ...[...taxed, ...institution.identifications.filter(n => n.kind === 'rssd' || n.kind === 'nmls')].map(n =>
        identification(n, 'institution.identifications', w),
      ),
      organisation(institution, w),
    ]),
    w.part('Party', [
      w.leaf('ActivityPartyTypeCode', PARTY.contact),
      fullName(contact?.office ?? null, 'contact.office', w),
      phone(contact?.phone ?? null, 'contact.phone', w),
    ]),
    w.part('Party', [
      w.leaf('ActivityPartyTypeCode', PARTY.location),
      w.leaf('NoBranchActivityInvolvedIndicator', told.branch === null ? 'Y' : null),
      w.leaf('PrimaryRegulatorTypeCode', regulator),
      fullName(institution.name, 'institution.name', w),
      address(institution.address, 'institution.address', w),
      ...taxed.map(n => identification(n, 'institution.identifications', w)),
      organisation(institution, w),
      told.branch === null
        ? null
        : w.part('PartyAssociation', [
            w.part('Party', [w.leaf('ActivityPartyTypeCode', PARTY.branch), address(told.branch, 'branch', w)]),
          ]),
    ]),
  ].filter(party => party !== null)
}

/** Authorities that were told already, each with the person there. */
export function agencyParties(told: ReportCase, w: SarxWriter): readonly XmlElement[] {
  return told.lawEnforcement.flatMap((agency, i) => [
    w.part('Party', [
      w.leaf('ActivityPartyTypeCode', PARTY.agency),
      w.leaf('ContactDateText', agency.on === null ? null : agency.on.replaceAll('-', '')),
      fullName(agency.agency, `lawEnforcement.${i}.agency`, w),
    ]),
    ...(agency.person === null
      ? []
      : [
          w.part('Party', [
            w.leaf('ActivityPartyTypeCode', PARTY.agencyPerson),
            fullName(agency.person, `lawEnforcement.${i}.person`, w),
            phone(agency.phone, `lawEnforcement.${i}.phone`, w),
          ]),
        ]),
  ])
}

/** An address; what nobody knows of it is said to be unknown where `unknown` is set. */
export function address(told: PostalAddress | null, field: string, w: SarxWriter, unknown = false): XmlElement | null {
  if (told === null && !unknown) return null
  const { street = null, city = null, region = null, postcode = null, country = null } = told ?? {}
  const states = country === null || STATED.includes(country)
  // A name that is cut to three letters is another state, or none.
  const state = region !== null && states && STATE_CODE.test(region) ? region : null
  if (region !== null && states && state === null)
    w.tell({ field: `${field}.region`, lost: `"${region}" is no code of a state` })
  const zip = postcode === null ? null : postcode.replace(/[^0-9A-Za-z]/g, '')
  const missing = (name: string, value: string | null, asked = true): XmlElement | null =>
    w.leaf(name, unknown && asked && value === null ? 'Y' : null)
  return w.part('Address', [
    missing('CityUnknownIndicator', city),
    missing('CountryCodeUnknownIndicator', country),
    w.text('RawCityText', city, 50, `${field}.city`),
    w.text('RawCountryCodeText', country, 2, `${field}.country`),
    w.leaf('RawStateCodeText', state),
    w.text('RawStreetAddress1Text', street, 100, `${field}.street`),
    w.text('RawZIPCode', zip, 9, `${field}.postcode`),
    missing('StateCodeUnknownIndicator', state, states),
    missing('StreetAddressUnknownIndicator', street),
    missing('ZIPCodeUnknownIndicator', zip, states),
  ])
}

/** A telephone: the form takes digits alone, of a number of North America without the country's 1. */
export function phone(
  number: string | null,
  field: string,
  w: SarxWriter,
  kind: string | null = null,
): XmlElement | null {
  const digits = number === null ? null : number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  if (digits === null || digits === '') return null
  return w.part('PhoneNumber', [w.text('PhoneNumberText', digits, 16, field), w.leaf('PhoneNumberTypeCode', kind)])
}

/** A number under which somebody is known. */
export function identification(told: Identification, field: string, w: SarxWriter): XmlElement | null {
  const code = IDENTIFICATIONS[told.kind]
  // Taxpayer's numbers go without hyphens and slashes, and need no issuer.
  const plain = ['1', '2', '4', '28'].includes(code)
  const number = plain ? told.number.replace(/[^0-9A-Za-z]/g, '') : told.number
  const words = { 'national-id': 'national identity card', 'company-register': 'company register', other: 'other' }
  const other = code === '999' ? (words[told.kind as keyof typeof words] ?? 'other') : null
  return w.part('PartyIdentification', [
    w.text('OtherIssuerCountryText', plain ? null : told.country, 2, `${field}.country`),
    w.text('OtherPartyIdentificationTypeText', other, 50, field),
    w.text('PartyIdentificationNumberText', number, 25, `${field}.number`),
    w.leaf('PartyIdentificationTypeCode', code),
  ])
}

/** A name in one piece. */
export function fullName(name: string | null, field: string, w: SarxWriter): XmlElement | null {
  const text = w.text('RawPartyFullName', name, 150, field)
  return w.partIf(text, 'PartyName', [w.leaf('PartyNameTypeCode', 'L'), text])
}

function organisation(told: ReportInstitution, w: SarxWriter): XmlElement | null {
  const code = ORGANISATIONS[told.kind]
  return w.part('OrganizationClassificationTypeSubtype', [
    w.leaf('OrganizationTypeID', code),
    w.leaf('OtherOrganizationTypeText', code === '999' ? 'other' : null),
  ])
}
