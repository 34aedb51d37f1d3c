import { sha256 } from '@noble/hashes/sha2.js'
import { createBase58check } from '@scure/base'
import { COUNTRIES, FEATURES, PROGRAMMES, REFERENCE_VALUE_SETS, RELATIONS } from './sdn-advanced-references.ts'

const base58check = createBase58check(sha256)
const SYLLABLES = [
  'al',
  'be',
  'dro',
  'fa',
  'gor',
  'hin',
  'ka',
  'lu',
  'mir',
  'nov',
  'pet',
  'ra',
  'shi',
  'tun',
  'vo',
  'zel',
]
const ARABIC = ['محمد', 'علي', 'حسن', 'كريم', 'ناصر', 'سالم']
const CYRILLIC = ['ИВАН', 'ПЕТРОВ', 'СЕРГЕЙ', 'НОВАК', 'МИР', 'ЛУКА']

/** What one made-up party says, as a reader must find it. */
export interface MadeParty {
  readonly id: number
  readonly kind: 'person' | 'entity' | 'vessel' | 'aircraft'
  /** The primary name, given names first. */
  readonly name: string
  readonly aliases: readonly { readonly text: string; readonly form: 'aka' | 'fka' | 'nka'; readonly weak: boolean }[]
  /** The primary name in another script, or null. */
  readonly native: string | null
  readonly birth: string | null
  readonly countries: readonly string[]
  readonly documents: readonly { readonly type: string; readonly value: string; readonly country: string }[]
  readonly wallets: readonly { readonly ticker: string; readonly text: string }[]
  readonly website: string | null
  readonly programmes: readonly string[]
  /** `2021-03-09`. */
  readonly listed: string
  readonly relation: { readonly to: number; readonly type: string } | null
}

type Chance = (below: number) => number

/** Whole numbers below a limit, the same for the same seed (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

function word(chance: Chance, n: number): string {
  const text = Array.from({ length: n }, () => SYLLABLES[chance(SYLLABLES.length)] ?? '').join('')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

const two = (n: number): string => String(n).padStart(2, '0')
const pick = <T>(chance: Chance, of: readonly T[]): T => of[chance(of.length)] as T

function wallet(chance: Chance): { ticker: string; text: string } {
  const bytes = (n: number): Uint8Array => Uint8Array.from({ length: n }, () => chance(256))
  const ticker = pick(chance, ['XBT', 'ETH', 'USDT', 'TRX'])
  if (ticker === 'XBT') return { ticker, text: base58check.encode(Uint8Array.of(0, ...bytes(20))) }
  if (ticker === 'ETH') return { ticker, text: `0x${Buffer.from(bytes(20)).toString('hex')}` }
  return { ticker, text: base58check.encode(Uint8Array.of(0x41, ...bytes(20))) }
}

/** The party at a place of the list: it depends on the seed and the place alone. */
export function madeParty(seed: number, place: number, of: number): MadeParty {
  const chance = seededChance(seed * 7_919 + place)
  const kind = pick(chance, ['person', 'person', 'person', 'entity', 'entity', 'vessel', 'aircraft'] as const)
  const name = (): string =>
    kind === 'person'
      ? `${word(chance, 2)} ${word(chance, 2)} ${word(chance, 3).toUpperCase()}`
      : `${word(chance, 3)} ${word(chance, 2)} ${kind === 'entity' ? 'LLC' : place}`.toUpperCase()
  const primary = name()
  const forms = ['aka', 'aka', 'aka', 'fka', 'nka'] as const
  const aliases = Array.from({ length: chance(4) }, () => ({
    text: name(),
    form: pick(chance, forms),
    weak: chance(4) === 0,
  }))
  const year = 1940 + chance(65)
  const month = 1 + chance(12)
  const births = [`${year}`, `${year}-${two(month)}-${two(2 + chance(26))}`, `${year}/${year + 2}`, `${year}~`]
  const documents = Array.from({ length: chance(3) }, () => ({
    type: pick(chance, ['Passport', 'National ID No.', 'Tax ID No.']),
    value: `${pick(chance, ['A', 'K', 'Z'])}${10_000_000 + chance(80_000_000)}`,
    country: pick(chance, COUNTRIES).iso,
  }))
  return {
    id: 10_000 + place,
    kind,
    name: primary,
    aliases: aliases.filter((a, i) => a.text !== primary && aliases.findIndex(b => b.text === a.text) === i),
    native:
      chance(3) === 0
        ? null
        : pick(chance, [ARABIC, CYRILLIC])
            .slice(0, 2 + chance(2))
            .join(' '),
    birth: kind === 'person' && chance(5) > 0 ? pick(chance, births) : null,
    countries: [...new Set(Array.from({ length: 1 + chance(2) }, () => pick(chance, COUNTRIES).iso))],
    documents,
    wallets: place % 190 === 7 ? Array.from({ length: 1 + chance(9) }, () => wallet(chance)) : [],
    website: chance(6) === 0 ? `${word(chance, 3).toLowerCase()}.example` : null,
    programmes: [...new Set(Array.from({ length: 1 + chance(3) }, () => pick(chance, PROGRAMMES)))],
    listed: `${2000 + chance(26)}-${two(1 + chance(12))}-${two(1 + chance(28))}`,
    relation: chance(5) < 2 ? { to: 10_000 + chance(of), type: pick(chance, Object.keys(RELATIONS)) } : null,
  }
}

