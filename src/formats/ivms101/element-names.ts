import type { IvmsVersion } from '../../analysis/travel-rule/travel-message.ts'

/** Elements that the two editions call differently, and where accounts stand. */
export interface ElementNames {
  readonly originatorPersons: string
  readonly beneficiaryPersons: string
  readonly customer: string
  readonly naturalNameType: string
  readonly accountsAt: 'party' | 'person'
  readonly payloadVersion: string | null
}

/** What either edition calls its elements in JSON. */
export const ELEMENT_NAMES: Readonly<Record<IvmsVersion, ElementNames>> = {
  '2020': {
    originatorPersons: 'originatorPersons',
    beneficiaryPersons: 'beneficiaryPersons',
    customer: 'customerNumber',
    naturalNameType: 'nameIdentifierType',
    accountsAt: 'party',
    payloadVersion: null,
  },
  '2023': {
    originatorPersons: 'originatorPerson',
    beneficiaryPersons: 'beneficiaryPerson',
    customer: 'customerIdentification',
    naturalNameType: 'naturalPersonNameIdentifierType',
    accountsAt: 'person',
    payloadVersion: '101.2023',
  },
}
