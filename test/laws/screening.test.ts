import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListInForce } from '../../src/analysis/screen/list-in-force.ts'
import { ListScreener } from '../../src/analysis/screen/screener.ts'
import { JURISDICTIONS } from '../../src/catalog/jurisdictions/all-jurisdictions.ts'
import type { Address } from '../../src/model/address.ts'
import { InputError } from '../../src/model/errors.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'
import { BLANK_ENTRY, type ListEntry } from '../../src/model/list-entry.ts'
import type { ListSource } from '../../src/model/listing.ts'
import type { Party } from '../../src/model/party.ts'
import { privateSource } from '../../src/operations/lists/private-source.ts'
import { parseParty } from '../../src/operations/screen/parse-party.ts'
import { fc } from '../property.ts'

const NOW = 1_795_000_000
const evm = (n: number): Address => `0x${n.toString(16).padStart(40, '0')}` as Address

function listOf(
  name: string,
  entries: readonly ListEntry[],
  more: Partial<ListSource> & { freshUntil?: number | null } = {},
): ListInForce {
  const { freshUntil = null, ...source } = more
  const covers = ['names', 'wallets', 'domains'] as const
  const counts = { entries: entries.length, names: 1, wallets: 1, domains: 1 }
  const version = {
    list: name,
    digest: name,
    publishedAt: NOW - 100,
    covers,
    counts,
    format: 'x',
    files: [],
    faults: 0,
    lost: 0,
    waived: null,
  }
  return {
    source: { ...privateSource(name), ...source },
    parts: [{ version, covers, entries, byDate: false }],
    freshUntil: new Map(covers.map(c => [c, freshUntil])),
    partial: new Set(),
    timeline: null,
    gaps: [],
  }
}

function screenerOf(...lists: ListInForce[]): ListScreener {
  return new ListScreener({
    digest: '',
    lists,
    jurisdictions: JURISDICTIONS,
    asOf: NOW,
    counterparties: [evm(0xabcd)],
    exposureOf: null,
    exposureGaps: [],
  })
}

const wallet = (address: string): ListEntry['wallets'][number] => ({
  address,
  ledgers: [ETHEREUM],
  ticker: 'ETH',
  listedAt: null,
})
const named = (id: string, text: string, more: Partial<ListEntry> = {}): ListEntry => ({
  ...BLANK_ENTRY,
  id,
  kind: 'person',
  names: [{ text, strength: 'primary', form: 'name' }],
  ...more,
})
const address = (a: Address): Party => ({ kind: 'address', text: a, address: a, ledgers: [ETHEREUM] })

const NAMES = ['Kim Jong Un', 'Park Jin Hyok', 'Mohammed Al Masri', 'Ivan Petrov', 'Sim Hyon Sop', 'Chosun Expo']
const anyEntry = fc
  .record({ n: fc.integer({ min: 1, max: 12 }), name: fc.constantFrom(...NAMES) })
  .map(({ n, name }) => named(String(n), name, { wallets: [wallet(evm(n))], domains: [`evil${n}.example`] }))
const anyList = fc
  .tuple(fc.uniqueArray(anyEntry, { maxLength: 6, selector: e => e.id }), fc.boolean())
  .map(([entries, stale]) =>
    listOf(`l-${entries.map(e => e.id).join('-')}-${stale}`, entries, { freshUntil: stale ? NOW - 1 : null }),
  )
const anyParty: fc.Arbitrary<Party> = fc.oneof(
  fc.integer({ min: 1, max: 14 }).map(n => address(evm(n))),
  fc.integer({ min: 1, max: 14 }).map((n): Party => ({ kind: 'domain', text: '', domain: `a.evil${n}.example` })),
  fc
    .constantFrom(...NAMES, 'Jane Ordinary', 'Pak Chin Hyok')
    .map((text): Party => ({ kind: 'name', text, birth: null, country: null })),
)

