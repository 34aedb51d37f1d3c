import type { ReportAccount, ReportCase, ReportSubject } from '../../model/report-case.ts'
import type { XmlElement } from '../report-case/xml-element.ts'
import { PARTY, PHONES, TAX_KINDS } from './sarx-codes.ts'
import { address, identification, phone } from './sarx-parties.ts'
import type { SarxWriter } from './sarx-writer.ts'

/** Accounts of one institution that the form takes. */
const MOST_ACCOUNTS = 99

/** A subject with what is known of it; what is not known is said to be unknown, as the form asks. */
export function subjectParty(told: ReportCase, subject: ReportSubject, field: string, w: SarxWriter): XmlElement {
  const entity = subject.kind === 'entity'
  const nothing = subject.name === null && subject.address === null && subject.identifications.length === 0
  const held = told.accounts.filter(a => a.holders.includes(subject.id))
  const type = w.leaf('ActivityPartyTypeCode', PARTY.subject)
  const noAccount = w.leaf('NoKnownAccountInvolvedIndicator', held.length === 0 ? 'Y' : null)
  if (nothing)
    return w.part('Party', [
      type,
      w.leaf('AllCriticalSubjectInformationUnavailableIndicator', 'Y'),
      noAccount,
      w.leaf('PartyAsEntityOrganizationIndicator', entity ? 'Y' : null),
      ...relations(told, subject, w),
      accounts(told, held, field, w),
    ])
  return w.part('Party', [
    type,
    w.leaf('BirthDateUnknownIndicator', !entity && subject.bornOn === null ? 'Y' : null),
    w.leaf('FemaleGenderIndicator', subject.gender === 'female' ? 'Y' : null),
    w.leaf('IndividualBirthDateText', entity || subject.bornOn === null ? null : subject.bornOn.replaceAll('-', '')),
    w.leaf('MaleGenderIndicator', subject.gender === 'male' ? 'Y' : null),
    noAccount,
    w.leaf('PartyAsEntityOrganizationIndicator', entity ? 'Y' : null),
    w.leaf('UnknownGenderIndicator', !entity && subject.gender === null ? 'Y' : null),
    ...names(subject, field, w),
    address(subject.address, `${field}.address`, w, true),
    ...subject.phones.map((p, i) => phone(p.number, `${field}.phones.${i}.number`, w, PHONES[p.kind])),
    ...numbers(subject, field, w),
    occupation(subject, field, w),
    ...subject.emails.map((e, i) => electronic(e, 'E', `${field}.emails.${i}`, w)),
    ...subject.websites.map((u, i) => electronic(u, 'U', `${field}.websites.${i}`, w)),
    ...relations(told, subject, w),
    accounts(told, held, field, w),
  ])
}

function names(subject: ReportSubject, field: string, w: SarxWriter): readonly (XmlElement | null)[] {
  const { name } = subject
  if (name === null)
    return [
      w.part('PartyName', [
        w.leaf('EntityLastNameUnknownIndicator', 'Y'),
        w.leaf('FirstNameUnknownIndicator', subject.kind === 'person' ? 'Y' : null),
        w.leaf('PartyNameTypeCode', 'L'),
      ]),
    ]
  const person = subject.kind === 'person'
  const family = person ? name.family : name.full
  const legal = w.part('PartyName', [
    w.leaf('FirstNameUnknownIndicator', person && name.given === null ? 'Y' : null),
    w.leaf('PartyNameTypeCode', 'L'),
    w.text('RawEntityIndividualLastName', family, 150, `${field}.name.family`),
    w.text('RawIndividualFirstName', person ? name.given : null, 35, `${field}.name.given`),
  ])
  // One legal name, and up to 99 others: the bearer's own spelling is one of them.
  const others = [...new Set([...(name.native === null ? [] : [name.native]), ...name.alsoKnownAs])].slice(0, 99)
  return [
    legal,
    ...others.map(other => {
      const text = w.text('RawPartyFullName', other, 150, `${field}.name.alsoKnownAs`)
      return w.partIf(text, 'PartyName', [w.leaf('PartyNameTypeCode', 'AKA'), text])
    }),
  ]
}

