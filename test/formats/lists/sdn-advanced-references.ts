/** A few countries by the layout's numbers. */
export const COUNTRIES: readonly { readonly id: number; readonly iso: string; readonly name: string }[] = [
  { id: 11029, iso: 'AF', name: 'Afghanistan' },
  { id: 11109, iso: 'IR', name: 'Iran' },
  { id: 11143, iso: 'MX', name: 'Mexico' },
  { id: 11171, iso: 'RU', name: 'Russia' },
  { id: 11118, iso: 'KP', name: 'Korea, North' },
  { id: 11065, iso: 'CN', name: 'China' },
  { id: 11210, iso: 'AE', name: 'United Arab Emirates' },
]

/** Feature types by their numbers. */
export const FEATURES = {
  Birthdate: 8,
  'Place of Birth': 9,
  'Nationality Country': 10,
  'Citizenship Country': 11,
  Website: 14,
  'Email Address': 21,
  Location: 25,
  Gender: 224,
  'Digital Currency Address - XBT': 344,
  'Digital Currency Address - ETH': 345,
  'Additional Sanctions Information -': 504,
  'Digital Currency Address - USDT': 887,
  'Digital Currency Address - TRX': 992,
  'Organization Established Date': 646,
} as const

/** Relation types by their numbers. */
export const RELATIONS: Readonly<Record<string, number>> = {
  'Associate Of': 1555,
  'Providing support to': 15001,
  'Acting for or on behalf of': 15002,
  'Owned or Controlled By': 15003,
  'Family member of': 15004,
  'Leader or official of': 91725,
}

/** Programmes in use. */
export const PROGRAMMES: readonly string[] = [
  'SDGT',
  'CYBER2',
  'DPRK3',
  'IFSR',
  'NPWMD',
  'RUSSIA-EO14024',
  'SDNTK',
  'IRAN-EO13902',
]

const values = (kind: string, of: readonly (readonly [string, string])[]): string => `
    <${kind}Values>${of.map(([attributes, text]) => `\n      <${kind} ${attributes}>${text}</${kind}>`).join('')}
    </${kind}Values>`
const byId = (of: Readonly<Record<string, number>>): [string, string][] =>
  Object.entries(of).map(([text, id]) => [`ID="${id}"`, text])

/** The tables at the head of the file, cut down to what made-up parties use. */
export const REFERENCE_VALUE_SETS = `  <ReferenceValueSets>${[
  values('AliasType', [
    ['ID="1400"', 'A.K.A.'],
    ['ID="1401"', 'F.K.A.'],
    ['ID="1402"', 'N.K.A.'],
    ['ID="1403"', 'Name'],
  ]),
  values(
    'AreaCode',
    COUNTRIES.map(c => [`ID="${c.id}" CountryID="${c.id}" Description="${c.name}" AreaCodeTypeID="1"`, c.iso]),
  ),
  values(
    'Country',
    COUNTRIES.map(c => [`ID="${c.id}" ISO2="${c.iso}"`, c.name]),
  ),
  values('DetailReference', [
    ['ID="91526"', 'Male'],
    ['ID="92764"', 'Subject to Secondary Sanctions'],
  ]),
  values(
    'FeatureType',
    Object.entries(FEATURES).map(([text, id]) => [`ID="${id}" FeatureTypeGroupID="1"`, text]),
  ),
  values('IDRegDocType', [
    ['ID="1571"', 'Passport'],
    ['ID="1584"', 'National ID No.'],
    ['ID="1596"', 'Tax ID No.'],
  ]),
  values('NamePartType', [
    ['ID="1520"', 'Last Name'],
    ['ID="1521"', 'First Name'],
    ['ID="1522"', 'Middle Name'],
    ['ID="1523"', 'Maiden Name'],
    ['ID="1524"', 'Aircraft Name'],
    ['ID="1525"', 'Entity Name'],
    ['ID="1526"', 'Vessel Name'],
    ['ID="91708"', 'Patronymic'],
    ['ID="91709"', 'Matronymic'],
  ]),
  values('PartySubType', [
    ['ID="1" PartyTypeID="4"', 'Vessel'],
    ['ID="2" PartyTypeID="4"', 'Aircraft'],
    ['ID="3" PartyTypeID="2"', 'Unknown'],
    ['ID="4" PartyTypeID="1"', 'Unknown'],
  ]),
  values('PartyType', [
    ['ID="1"', 'Individual'],
    ['ID="2"', 'Entity'],
    ['ID="3"', 'Location'],
    ['ID="4"', 'Transport'],
    ['ID="5"', 'Other Entity'],
  ]),
  values('RelationType', byId(RELATIONS)),
  values('Reliability', [
    ['ID="1560"', 'Confirmed'],
    ['ID="1561"', 'False'],
    ['ID="1"', 'Unknown'],
  ]),
  values('SanctionsType', [
    ['ID="1705"', 'Block'],
    ['ID="1"', 'Program'],
  ]),
  values('Validity', [
    ['ID="1"', 'Valid'],
    ['ID="2"', 'Fraudulent'],
  ]),
].join('')}
  </ReferenceValueSets>`