test('adding a list never turns a match into clear or unknown, nor unknown into clear', () => {
  fc.assert(
    fc.property(fc.array(anyList, { minLength: 1, maxLength: 3 }), anyList, anyParty, (lists, more, party) => {
      const before = screenerOf(...lists).screen(party, NOW)
      const after = screenerOf(...lists, more).screen(party, NOW)
      if (before.verdict === 'match') assert.equal(after.verdict, 'match')
      if (before.verdict === 'unknown') assert.notEqual(after.verdict, 'clear')
      const ids = (a: typeof before) => new Set(a.entries.map(e => `${e.list}/${e.id}`))
      for (const id of ids(before)) assert.ok(ids(after).has(id), id)
    }),
    { numRuns: 60 },
  )
})

test('nobody is clear without a fresh list that covers the question', () => {
  assert.equal(screenerOf().screen(address(evm(1)), NOW).verdict, 'unknown')
  const stale = screenerOf(listOf('a', [named('1', 'X')], { freshUntil: NOW - 1 }))
  assert.equal(stale.screen(address(evm(1)), NOW).verdict, 'unknown')
  assert.equal(stale.screen(address(evm(1)), NOW - 2).verdict, 'clear')
})

test('the answer turns from clear to unknown in the second in which the list goes stale', () => {
  const s = screenerOf(listOf('a', [named('1', 'X')], { freshUntil: NOW }))
  assert.equal(s.screen(address(evm(1)), NOW).verdict, 'clear')
  assert.equal(s.screen(address(evm(1)), NOW + 1).verdict, 'unknown')
  assert.equal(s.screen(address(evm(1)), NOW).verdict, 'clear')
})

test('P2PKH and P2WPKH of one key are told as one key with the basis, never as the same address', () => {
  // The first receiving key of BIP 84's test vectors, in both forms.
  const [p2wpkh, p2pkh] = ['bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu', '1JaUQDVNRdhfNsVncGkXedaPSM5Gc54Hso']
  const listed = { address: p2wpkh, ledgers: [BITCOIN], ticker: 'XBT', listedAt: null }
  const s = screenerOf(listOf('a', [named('1', 'X', { wallets: [listed] })]))
  const answer = s.screen(parseParty(p2pkh), NOW)
  assert.deepEqual(
    answer.entries.map(e => [e.basis, e.matched]),
    [['same-key', p2wpkh]],
  )
  assert.match(answer.entries[0]?.why[0] ?? '', /HASH160/)
  assert.equal(s.screen(parseParty(p2wpkh.toUpperCase()), NOW).entries[0]?.basis, 'address')
})

test('an address that only looks like a listed one, or like a counterparty, is a near miss and no match', () => {
  const listed = `0xdead${'1'.repeat(32)}beef` as Address
  const s = screenerOf(listOf('a', [named('1', 'X', { wallets: [wallet(listed)] })]))
  const fake = s.screen(address(`0xdead${'2'.repeat(32)}beef` as Address), NOW)
  assert.equal(fake.verdict, 'clear')
  assert.deepEqual(
    fake.nearMisses.map(n => [n.list, n.id, n.matched]),
    [['a', '1', listed]],
  )
})

test('a listed name with another date of birth is no match, and is told', () => {
  const s = screenerOf(listOf('a', [named('1', 'Park Jin Hyok', { births: ['1984-08-15'] })]))
  const ask = (birth: string | null) => s.screen({ kind: 'name', text: 'Park Jin Hyok', birth, country: null }, NOW)
  assert.equal(ask(null).verdict, 'match')
  assert.equal(ask('1984-08-15').verdict, 'match')
  const other = ask('1951-01-02')
  assert.equal(other.verdict, 'clear')
  assert.match(other.nearMisses[0]?.why ?? '', /another date of birth: 1984-08-15/)
})

test('a name too long to be compared whole is unknown where it matches nobody', () => {
  const s = screenerOf(listOf('a', [named('1', 'Park Jin Hyok')]))
  const text = Array.from({ length: 60 }, (_, i) => `Word${i}`).join(' ')
  assert.equal(s.screen({ kind: 'name', text, birth: null, country: null }, NOW).verdict, 'unknown')
})