const date = (tag: string, of: string, month = '1', day = '1'): string => {
  const [y, m, d] = of.split('-')
  const n = (text: string | undefined, or: string): string => String(Number(text ?? or))
  return `<${tag}><Year>${y}</Year><Month>${n(m, month)}</Month><Day>${n(d, day)}</Day></${tag}>`
}

function period(text: string): string {
  const about = text.endsWith('~')
  const [from = '', to = from] = text.replace('~', '').split('/')
  const flags = `Approximate="${about}" YearFixed="false" MonthFixed="false" DayFixed="false"`
  const whole = from.length === 4 && from === to
  const last = whole ? date('From', to, '12', '31') + date('To', to, '12', '31') : date('From', to) + date('To', to)
  return `
            <DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">
              <Start ${flags}>${date('From', from)}${date('To', from)}</Start>
              <End ${flags}>${text.includes('/') ? date('From', to, '12', '31') + date('To', to, '12', '31') : last}</End>
            </DatePeriod>`
}

const countryId = (iso: string): number => COUNTRIES.find(c => c.iso === iso)?.id ?? 0

function feature(party: MadeParty, n: number, typeId: number, inner: string): string {
  return `
        <Feature ID="${party.id * 20 + n}" FeatureTypeID="${typeId}">
          <FeatureVersion ID="${party.id * 20 + n}" ReliabilityID="1">
            <Comment />${inner}
          </FeatureVersion>
          <IdentityReference IdentityID="${party.id + 5_000_000}" IdentityFeatureLinkTypeID="1" />
        </Feature>`
}

function documentedName(id: number, text: string, kind: MadeParty['kind'], script: number, groups: string[]): string {
  const words = kind === 'person' ? text.split(' ') : [text]
  // As published: the surname first.
  const order = words.length === 3 ? [2, 0, 1] : words.map((_, i) => i)
  const types = kind === 'person' ? [1521, 1522, 1520] : [kind === 'vessel' ? 1526 : kind === 'aircraft' ? 1524 : 1525]
  const parts = order.map(i => {
    const group = id * 10 + i
    groups.push(`
            <MasterNamePartGroup>
              <NamePartGroup ID="${group}" NamePartTypeID="${types[i] ?? 1520}" />
            </MasterNamePartGroup>`)
    return `
              <DocumentedNamePart>
                <NamePartValue NamePartGroupID="${group}" ScriptID="${script}" ScriptStatusID="1" Acronym="false">${words[i]}</NamePartValue>
              </DocumentedNamePart>`
  })
  return `
            <DocumentedName ID="${id}" FixedRef="${id}" DocNameStatusID="${script === 215 ? 1 : 2}">${parts.join('')}
            </DocumentedName>`
}

function alias(party: MadeParty, n: number, type: number, low: boolean, names: string): string {
  return `
          <Alias FixedRef="${party.id}" AliasTypeID="${type}" Primary="${n === 0}" LowQuality="${low}">${names}
          </Alias>`
}

const SUB_TYPES = { vessel: 1, aircraft: 2, entity: 3, person: 4 } as const
const ALIAS_TYPES = { aka: 1400, fka: 1401, nka: 1402 } as const

function distinctParty(p: MadeParty): string {
  const groups: string[] = []
  const name = (n: number, text: string, script = 215): string =>
    documentedName(p.id * 20 + n, text, p.kind, script, groups)
  const native = p.native === null ? '' : name(1, p.native, 160)
  const aliases = p.aliases.map((a, i) => alias(p, i + 1, ALIAS_TYPES[a.form], a.weak, name(i + 2, a.text)))
  const features: string[] = []
  const add = (type: keyof typeof FEATURES, inner: string): number =>
    features.push(feature(p, features.length, FEATURES[type], inner))
  const text = (value: string): string => `<VersionDetail DetailTypeID="1432">${value}</VersionDetail>`
  if (p.birth !== null) add('Birthdate', `${period(p.birth)}<VersionDetail DetailTypeID="1430" />`)
  for (const iso of p.countries)
    add('Location', `<VersionLocation LocationID="${p.id * 200 + (countryId(iso) % 200)}" />`)
  if (p.kind === 'person') add('Gender', '<VersionDetail DetailTypeID="1431" DetailReferenceID="91526" />')
  add('Additional Sanctions Information -', '<VersionDetail DetailTypeID="1431" DetailReferenceID="92764" />')
  if (p.website !== null) add('Website', text(`https://www.${p.website}/en`))
  for (const w of p.wallets) add(`Digital Currency Address - ${w.ticker}` as keyof typeof FEATURES, text(w.text))
  return `
    <DistinctParty FixedRef="${p.id}">
      <Comment />
      <Profile ID="${p.id}" PartySubTypeID="${SUB_TYPES[p.kind]}">
        <Identity ID="${p.id + 5_000_000}" FixedRef="${p.id}" Primary="true" False="false">${alias(p, 0, 1403, false, name(0, p.name) + native)}${aliases.join('')}
          <NamePartGroups>${groups.join('')}
          </NamePartGroups>
        </Identity>${features.join('')}
      </Profile>
    </DistinctParty>`
}

