import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readWalletAddress } from '../../../src/model/wallet-address.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { entryOf, refusalOf } from './ofac-reading.ts'
import { faultCodes, formatOf, readList } from './read-list.ts'

const JSON_LIST = formatOf('ofac-addresses')
const SATOSHI = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const one = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  address: SATOSHI,
  chain: 'bitcoin',
  date_listed: '2022-04-05',
  entity_id: 36216,
  entity_name: 'Hydra Market',
  ofac_tickers: ['XBT'],
  programs: ['CYBER2'],
  ...more,
})
const main = (...addresses: unknown[]): string => JSON.stringify({ addresses })

test('all 961 addresses of 94 entries are there, each with its own day of listing', { skip: needsShared }, () => {
  const text = readFileSync(sharedPath('data/sanctions/ofac-addresses-2026-08-20.json'), 'utf8')
  const metadata = readFileSync(sharedPath('data/sanctions/ofac-addresses-2026-08-20.metadata.json'), 'utf8')
  const read = readList(JSON_LIST, { main: text, metadata })
  const { addresses } = JSON.parse(text) as { addresses: { address: string; date_listed: string; entity_id: number }[] }
  assert.equal(addresses.length, 961)
  assert.deepEqual([read.entries.length, read.reading.declared, read.reading.covers], [94, 94, ['wallets']])
  assert.equal(read.reading.publishedAt, Date.UTC(2026, 7, 8) / 1000)
  for (const { address, date_listed, entity_id } of addresses) {
    const published = readWalletAddress(address)?.address
    const entry = entryOf(read, String(entity_id))
    const wallets = entry.wallets.filter(w => published === undefined || w.address === published)
    assert.ok(wallets.length > 0, address)
    // One date an entity: when each of its addresses was added it does not say.
    assert.equal(entry.listedAt, Date.parse(`${date_listed}T00:00:00Z`) / 1000)
    assert.ok(wallets.every(w => w.listedAt === null))
  }
  assert.equal(
    read.entries.reduce((n, e) => n + e.wallets.length, 0),
    961,
  )
  assert.equal(
    read.faults.some(f => f.lost),
    false,
  )
})

test('an entry is listed since its first address, and has the programmes of all', () => {
  const later = one({
    address: `0x${'a'.repeat(40)}`,
    date_listed: '2023-01-02',
    programs: ['SDGT'],
    ofac_tickers: ['ETH', 'USDT'],
  })
  const entry = entryOf(readList(JSON_LIST, { main: main(later, one()) }), '36216')
  assert.deepEqual([entry.listedAt, entry.programmes], [Date.UTC(2022, 3, 5) / 1000, ['SDGT', 'CYBER2']])
  assert.deepEqual(
    entry.wallets.map(w => [w.ticker, w.listedAt]),
    [
      ['ETH', null],
      ['XBT', null],
    ],
  )
})

test('a broken record is lost and told by its place; the others are read', () => {
  const bad = [
    null,
    [],
    one({ address: '' }),
    one({ entity_id: 'x' }),
    one({ date_listed: '2022-02-30' }),
    one({ address: 'no address at all' }),
  ]
  const read = readList(JSON_LIST, { main: main(one(), ...bad) })
  assert.equal(read.entries.length, 1)
  assert.deepEqual(faultCodes(read.faults), { 'entry-malformed!': 5, 'wallet-malformed!': 1 })
  assert.deepEqual(
    read.faults.map(f => f.field),
    [1, 2, 3, 4, 5, 6].map(i => `addresses[${i}]`),
  )
})

test('totals that differ are told, as a loss where addresses are missing', () => {
  const more = JSON.stringify({ addresses: [one()], total_address_count: 2 })
  assert.deepEqual(faultCodes(readList(JSON_LIST, { main: more }).faults), { 'record-count!': 1 })
  assert.deepEqual(faultCodes(readList(JSON_LIST, { main: main(one()), metadata: '{"total_addresses": 0}' }).faults), {
    'record-count': 1,
  })
})

test('a document that is cut, empty or something else is refused', () => {
  const whole = main(one())
  for (let length = 1; length < whole.length; length++) {
    const code = refusalOf(() => readList(JSON_LIST, { main: whole.slice(0, length) }))?.code
    assert.match(code ?? '', /^list-(?:truncated|malformed)$/)
  }
  for (const [text, code] of [
    ['', 'list-empty'],
    ['[]', 'list-malformed'],
    ['{"addresses": []}', 'list-empty'],
    ['{"addresses": 1}', 'list-malformed'],
  ] as const)
    assert.equal(refusalOf(() => readList(JSON_LIST, { main: text }))?.code, code)
})