test('an expired seizure order matches nobody', () => {
  const entry = named('1', 'X', { wallets: [wallet(evm(1))], expiresAt: NOW })
  assert.equal(screenerOf(listOf('a', [entry])).screen(address(evm(1)), NOW).verdict, 'clear')
})

test('who a register of owners shows as half owned by listed persons is a match, with the shares and the duties of the list', () => {
  const ofac = listOf('us-ofac-sdn', [named('1', 'Ri Owner'), named('2', 'Pak Owner')], {
    meaning: 'sanctions',
    jurisdiction: 'US',
  })
  const relation = (to: string, share: number) => ({
    to: `us-ofac-sdn/${to}`,
    kind: 'owned-by' as const,
    share,
    text: '',
  })
  const register = listOf(
    'register',
    [
      named('a', 'Acme Trading', { kind: 'entity', relations: [relation('1', 30), relation('2', 25)] }),
      named('b', 'Bona Fide Foods', { kind: 'entity', relations: [relation('1', 30)] }),
    ],
    { meaning: 'ownership' },
  )
  const s = screenerOf(ofac, register)
  const name = (text: string): Party => ({ kind: 'name', text, birth: null, country: null })
  const hit = s.screen(name('Acme Trading'), NOW)
  assert.equal(hit.verdict, 'match')
  assert.equal(hit.entries[0]?.basis, 'owned')
  assert.match(hit.entries[0]?.why.join(' ') ?? '', /55 % owned by blocked persons: .*30 %.*25 %/)
  assert.ok((hit.entries[0]?.duties.length ?? 0) > 0)
  assert.equal(s.screen(name('Bona Fide Foods'), NOW).verdict, 'clear')
})

test('a party is told by its form: address, transaction, domain or name', () => {
  const kinds: Readonly<Record<string, Party['kind']>> = {
    '0x8589427373D6D84E98730D7795D8f6f8731FDA16': 'address',
    'eip155:1:0x8589427373d6d84e98730d7795d8f6f8731fda16': 'address',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa': 'address',
    TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t: 'address',
    '0xb61413c495fdad6114a7aa863a00b2e3c28945979a10885b12b30316ea9f072c': 'transaction',
    '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b': 'transaction',
    'hxxps://evil[.]example/path': 'domain',
    'contortonset.com': 'domain',
    'Kim Jong Un': 'name',
    김정은: 'name',
    'J. Smith & Co. Ltd.': 'name',
  }
  for (const [text, kind] of Object.entries(kinds)) assert.equal(parseParty(text).kind, kind, text)
  assert.throws(
    () => parseParty('0x8589427373d6D84E98730D7795D8f6f8731FDA16'),
    (e: InputError) => e.code === 'address-checksum',
  )
  assert.throws(
    () => parseParty('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'),
    (e: InputError) => e.code === 'address-checksum',
  )
  assert.throws(
    () => parseParty('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', { ledger: BITCOIN }),
    (e: InputError) => e instanceof InputError,
  )
})

test('no text makes the reader of parties throw anything but an input error, however long or strange', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 2_000 }), fc.string({ unit: 'binary', maxLength: 300 })), text => {
      try {
        parseParty(text)
      } catch (error) {
        assert.ok(error instanceof InputError)
      }
    }),
  )
})

test('an EVM address and the TRON address of one key find each other, whichever of them is listed', () => {
  // Twenty bytes, written as EVM and TRON write them.
  const [evmForm, tronForm] = ['0xa614f803b6fd780986a42c78ec9c7f77e6ded13c', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t']
  for (const [listed, asked] of [
    [evmForm, tronForm],
    [tronForm, evmForm],
  ] as const) {
    const s = screenerOf(listOf('a', [named('1', 'X', { wallets: [wallet(listed)] })]))
    const { entries } = s.screen(parseParty(asked), NOW)
    assert.deepEqual(
      entries.map(e => [e.basis, e.matched]),
      [['same-key', listed]],
    )
  }
})
