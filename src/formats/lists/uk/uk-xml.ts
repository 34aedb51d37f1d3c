import { cleanText } from '../clean-text.ts'
import type { EntryTeller } from '../entry-teller.ts'
import type { ListFormat } from '../list-format.ts'
import { xmlList } from '../xml-list.ts'
import { nodesAt, textAt, textsAt, type XmlNode } from '../xml-records.ts'
import { UkSubject } from './uk-subject.ts'

/** Where the values of each heading of the CSV form stand in the XML form. */
const PATHS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'name non-latin script': [['NonLatinNames', 'NonLatinName', 'NameNonLatinScript']],
  'regime name': [['RegimeName']],
  'designation type': [['IndividualEntityShip']],
  'un reference number': [['UNReferenceNumber']],
  'ofsi group id': [['OFSIGroupID']],
  'other information': [['OtherInformation']],
  'uk statement of reasons': [['UKStatementofReasons']],
  'address country': [['Addresses', 'Address', 'AddressCountry']],
  website: [['Websites', 'Website']],
  'email address': [['EmailAddresses', 'EmailAddress']],
  'date designated': [['DateDesignated']],
  'd.o.b': [['IndividualDetails', 'Individual', 'DOBs', 'DOB']],
  'nationality(/ies)': [['IndividualDetails', 'Individual', 'Nationalities', 'Nationality']],
  'national identifier number': [
    ['IndividualDetails', 'Individual', 'NationalIdentifierDetails', 'NationalIdentifier', 'NationalIdentifierNumber'],
  ],
  'passport number': [['IndividualDetails', 'Individual', 'PassportDetails', 'Passport', 'PassportNumber']],
  'business registration number (s)': [
    ['EntityDetails', 'Entity', 'BusinessRegistrationNumbers', 'BusinessRegistrationNumber'],
    ['EntityDetails', 'BusinessRegistrationNumbers', 'BusinessRegistrationNumber'],
  ],
  'imo number': [['ShipDetails', 'Ship', 'IMONumbers', 'IMONumber']],
  'current believed flag of ship': [['ShipDetails', 'Ship', 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip']],
  'year built': [['ShipDetails', 'Ship', 'YearsBuilt', 'YearBuilt']],
}

const ELEMENTS: ReadonlySet<string> = new Set([
  ...Object.values(PATHS).flat(2),
  ...['Names', 'Name', 'Name1', 'Name2', 'Name3', 'Name4', 'Name5', 'Name6', 'NameType', 'AliasStrength', 'UniqueID'],
  ...['LastUpdated', 'Titles', 'Title', 'NonLatinScriptType', 'NonLatinScriptLanguage', 'DesignationSource'],
  ...['SanctionsImposed', 'SanctionsImposedIndicators', 'AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4'],
  ...['AddressLine5', 'AddressLine6', 'AddressPostalCode', 'PhoneNumbers', 'PhoneNumber', 'Positions', 'Position'],
  ...['NationalIdentifierAdditionalInformation', 'PassportAdditionalInformation', 'Genders', 'Gender', 'BirthDetails'],
  ...['Location', 'TownOfBirth', 'CountryOfBirth', 'TypeOfEntities', 'TypeOfEntity', 'Subsidiaries', 'Subsidiary'],
  ...['ParentCompanies', 'ParentCompany', 'CurrentOwnerOperators', 'CurrentOwnerOperator', 'PreviousOwnerOperators'],
  ...['PreviousOwnerOperator', 'PreviousFlags', 'PreviousFlag', 'TypeOfShipDetails', 'TypeOfShip', 'TonnageOfShips'],
  ...['TonnageOfShipDetails', 'TonnageOfShip', 'LengthOfShips', 'LengthOfShipDetails', 'LengthOfShip'],
  ...['HullIdentificationNumbers', 'HullIdentificationNumber'],
  // One element for each measure that the regulations know, `true` or `false`.
  ...['AssetFreeze', 'ArmsEmbargo', 'TargetedArmsEmbargo', 'CharteringOfShips', 'ClosureOfRepresentativeOffices'],
  ...['CrewServicingOfShipsAndAircraft', 'Deflag', 'PreventionOfBusinessArrangements', 'ProhibitionOfPortEntry'],
  ...[
    'TravelBan',
    'PreventionOfCharteringOfShips',
    'PreventionOfCharteringOfShipsAndAircraft',
    'TechnicalAssistanceRelatedToAircraft',
  ],
  ...['TrustServicesSanctions', 'DirectorDisqualificationSanctions', 'DirectorDisqualificationSanction'],
])

/** The UK Sanctions List as XML: one Designation a subject. */
export const ukXml: ListFormat = xmlList(
  {
    name: 'uk-xml',
    about: 'the UK Sanctions List (UK-Sanctions-List.xml)',
    file: 'UK-Sanctions-List.xml',
  },
  {
    root: 'Designations',
    records: ['Designation'],
    known: ELEMENTS,
    made: { element: 'DateGenerated' },
    read: readDesignation,
  },
)

function readDesignation(node: XmlNode, line: number, teller: EntryTeller): void {
  const id = cleanText(textAt(node, 'UniqueID')).slice(0, 100)
  if (id === '') {
    teller.lost(line, 'UniqueID', 'id-missing', 'the designation has no key')
    return
  }
  const subject = new UkSubject(id, teller, line)
  subject.fill({
    names: nodesAt(node, 'Names', 'Name').map(name => ({
      parts: [1, 2, 3, 4, 5, 6].map(part => textAt(name, `Name${part}`)),
      type: textAt(name, 'NameType'),
      strength: textAt(name, 'AliasStrength'),
    })),
    values: heading => (PATHS[heading] ?? []).flatMap(path => textsAt(node, ...path)),
  })
  subject.finish()
}