function numbers(subject: ReportSubject, field: string, w: SarxWriter): readonly (XmlElement | null)[] {
  const told = subject.identifications.map((n, i) => identification(n, `${field}.identifications.${i}`, w))
  const taxed = subject.identifications.some(n => TAX_KINDS.includes(n.kind))
  const carded = subject.identifications.some(n => !TAX_KINDS.includes(n.kind))
  return [
    ...told,
    taxed ? null : w.part('PartyIdentification', [w.leaf('TINUnknownIndicator', 'Y')]),
    carded ? null : w.part('PartyIdentification', [w.leaf('IdentificationPresentUnknownIndicator', 'Y')]),
  ]
}

function occupation(subject: ReportSubject, field: string, w: SarxWriter): XmlElement | null {
  const text = w.text('OccupationBusinessText', subject.occupation, 50, `${field}.occupation`)
  return w.partIf(text, 'PartyOccupationBusiness', [text])
}

function electronic(address: string, code: string, field: string, w: SarxWriter): XmlElement | null {
  const text = w.text('ElectronicAddressText', address, 517, field)
  return w.partIf(text, 'ElectronicAddress', [text, w.leaf('ElectronicAddressTypeCode', code)])
}

function relations(told: ReportCase, subject: ReportSubject, w: SarxWriter): readonly XmlElement[] {
  const { relation } = subject
  const tin = told.institution.identifications
    .find(n => TAX_KINDS.includes(n.kind))
    ?.number.replace(/[^0-9A-Za-z]/g, '')
  const flag = (name: string, on: boolean): XmlElement | null => w.leaf(name, on ? 'Y' : null)
  return [
    w.part('PartyAssociation', [
      flag('AgentIndicator', relation === 'agent'),
      flag('CustomerIndicator', relation === 'customer'),
      flag('EmployeeIndicator', relation === 'employee'),
      flag('NoRelationshipToInstitutionIndicator', relation === 'none'),
      w.leaf('OtherPartyAssociationTypeText', relation === 'other' ? 'other' : null),
      flag('OtherRelationshipIndicator', relation === 'other'),
      flag('OwnerShareholderIndicator', relation === 'owner'),
      w.leaf('SubjectRelationshipFinancialInstitutionTINText', relation === 'none' ? null : (tin ?? null)),
    ]),
  ]
}

// Accounts stand under the institution that holds them; one of another country is said to be so.
function accounts(told: ReportCase, held: readonly ReportAccount[], field: string, w: SarxWriter): XmlElement | null {
  if (held.length === 0) return null
  const tin = told.institution.identifications.find(n => TAX_KINDS.includes(n.kind))
  const groups = new Map<string, ReportAccount[]>()
  for (const account of held) {
    const key = account.at === null ? '' : account.at.name
    groups.set(key, [...(groups.get(key) ?? []), account])
  }
  const lost = held.length - [...groups.values()].reduce((n, g) => n + Math.min(g.length, MOST_ACCOUNTS), 0)
  if (lost > 0)
    w.tell({ field: 'accounts', lost: `${lost} accounts of ${field} beyond the ${MOST_ACCOUNTS} that the form takes` })
  return w.part('PartyAccountAssociation', [
    w.leaf('PartyAccountAssociationTypeCode', '7'),
    ...[...groups.values()].slice(0, 99).map(group => {
      const [first] = group
      const own = first?.at === null
      const abroad = !own && first?.at?.country !== null && first?.at?.country !== 'US'
      const number = own ? (tin ?? null) : null
      return w.part('Party', [
        w.leaf('ActivityPartyTypeCode', PARTY.accountAt),
        w.leaf('NonUSFinancialInstitutionIndicator', abroad ? 'Y' : null),
        number === null
          ? null
          : w.part('PartyIdentification', [
              w.text(
                'PartyIdentificationNumberText',
                number.number.replace(/[^0-9A-Za-z]/g, ''),
                25,
                'institution.identifications',
              ),
              w.leaf('PartyIdentificationTypeCode', '4'),
            ]),
        ...group
          .slice(0, MOST_ACCOUNTS)
          .map(account =>
            w.part('Account', [
              w.text('AccountNumberText', account.number.replace(/\s/g, ''), 40, 'accounts.number'),
              w.part('PartyAccountAssociation', [
                w.leaf('AccountClosedIndicator', account.status === 'closed' || account.closedOn !== null ? 'Y' : null),
                w.leaf('PartyAccountAssociationTypeCode', '5'),
              ]),
            ]),
          ),
      ])
    }),
  ])
}
