/** Editions of the interVASP messaging standard: of 2020, and of 2023 (`101.2023`). */
export type IvmsVersion = '2020' | '2023'

/** One name. A legal person's stands in `primary` alone. `type`: LEGL, BIRT, MAID, ALIA, MISC; of a legal person LEGL, SHRT, TRAD. */
export interface TravelName {
  readonly primary: string
  readonly secondary: string | null
  readonly type: string
}

/** The elements of an address that hold one text each, in the standard's order. */
export const ADDRESS_PARTS = [
  'department',
  'subDepartment',
  'streetName',
  'buildingNumber',
  'buildingName',
  'floor',
  'postBox',
  'room',
  'postcode',
  'townName',
  'townLocationName',
  'districtName',
  'countrySubDivision',
] as const

/** One of {@link ADDRESS_PARTS}. */
export type AddressPart = (typeof ADDRESS_PARTS)[number]

/** An address. `type`: HOME, BIZZ or GEOG. Null: the element is not there. */
export interface TravelAddress {
  readonly type: string | null
  readonly parts: Readonly<Partial<Record<AddressPart, string>>>
  readonly lines: readonly string[]
  readonly country: string | null
}

/** A number by which a state or register knows somebody. `type`: ARNU, CCPT, RAID, DRLC, FIIN, TXID, SOCS, IDCD, LEIX, MISC. */
export interface NationalId {
  readonly id: string | null
  readonly type: string | null
  readonly countryOfIssue: string | null
  readonly authority: string | null
}

/** Somebody of a message: a party to the transfer, or a provider. */
export interface TravelPerson {
  readonly kind: 'natural' | 'legal'
  /** In Latin letters, as the standard wants; in the letters of their country; as they are spoken. */
  readonly names: readonly TravelName[]
  readonly localNames: readonly TravelName[]
  readonly phoneticNames: readonly TravelName[]
  readonly addresses: readonly TravelAddress[]
  readonly national: NationalId | null
  /** By which the institution knows its customer. */
  readonly customer: string | null
  readonly birth: { readonly date: string | null; readonly place: string | null } | null
  /** Of residence, or of registration; ISO 3166-1 alpha-2, or XX. */
  readonly country: string | null
  readonly accounts: readonly string[]
}

/** One side of a transfer. `accounts`: those that the edition of 2020 has at the side itself. */
export interface TravelParty {
  readonly persons: readonly TravelPerson[]
  readonly accounts: readonly string[]
}

/** A message of either edition in one form. */
export interface TravelMessage {
  readonly version: IvmsVersion
  readonly originator: TravelParty
  readonly beneficiary: TravelParty
  readonly originatingVasp: TravelPerson | null
  readonly beneficiaryVasp: TravelPerson | null
  readonly path: readonly { readonly vasp: TravelPerson; readonly sequence: number }[]
  /** By which national letters became Latin ones: `kore`, `kana`, `hani` … */
  readonly transliteration: readonly string[]
}

/** All accounts of one side, those of its persons among them. */
export function accountsOf(party: TravelParty): readonly string[] {
  return [...party.accounts, ...party.persons.flatMap(p => p.accounts)]
}

/** The name that counts of a person: the legal one, else the first. Null: it has none. */
export function legalName(person: TravelPerson): TravelName | null {
  const all = [...person.names, ...person.localNames, ...person.phoneticNames]
  return all.find(n => n.type === 'LEGL') ?? all[0] ?? null
}
