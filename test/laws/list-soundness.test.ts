import assert from 'node:assert/strict'
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { BLANK_ENTRY } from '../../src/model/list-entry.ts'
import { dropLists } from '../../src/operations/lists/choose-lists.ts'
import { foldVersions } from '../../src/operations/lists/fold-versions.ts'
import { freshUntil } from '../../src/operations/lists/fresh-until.ts'
import { keepEntries } from '../../src/operations/lists/keep-entries.ts'
import { freshFolder } from '../journeys/run-cordon.ts'
import { type ScreeningWorld, screeningWorld } from '../screening-world.ts'

const code = (wanted: string) => (error: unknown) => (error as { code?: string }).code === wanted
const evm = (n: number): string => `0x${n.toString(16).padStart(40, '0')}`
const NOBODY = '0x00000000000000000000000000000000deadbeef'

/** Takes a private list in from its text. */
async function take(w: ScreeningWorld, text: string, more: Parameters<ScreeningWorld['take']>[2] = {}) {
  const file = join(w.folder, 'ours.csv')
  writeFileSync(file, text)
  return w.take([file], 'private-csv', { list: 'ours', ...more })
}

test('a list of the catalog is taken in from its publisher’s formats only: a file of one’s own does not stand in for it', async () => {
  using w = screeningWorld()
  const file = join(w.folder, 'own.csv')
  writeFileSync(file, `id,name\n1,Kim Jong Un\n`)
  await assert.rejects(w.take([file], 'private-csv', { list: 'us-ofac-sdn' }), code('format-unfit'))
})

test('a version that speaks of one thing more is held against what went before all the same', async () => {
  using w = screeningWorld()
  const rows = Array.from({ length: 10 }, (_, i) => `${i},${evm(i + 1)}`)
  await take(w, `id,address\n${rows.join('\n')}\n`, { date: '2026-11-01' })
  const shrunken = take(w, `id,address,domain\n1,${evm(1)},evil.example\n`, { date: '2026-11-02' })
  await assert.rejects(shrunken, code('list-shrunken'))
  assert.equal((await w.screen(evm(9))).verdict, 'match')
})

test('a file without a date of its own is dated by its name: one of August does not clear in November', async () => {
  using w = screeningWorld('2026-11-26T12:00:00Z')
  const file = join(w.folder, 'fbi-2026-08-20.txt')
  writeFileSync(file, `${evm(1)}\n`)
  const { version, datedBy } = await w.take([file], 'address-list', { list: 'us-fbi-bybit-2025' })
  assert.deepEqual([version.publishedAt, datedBy], [Date.UTC(2026, 7, 20) / 1000, 'file-name'])
  const undated = join(w.folder, 'fbi.txt')
  writeFileSync(undated, `${evm(1)}\n${evm(2)}\n`)
  assert.equal((await w.take([undated], 'address-list', { list: 'us-fbi-bybit-2025' })).datedBy, 'clock')
})

test('nobody is told how the lists will stand, and a list that is not known is never left out in silence', async () => {
  using w = screeningWorld('2026-11-26T12:00:00Z')
  await take(w, `id,address\n1,${evm(1)}\n`)
  assert.equal((await w.screen(NOBODY, { asOf: '2026-11-26' })).verdict, 'clear')
  await assert.rejects(w.screen(NOBODY, { asOf: '2030-01-01' }), code('as-of-ahead'))
  await assert.rejects(w.screen(NOBODY, { list: ['ours', 'us-ofac'] }), code('list-unknown'))
  await assert.rejects(dropLists.run({ names: ['our'] }, w.world), code('list-unknown'))
})

test('a derived list can be taken out of use', async () => {
  using w = screeningWorld()
  const wallets = [{ address: evm(1), ledgers: [ETHEREUM], ticker: null, listedAt: null }]
  await keepEntries('derived:x', [{ ...BLANK_ENTRY, id: '1', kind: 'wallet', wallets }], 1_795_000_000, w.world)
  assert.deepEqual((await dropLists.run({ names: ['derived:x'] }, w.world)).inUse, [])
})

test('an older version handed out by a publisher or mirror does not make the newer one fresh', () => {
  const version = (digest: string, publishedAt: number, address: string | null) => ({
    digest,
    publishedAt,
    covers: ['wallets'],
    files: [{ address }],
  })
  const fact = (seq: number, at: number, body: object) => ({
    seq,
    at,
    by: 'x',
    kind: 'list-version-accepted',
    body: { list: 'l', version: body } as never,
    prevDigest: '',
  })
  const states = foldVersions([
    fact(1, 100, version('b', 90, null)),
    fact(2, 200, version('a', 50, 'https://x.example/')),
  ])
  assert.equal(states.get('l')?.checkedAt, null)
})

test('what a clock that was years ahead wrote down keeps no list fresh', () => {
  const source = { staleAfterSeconds: 86_400 } as never
  const ahead = { checkedAt: 2_000_000_000 }
  assert.equal(freshUntil(ahead, source, { publishedAt: 1_700_000_000 }, true, 1_750_000_000), 1_700_086_400)
  assert.equal(freshUntil({ checkedAt: null }, source, { publishedAt: 2_000_000_000 }, true, 1_750_000_000), 86_400)
})

