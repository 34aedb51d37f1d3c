import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ListEntry } from '../../../src/model/list-entry.ts'
import { readWalletAddress } from '../../../src/model/wallet-address.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { type MadeParty, madeParty, sdnAdvanced } from './make-sdn-advanced.ts'
import { entryOf, refusalOf } from './ofac-reading.ts'
import { faultCodes, formatOf, readList } from './read-list.ts'
import { REFERENCE_VALUE_SETS, RELATIONS } from './sdn-advanced-references.ts'

const ADVANCED = formatOf('ofac-sdn-advanced')
const SPACE = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML'

/** A small document with one party of number 7 and whatever else. */
function document(profile: string, more: { head?: string; tail?: string; space?: string } = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="${more.space ?? SPACE}">
<DateOfIssue CalendarTypeID="1"><Year>2025</Year><Month>8</Month><Day>27</Day></DateOfIssue>
${REFERENCE_VALUE_SETS}${more.head ?? ''}
<DistinctParties><DistinctParty FixedRef="7"><Comment /><Profile ID="7" PartySubTypeID="4">${profile}</Profile></DistinctParty></DistinctParties>
${more.tail ?? ''}</Sanctions>`
}

const part = (group: number, text: string): string =>
  `<DocumentedNamePart><NamePartValue NamePartGroupID="${group}" ScriptID="215">${text}</NamePartValue></DocumentedNamePart>`
const group = (id: number, type: number): string =>
  `<MasterNamePartGroup><NamePartGroup ID="${id}" NamePartTypeID="${type}" /></MasterNamePartGroup>`
const NAMED = `<Identity ID="70" Primary="true"><Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName>${part(1, 'KIM')}</DocumentedName></Alias><NamePartGroups>${group(1, 1520)}</NamePartGroups></Identity>`
const feature = (type: number, inner: string, reliability = 1): string =>
  `<Feature ID="1" FeatureTypeID="${type}"><FeatureVersion ID="1" ReliabilityID="${reliability}"><Comment />${inner}</FeatureVersion></Feature>`
const of = (profile: string, more: Parameters<typeof document>[1] = {}): ListEntry =>
  entryOf(readList(ADVANCED, { main: document(profile, more) }), '7')

const KINDS = {
  'Owned or Controlled By': 'owned-by',
  'Acting for or on behalf of': 'acts-for',
  'Family member of': 'family',
  'Leader or official of': 'leads',
  'Providing support to': 'supports',
  'Associate Of': 'other',
}

/** What must stand in the list for a made-up party. */
function expected(p: MadeParty): unknown {
  const names = [
    { text: p.name, strength: 'primary', form: 'name' },
    ...(p.native === null ? [] : [{ text: p.native, strength: 'strong', form: 'name' }]),
    ...p.aliases.map(a => ({ text: a.text, strength: a.weak ? 'weak' : 'strong', form: a.form })),
  ]
  return {
    id: String(p.id),
    kind: p.kind,
    names,
    births: p.birth === null ? [] : [p.birth],
    countries: p.countries,
    identifiers: p.documents,
    wallets: p.wallets.map(w => [readWalletAddress(w.text)?.address, w.ticker]),
    domains: p.website === null ? [] : [p.website],
    programmes: p.programmes,
    listedAt: Date.parse(`${p.listed}T00:00:00Z`) / 1000,
    relations:
      p.relation === null
        ? []
        : [
            {
              to: String(p.relation.to),
              kind: KINDS[p.relation.type as keyof typeof KINDS],
              share: null,
              text: p.relation.type,
            },
          ],
  }
}

test('a made-up list of 300 parties is read as it was made, in its order and in chunks of any length', () => {
  const text = [...sdnAdvanced(11, 300)].join('')
  for (const chunk of [65_536, 997]) {
    const read = readList(ADVANCED, { main: text }, chunk)
    assert.deepEqual(faultCodes(read.faults), {})
    assert.equal(read.reading.publishedAt, Date.UTC(2026, 10, 20) / 1000)
    assert.equal(read.entries.length, 300)
    for (const [i, e] of read.entries.entries()) {
      const { id, kind, names, births, countries, identifiers, domains, programmes, listedAt, relations } = e
      const wallets = e.wallets.map(w => [w.address, w.ticker])
      const found = {
        id,
        kind,
        names,
        births,
        countries,
        identifiers,
        wallets,
        domains,
        programmes,
        listedAt,
        relations,
      }
      assert.deepEqual(found, expected(madeParty(11, i, 300)))
    }
  }
})

test('the sample in the published layout gives its six parties and their addresses', { skip: needsShared }, () => {
  const read = readList(ADVANCED, {
    main: readFileSync(sharedPath('data/sanctions/ofac-sdn-advanced.sample.xml'), 'utf8'),
  })
  assert.equal(read.reading.publishedAt, Date.UTC(2026, 2, 23) / 1000)
  const lazarus = entryOf(read, '39498')
  assert.deepEqual([lazarus.programmes, lazarus.listedAt], [['CYBER2', 'DPRK3'], Date.UTC(2022, 3, 14) / 1000])
  assert.deepEqual(
    read.entries.map(e => e.wallets.length),
    [3, 3, 5, 1, 1, 1],
  )
  const strange = entryOf(read, '60001').wallets[0]
  assert.deepEqual(strange, {
    address: 'someunknownaddressformat12345',
    ledgers: [],
    ticker: 'NEWTICKER',
    listedAt: null,
  })
  assert.equal(
    read.faults.some(f => f.lost),
    false,
  )
})

test('names are given names first whatever their order, and family name first in Chinese letters', () => {
  const alias = (names: string): string =>
    `<Identity ID="70" Primary="true"><Alias AliasTypeID="1403" Primary="true" LowQuality="false">${names}</Alias><NamePartGroups>${group(1, 1520)}${group(2, 1521)}${group(3, 91_708)}${group(4, 1522)}</NamePartGroups></Identity>`
  const latin = `<DocumentedName>${part(1, 'PUTIN')}${part(3, 'Vladimirovich')}${part(4, 'V.')}${part(2, 'Vladimir')}</DocumentedName>`
  const han = `<DocumentedName>${part(1, '王')}${part(2, '小明')}</DocumentedName>`
  assert.deepEqual(
    of(alias(latin + han)).names.map(n => [n.text, n.strength]),
    [
      ['Vladimir V. Vladimirovich PUTIN', 'primary'],
      ['王小明', 'strong'],
    ],
  )
})

test('an alias of low quality is weak, and its type says whether it is former or new', () => {
  const alias = (type: number, low: boolean, text: string): string =>
    `<Alias AliasTypeID="${type}" Primary="false" LowQuality="${low}"><DocumentedName>${part(9, text)}</DocumentedName></Alias>`
  const identity = NAMED.replace(
    '<NamePartGroups>',
    `${alias(1400, true, 'A')}${alias(1401, false, 'B')}${alias(1402, false, 'C')}<NamePartGroups>`,
  )
  assert.deepEqual(
    of(identity)
      .names.slice(1)
      .map(n => [n.text, n.form, n.strength]),
    [
      ['A', 'aka', 'weak'],
      ['B', 'fka', 'strong'],
      ['C', 'nka', 'strong'],
    ],
  )
})

const ymd = (tag: string, y: number, m: number, d: number): string =>
  `<${tag}><Year>${y}</Year><Month>${m}</Month><Day>${d}</Day></${tag}>`
const period = (from: [number, number, number], to: [number, number, number], approximate = false): string =>
  `<DatePeriod><Start Approximate="${approximate}">${ymd('From', ...from)}${ymd('To', ...from)}</Start><End Approximate="${approximate}">${ymd('From', ...to)}${ymd('To', ...to)}</End></DatePeriod>`

test('a date of birth is as exact as its period: a day, a month, a year, a span, or about', () => {
  const births = [
    period([1948, 12, 10], [1948, 12, 10]),
    period([1948, 2, 1], [1948, 2, 29]),
    period([1948, 1, 1], [1948, 12, 31]),
    period([1948, 1, 1], [1950, 12, 31], true),
    '<DatePeriod><Start><From><Year>1971</Year></From></Start></DatePeriod>',
  ].map(p => feature(8, `${p}<VersionDetail DetailTypeID="1430" />`))
  assert.deepEqual(of(NAMED + births.join('')).births, ['1948-12-10', '1948-02', '1948', '1948/1950~', '1971'])
})

test('what the publisher itself calls false is no date of birth and no wallet, but stays in the remarks', () => {
  const wallet = '<VersionDetail DetailTypeID="1432">1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</VersionDetail>'
  const entry = of(NAMED + feature(8, period([1948, 12, 10], [1948, 12, 10]), 1561) + feature(344, wallet))
  assert.deepEqual([entry.births, entry.wallets.length], [[], 1])
  assert.match(entry.remarks ?? '', /Birthdate 1948-12-10: called false/)
})

test('relations keep the words of the publisher; a share is told only where it tells one', () => {
  const relation = (type: string, comment = '', former = false): string =>
    `<ProfileRelationship ID="1" From-ProfileID="7" To-ProfileID="7" RelationTypeID="${RELATIONS[type]}" Former="${former}"><Comment>${comment}</Comment></ProfileRelationship>`
  const tail = `<ProfileRelationships>${relation('Owned or Controlled By')}${relation('Owned or Controlled By', 'owned 62.5 percent')}${relation('Leader or official of')}${relation('Acting for or on behalf of', '', true)}</ProfileRelationships>`
  assert.deepEqual(of(NAMED, { tail }).relations, [
    { to: '7', kind: 'owned-by', share: null, text: 'Owned or Controlled By' },
    { to: '7', kind: 'owned-by', share: 62.5, text: 'Owned or Controlled By (owned 62.5 percent)' },
    { to: '7', kind: 'leads', share: null, text: 'Leader or official of' },
    { to: '7', kind: 'other', share: null, text: 'formerly: Acting for or on behalf of' },
  ])
})

test('the day of listing is the earliest event, over all designations of the party, and programmes are theirs together', () => {
  const entry = (y: number, programme: string): string =>
    `<SanctionsEntry ID="1" ProfileID="7"><EntryEvent><Comment />${ymd('Date', y, 3, 4)}</EntryEvent><EntryEvent>${ymd('Date', y + 1, 3, 4)}</EntryEvent><SanctionsMeasure SanctionsTypeID="1705"><Comment>not a programme</Comment></SanctionsMeasure><SanctionsMeasure SanctionsTypeID="1"><Comment>${programme}</Comment></SanctionsMeasure></SanctionsEntry>`
  const tail = `<SanctionsEntries>${entry(2015, 'SDGT')}${entry(1995, 'SDT')}</SanctionsEntries>`
  const { listedAt, programmes } = of(NAMED, { tail })
  assert.deepEqual([listedAt, programmes], [Date.UTC(1995, 2, 4) / 1000, ['SDGT', 'SDT']])
})

test('a nationality without a country of its own has the one that its location names', () => {
  const head = `<Locations><Location ID="186216"><LocationPart LocPartTypeID="1"><LocationPartValue Primary="true"><Value>Venezuela</Value></LocationPartValue></LocationPart></Location><Location ID="80"><LocationAreaCode AreaCodeID="11171" /></Location></Locations>`
  const at = (id: number): string => `<VersionDetail DetailTypeID="1433" /><VersionLocation LocationID="${id}" />`
  assert.deepEqual(of(NAMED + feature(10, at(186_216)) + feature(25, at(80)), { head }).countries, ['VE', 'RU'])
})

test('what points to nothing is told: undeclared types, unknown profiles, documents and designations without a party', () => {
  const head = `<IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="99"><IDRegistrationNo>A1</IDRegistrationNo></IDRegDocument><IDRegDocument ID="2" IDRegDocTypeID="1" IdentityID="70"><IDRegistrationNo>A2</IDRegistrationNo></IDRegDocument></IDRegDocuments>`
  const tail = `<ProfileRelationships><ProfileRelationship From-ProfileID="7" To-ProfileID="8" RelationTypeID="15003" /><ProfileRelationship From-ProfileID="9" To-ProfileID="7" RelationTypeID="15003" /></ProfileRelationships><SanctionsEntries><SanctionsEntry ProfileID="10"></SanctionsEntry></SanctionsEntries>`
  const read = readList(ADVANCED, {
    main: document(NAMED + feature(4_711, '<VersionDetail>x</VersionDetail>'), { head, tail }),
  })
  assert.deepEqual(faultCodes(read.faults), {
    'document-malformed!': 1,
    'reference-unknown!': 1,
    'designation-missing': 1,
    'relation-unknown': 1,
    'party-missing!': 3,
  })
})

test('a party that stands twice is told, an archive of changes and parties before their types are refused', () => {
  const twice = document(`${NAMED}</Profile><Profile ID="7" PartySubTypeID="4">${NAMED}`)
  assert.equal(faultCodes(readList(ADVANCED, { main: twice }).faults)['id-repeated!'], 1)
  const delta = document(NAMED).replace('FixedRef="7"', 'FixedRef="7" DeltaAction="remove"')
  assert.equal(refusalOf(() => readList(ADVANCED, { main: delta }))?.code, 'list-malformed')
  const bare = document(NAMED + feature(8, '')).replace(/<ReferenceValueSets>.*<\/ReferenceValueSets>/s, '')
  assert.equal(refusalOf(() => readList(ADVANCED, { main: bare }))?.code, 'list-malformed')
})

test('both namespaces of the layout are known; another one is told, another root refused', () => {
  for (const space of [SPACE, 'http://www.un.org/sanctions/1.0', 'https://www.un.org/sanctions/1.0'])
    assert.equal(
      faultCodes(readList(ADVANCED, { main: document(NAMED, { space }) }).faults)['namespace-unknown'],
      undefined,
    )
  assert.equal(
    faultCodes(readList(ADVANCED, { main: document(NAMED, { space: 'urn:x' }) }).faults)['namespace-unknown'],
    1,
  )
  assert.deepEqual(
    refusalOf(() => readList(ADVANCED, { main: '<?xml version="1.0"?>\n<sdnList/>' })),
    { code: 'list-malformed', line: 2 },
  )
  assert.equal(
    refusalOf(() => readList(ADVANCED, { main: `<Sanctions xmlns="${SPACE}"></Sanctions>` }))?.code,
    'list-empty',
  )
})
