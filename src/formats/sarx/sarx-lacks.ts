import type { ReportCase, ReportInstitution } from '../../model/report-case.ts'
import { Lacks, type ReportLack } from '../report-case/lacks.ts'
import { wholeUnits } from '../report-case/money.ts'
import { REGULATORS, STATE_CODE, STATED, TAX_KINDS } from './sarx-codes.ts'

/** A total has at most so many characters. */
const MOST_DIGITS = 15

/** What FinCEN's form cannot do without, as far as a case lacks it. */
export function sarxLacks(told: ReportCase): readonly ReportLack[] {
  const lacks = new Lacks()
  institution(lacks, 'institution', told.institution)
  const { regulator } = told.institution
  lacks.must(
    regulator !== null && Object.hasOwn(REGULATORS, regulator),
    'institution.regulator',
    `who examines it, one of ${Object.keys(REGULATORS).join(', ')}`,
  )
  const sender = told.transmitter ?? told.institution
  const senderField = told.transmitter === null ? 'institution' : 'transmitter'
  if (told.transmitter !== null) institution(lacks, senderField, sender)
  lacks.need(`${senderField}.phone`, sender.phone, 'telephone of who sends the file')
  lacks.must(
    sender.identifications.some(n => n.kind === 'transmitter-code'),
    `${senderField}.identifications`,
    'transmitter control code, which FinCEN gives (kind transmitter-code)',
  )
  lacks.need('contact.office', told.contact?.office, 'office that answers questions about the report')
  lacks.need('contact.phone', told.contact?.phone, 'its telephone')
  lacks.need('contact.name', told.contact?.name, 'who sends the file and can be asked (transmitter contact)')
  lacks.need('filing.on', told.filing.on, 'day of filing')
  if (told.filing.kind !== 'initial' && told.filing.priorNumber !== null)
    lacks.must(/^\d{14}$/.test(told.filing.priorNumber), 'filing.priorNumber', 'the BSA identifier has 14 digits')
  lacks.need('period', told.period, 'first and last day of what is suspicious')
  lacks.need('suspicions', told.suspicions, 'at least one thing that is suspected')
  lacks.need('narrative', told.narrative, 'what happened, in words')
  lacks.need('subjects', told.subjects, 'a subject; one of whom nothing is known has the name null')
  told.subjects.forEach((s, i) => {
    if (s.kind === 'entity' || s.name === null) return
    lacks.need(`subjects.${i}.name.family`, s.name.family, 'last name in its own field')
  })
  for (const field of ['total', 'cumulative'] as const) {
    const money = told[field]
    if (money === null) continue
    lacks.must(money.currency === 'USD', `${field}.currency`, 'FinCEN takes US dollars; nothing is converted here')
    lacks.must(
      String(wholeUnits(money.amount)).length <= MOST_DIGITS,
      `${field}.amount`,
      `at most ${MOST_DIGITS} digits of whole dollars`,
    )
  }
  return lacks.rows
}

function institution(lacks: Lacks, field: string, told: ReportInstitution): void {
  lacks.need(`${field}.name`, told.name, 'legal name')
  const { address } = told
  lacks.need(`${field}.address.street`, address?.street, 'street')
  lacks.need(`${field}.address.city`, address?.city, 'city')
  lacks.need(`${field}.address.country`, address?.country, 'country')
  if (STATED.includes(address?.country ?? ''))
    lacks.must(STATE_CODE.test(address?.region ?? ''), `${field}.address.region`, 'state, as its code (NY)')
  if (address?.country === 'US') lacks.need(`${field}.address.postcode`, address.postcode, 'ZIP code')
  lacks.must(
    told.identifications.some(n => TAX_KINDS.includes(n.kind)),
    `${field}.identifications`,
    'taxpayer number (kind employer-number, social-security or tax-number)',
  )
}
