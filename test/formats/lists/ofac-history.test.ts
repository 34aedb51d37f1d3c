import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { ofacAddresses } from '../../../src/formats/lists/ofac/addresses.ts'
import { ofacSdnCsv } from '../../../src/formats/lists/ofac/sdn-csv.ts'
import { readWalletAddress } from '../../../src/model/wallet-address.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { entryOf } from './ofac-reading.ts'
import { readList } from './read-list.ts'

const at = (...parts: string[]): string => sharedPath('data/sanctions', ...parts)
const VERSIONS = [
  { day: '2022-04-14T18:48:23', path: 'ofac-history/sdn-2022-04-14-6de3884.csv.gz', entries: 9_963 },
  { day: '2022-08-08T18:51:48', path: 'ofac-history/sdn-2022-08-08-1407c4a.csv.gz', entries: 10_489 },
  { day: '2023-11-29T18:43:23', path: 'ofac-history/sdn-2023-11-29-263dc4a.csv.gz', entries: 13_411 },
  { day: '2024-05-03T18:43:23', path: 'ofac-sdn-2024-05-03.csv', entries: 14_965 },
]

function version(path: string): string {
  const bytes = readFileSync(at(path))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** The published observations: address, entry, first and last day on which 308 daily versions had it. */
function observed(): { address: string; entry: string; first: string; last: string }[] {
  const lines = readFileSync(at('ofac-history/dca_first_last_seen.csv'), 'utf8').trim().split('\n').slice(1)
  return lines.map(line => {
    const fields = [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].map(m => m[1] ?? m[2] ?? '')
    const [, address = '', entry = '', , , first = '', last = ''] = fields
    return { address, entry, first: first.slice(0, 19), last: last.slice(0, 19) }
  })
}

test('each of the 302 observed addresses stands in exactly the versions between its first and last sighting', {
  skip: needsShared,
}, () => {
  const all = observed()
  assert.equal(all.length, 302)
  const cut = new Set<string>()
  let held = 0
  for (const { day, path } of VERSIONS) {
    const text = version(path)
    const read = readList(ofacSdnCsv, { main: text })
    const wallets = new Set<string>(read.entries.flatMap(e => e.wallets.map(w => w.address)))
    const ends = text.split('\r\n').filter(l => l.length > 1_000)
    for (const { address, first, last } of all) {
      const found = wallets.has(readWalletAddress(address)?.address ?? address)
      const listed = first <= day && day <= last
      if (found) held++
      if (listed === found) continue
      // The observers took addresses that the column's 1,000 characters cut for whole ones.
      const row = ends.find(l => l.endsWith(` ${address}"`))
      assert.ok(listed && row !== undefined, `${address} on ${day}: found ${found}, listed ${listed}`)
      const reason = `entry ${row.slice(0, row.indexOf(','))}: the Remarks stop after 1000 `
      assert.ok(read.faults.some(f => f.code === 'remarks-cut' && f.lost && f.reason.startsWith(reason)))
      cut.add(address)
    }
  }
  // A search of the raw files for `Digital Currency Address - … <address>` followed by `;` or `.` counts 139 + 168 + 263 + 287.
  assert.equal(held, 857)
  for (const address of cut)
    assert.equal(readWalletAddress(address), null, `${address} was cut, and is no whole address`)
  assert.deepEqual([...cut].sort(), ['1B11Ezqg3AXj', '1B64QRxf', '1Gq', '1N6XqS', '3', '3F6bbvS1krsc1qR8FsbTDfYQyvkMm'])
})

for (const { path, entries, day } of VERSIONS)
  test(`the version of ${day.slice(0, 10)} has ${entries} entries, none lost but what its Remarks cut`, {
    skip: needsShared,
  }, () => {
    const read = readList(ofacSdnCsv, { main: version(path) })
    // Every line but the mark of the end begins with the number of an entry.
    assert.equal(
      read.entries.length,
      version(path)
        .split('\r\n')
        .filter(l => /^\d+,/.test(l)).length,
    )
    const lost = read.faults.filter(f => f.lost && f.code !== 'companion-missing')
    assert.deepEqual([...new Set(lost.map(f => f.code))], ['remarks-cut'])
    assert.deepEqual(read.reading.covers, ['wallets', 'domains'], 'without alt.csv names are not covered')
  })

test('comments of another day join where the cut is the same, and never make an address of two halves', {
  skip: needsShared,
}, () => {
  const read = readList(ofacSdnCsv, {
    main: version('ofac-sdn-2024-05-03.csv'),
    alt: readFileSync(at('ofac-companions/2025-12/alt.csv'), 'utf8'),
    add: readFileSync(at('ofac-companions/2025-12/add.csv'), 'utf8'),
    comments: readFileSync(at('ofac-companions/2025-12/sdn_comments.csv'), 'utf8'),
  })
  // 2025-12's comments of entry 30518 begin with the rest of 1Gq…: the whole address was published on 2021-04-15.
  assert.ok(entryOf(read, '30518').wallets.some(w => w.address === '1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr'))
  assert.equal(entryOf(read, '36216').wallets.length > 100, true)
  const unknown = read.faults.filter(f => f.code === 'companion-unknown-id')
  assert.deepEqual(
    unknown.map(f => [f.field, f.lost]),
    [
      ['alt', false],
      ['add', false],
      ['comments', false],
    ],
  )
  for (const entry of read.entries)
    for (const wallet of entry.wallets)
      if (wallet.ledgers.length === 0)
        assert.match(wallet.address, /^[0-9a-f]{64}$/, 'only a Monero view key has no known form')
})

test('from 2024 to 2026 every address stays with its entry, but for Tornado Cash, which was taken off', {
  skip: needsShared,
}, () => {
  const before = readList(ofacSdnCsv, { main: version('ofac-sdn-2024-05-03.csv') })
  const after = readList(ofacAddresses, { main: readFileSync(at('ofac-addresses-2026-08-20.json'), 'utf8') })
  const later = new Map(after.entries.flatMap(e => e.wallets.map(w => [w.address as string, e.id] as const)))
  const gone = new Map<string, number>()
  const moved: string[] = []
  for (const { id, names, wallets } of before.entries)
    for (const { address } of wallets)
      if (!later.has(address)) gone.set(names[0]?.text ?? '', (gone.get(names[0]?.text ?? '') ?? 0) + 1)
      else if (later.get(address) !== id) moved.push(`${id} ${address}`)
  assert.deepEqual([...gone], [['TORNADO CASH', 12]])
  // Two addresses are published under two entries each; the extraction keeps one.
  assert.deepEqual(moved, ['30520 LeKvNdNEzgQkzVVnRdV3fAu2DSF1nLsNw6', '38420 1H939dom7i4WDLCKyGbXUp3fs9CSTNRzgL'])
})