function location(p: MadeParty, iso: string): string {
  const part = (type: number, value: string): string => `
      <LocationPart LocPartTypeID="${type}">
        <LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1"><Comment /><Value>${value}</Value></LocationPartValue>
      </LocationPart>`
  const id = countryId(iso)
  return `
    <Location ID="${p.id * 200 + (id % 200)}">
      <LocationAreaCode AreaCodeID="${id}" />
      <LocationCountry CountryID="${id}" CountryRelevanceID="1413" />${part(1451, `${p.id} Street`)}${part(1454, 'Town')}
      <FeatureVersionReference FeatureVersionID="${p.id}" />
    </Location>`
}

function idDocument(p: MadeParty, n: number): string {
  const d = p.documents[n]
  const type = { Passport: 1571, 'National ID No.': 1584, 'Tax ID No.': 1596 }[d?.type ?? ''] ?? 0
  return `
    <IDRegDocument ID="${p.id * 4 + n}" IDRegDocTypeID="${type}" IdentityID="${p.id + 5_000_000}" IssuedBy-CountryID="${countryId(d?.country ?? '')}" ValidityID="1">
      <Comment />
      <IDRegistrationNo>${d?.value}</IDRegistrationNo>
      <IssuingAuthority />
      <DocumentedNameReference DocumentedNameID="${p.id * 20}" />
    </IDRegDocument>`
}

function sanctionsEntry(p: MadeParty): string {
  const measure = (n: number, type: number, comment: string): string => `
      <SanctionsMeasure ID="${p.id * 9 + n}" SanctionsTypeID="${type}">
        <Comment>${comment}</Comment>
        <DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false" />
      </SanctionsMeasure>`
  return `
    <SanctionsEntry ID="${p.id}" ProfileID="${p.id}" ListID="1550">
      <EntryEvent ID="${p.id}" EntryEventTypeID="1" LegalBasisID="1828">
        <Comment />
        ${date('Date CalendarTypeID="1"', p.listed).replace('</Date CalendarTypeID="1">', '</Date>')}
      </EntryEvent>${measure(0, 1705, '')}${p.programmes.map((text, i) => measure(i + 1, 1, text)).join('')}
    </SanctionsEntry>`
}

/**
 * A whole made-up SDN_ADVANCED.XML in pieces. The layout, the order of its sections and how many features a party has follow OFAC's
 * file of August 2025 (17,815 parties); names, numbers and addresses are chance.
 */
export function* sdnAdvanced(seed: number, parties: number): Generator<string> {
  const all = function* (show: (p: MadeParty) => string): Generator<string> {
    for (let i = 0; i < parties; i++) yield show(madeParty(seed, i, parties))
  }
  yield `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
  ${date('DateOfIssue CalendarTypeID="1"', '2026-11-20').replace('</DateOfIssue CalendarTypeID="1">', '</DateOfIssue>')}
${REFERENCE_VALUE_SETS}
  <Locations>`
  yield* all(p => p.countries.map(iso => location(p, iso)).join(''))
  yield '\n  </Locations>\n  <IDRegDocuments>'
  yield* all(p => p.documents.map((_, n) => idDocument(p, n)).join(''))
  yield '\n  </IDRegDocuments>\n  <DistinctParties>'
  yield* all(distinctParty)
  yield '\n  </DistinctParties>\n  <ProfileRelationships>'
  yield* all(p =>
    p.relation === null
      ? ''
      : `\n    <ProfileRelationship ID="${p.id}" From-ProfileID="${p.id}" To-ProfileID="${p.relation.to}" RelationTypeID="${RELATIONS[p.relation.type]}" RelationQualityID="1" Former="false" SanctionsEntryID="${p.id}"><Comment /></ProfileRelationship>`,
  )
  yield '\n  </ProfileRelationships>\n  <SanctionsEntries>'
  yield* all(sanctionsEntry)
  yield '\n  </SanctionsEntries>\n  <SanctionsEntryLinks />\n</Sanctions>\n'
}