test('a version that was damaged on the disk is mended by importing it again, and keeps no newer one out', async () => {
  using w = screeningWorld()
  await take(w, `id,address\n1,${evm(1)}\n`, { date: '2026-11-01' })
  const damage = (): void => {
    for (const name of readdirSync(w.folder))
      if (/^[0-9a-f]{64}\.ndjson\.gz$/.test(name)) writeFileSync(join(w.folder, name), 'x')
  }
  damage()
  await assert.rejects(w.screen(evm(1)), code('list-version-changed'))
  await take(w, `id,address\n1,${evm(1)}\n`, { date: '2026-11-01' })
  assert.equal((await w.screen(evm(1))).verdict, 'match')
  damage()
  const newer = await take(w, `id,address\n1,${evm(1)}\n2,${evm(2)}\n`, { date: '2026-11-02' })
  assert.deepEqual([newer.change, newer.version.counts.wallets], [null, 2])
})

test('a timeline that was cut or swapped is made anew, one made of other versions is not used', async () => {
  using w = screeningWorld()
  await take(w, `id,address\n1,${evm(1)}\n2,${evm(2)}\n`, { date: '2026-11-02' })
  await take(w, `id,address\n1,${evm(1)}\n`, { date: '2026-11-03' })
  const off = async () => (await w.screen(evm(2))).nearMisses[0]?.why ?? ''
  assert.match(await off(), /from 2026-11-02 and taken off between 2026-11-02 and 2026-11-03/)
  const name = readdirSync(w.folder).find(n => n.startsWith('timeline-')) ?? ''
  for (const bytes of ['', 'x', Buffer.from('1f8b0800', 'hex')]) {
    writeFileSync(join(w.folder, name), bytes)
    w.world.screening.desk.showExposure({ stamp: async () => '', open: async () => null } as never)
    assert.match(await off(), /taken off between 2026-11-02/)
  }
  // A version of an earlier day that comes late.
  await take(w, `id,address\n1,${evm(1)}\n2,${evm(2)}\n`, { date: '2026-10-01' })
  assert.match(await off(), /from 2026-10-01/)
  assert.equal(readdirSync(w.folder).filter(n => n.startsWith('timeline-')).length, 1)
})

test('who was taken off and listed again is told with the listing of the time asked about', async () => {
  using w = screeningWorld()
  const both = `id,address\n1,${evm(1)}\n2,${evm(2)}\n`
  await take(w, both, { date: '2020-01-01' })
  await take(w, `id,address\n2,${evm(2)}\n`, { date: '2021-01-01' })
  await take(w, both, { date: '2022-01-01' })
  const days = async (asOf?: string): Promise<readonly (number | null | undefined)[]> => {
    const [entry] = (await w.screen(evm(1), asOf === undefined ? {} : { asOf })).entries
    return [entry?.listedAt, entry?.delistedAt]
  }
  const day = (year: number): number => Date.UTC(year, 0, 1) / 1000
  assert.deepEqual(await days('2020-06-01'), [day(2020), day(2021)])
  assert.equal((await w.screen(evm(1), { asOf: '2021-06-01' })).verdict, 'clear')
  assert.deepEqual(await days(), [day(2022), null])
})

test('a folder that cannot be written to keeps nobody from being screened', {
  skip: process.getuid?.() === 0 && 'root may write everywhere',
}, async () => {
  using w = screeningWorld()
  using elsewhere = freshFolder()
  await take(w, `id,address\n1,${evm(1)}\n`, { date: '2026-11-02' })
  await take(w, `id,address\n1,${evm(1)}\n2,${evm(2)}\n`, { date: '2026-11-03' })
  chmodSync(w.folder, 0o500)
  try {
    assert.equal((await w.screen(evm(2))).verdict, 'match', elsewhere.path)
  } finally {
    chmodSync(w.folder, 0o700)
  }
})

test('a transaction that a list names itself matches though its parties are known and unlisted', async () => {
  const hash = 'ab'.repeat(32)
  const transfer = {
    ledger: ETHEREUM,
    tx: hash,
    block: 1,
    at: 1_700_000_000,
    index: 0,
    from: evm(7) as Address,
    to: evm(8) as Address,
    asset: nativeAsset(ETHEREUM),
    amount: 1n,
    kind: 'native' as const,
  }
  using w = screeningWorld('2026-11-26T12:00:00Z', { transfers: new MemoryTransfers([transfer as never]) })
  // As OFAC's list holds one: 64 hex digits, on no ledger.
  const wallets = [{ address: hash, ledgers: [], ticker: null, listedAt: null }]
  await keepEntries('ours', [{ ...BLANK_ENTRY, id: '1', kind: 'wallet', wallets }], 1_795_000_000, w.world)
  assert.equal((await w.screen(hash)).verdict, 'match')
})

test('a fault names the party in which it lies', async () => {
  using w = screeningWorld()
  await assert.rejects(
    w.screen('Kim', { parties: ['Kim', '0x12'] }),
    (error: { place?: { field?: string } }) => error.place?.field === 'parties.1',
  )
})

test('a firm that a list names by its site is found by it, in any case', async () => {
  using w = screeningWorld()
  // So it stands on OFAC's list since 6 May 2022.
  await take(w, 'id,name,domain\n1,BLENDER.IO,\n2,,evil.example\n')
  for (const text of ['blender.io', 'Blender.io', 'https://blender.io/']) {
    const { verdict, entries } = await w.screen(text)
    assert.deepEqual([verdict, entries[0]?.basis], ['match', 'name'], text)
  }
  assert.equal((await w.screen('blend.io')).verdict, 'clear')
})

test('a name that stands for a wallet is never clear', async () => {
  using w = screeningWorld()
  await take(w, 'id,domain\n1,evil.example\n')
  assert.equal((await w.screen('good.example')).verdict, 'clear')
  for (const name of ['vitalik.eth', 'Vitalik.ETH', 'toly.sol']) assert.equal((await w.screen(name)).verdict, 'unknown')
})
