import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { readWalletAddress } from '../../src/model/wallet-address.ts'
import { diffLists } from '../../src/operations/lists/diff-lists.ts'
import { type ScreeningWorld, screeningWorld } from '../screening-world.ts'
import { needsShared, sharedPath } from '../shared-data.ts'

const sanctions = (name: string): string => sharedPath('data/sanctions', name)
const history = (name: string): string => sanctions(`ofac-history/${name}`)

/** The whole versions that are held, by the day of their publication. */
const SDN: Readonly<Record<string, string>> = {
  '2022-04-14': history('sdn-2022-04-14-6de3884.csv.gz'),
  '2022-08-08': history('sdn-2022-08-08-1407c4a.csv.gz'),
  '2023-11-29': history('sdn-2023-11-29-263dc4a.csv.gz'),
  '2024-05-03': sanctions('ofac-sdn-2024-05-03.csv'),
}
// In the first 1,000 characters of the Remarks from 8 November 2022 on, and so in every version held.
const TORNADO = '0x12D66f87A04A9E220743712cE6d9bB1B5616B8Fc'
// Only there until then: later versions cut it off, with the rest of the Remarks.
const CUT_OFF = '0x8589427373D6D84E98730D7795D8f6f8731FDA16'
const LAZARUS_RONIN = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96'

const held: ScreeningWorld = screeningWorld('2026-08-21T00:00:00Z')
before(async () => {
  if (needsShared) return
  // Remarks of these versions are cut where the companion with their rest was not kept: that is said, and taken in all the same.
  const waive = 'the companions of that day were not kept'
  for (const [date, file] of Object.entries(SDN))
    await held.take([file], 'ofac-sdn-csv', { list: 'us-ofac-sdn', date, waive })
  const extraction = [sanctions('ofac-addresses-2026-08-20.json')]
  await held.take(extraction, 'ofac-addresses', { list: 'us-ofac-sdn', date: '2026-08-20' })
})
after(() => held[Symbol.dispose]())

test('Tornado Cash’s wallets match in 2023 and not in 2026', { skip: needsShared }, async () => {
  const then = await held.screen(TORNADO, { asOf: '2023-12-01' })
  assert.equal(then.verdict, 'match')
  assert.deepEqual(
    then.entries.map(e => [e.name, e.programmes]),
    [['TORNADO CASH', ['DPRK3', 'CYBER2']]],
  )
  assert.equal((await held.screen(CUT_OFF, { asOf: '2023-06-01' })).verdict, 'match')
  for (const address of [TORNADO, CUT_OFF]) {
    const now = await held.screen(address)
    assert.equal(now.verdict, 'clear')
    const off = /listed under TORNADO CASH from 202\d-\d\d-\d\d and taken off between 202\d-\d\d-\d\d and 2026-08-20/
    assert.match(now.nearMisses[0]?.why ?? '', off)
  }
})

test('what a version cut off may still be listed: it is unknown, never clear', { skip: needsShared }, async () => {
  const answer = await held.screen(CUT_OFF, { asOf: '2023-12-01' })
  assert.equal(answer.verdict, 'unknown')
  assert.ok(answer.gaps.some(g => g.blocking && g.code === 'list-lossy'))
})

test('a wallet listed on 14 April 2022 is found from that day on and not the day before', {
  skip: needsShared,
}, async () => {
  assert.equal((await held.screen(LAZARUS_RONIN, { asOf: '2022-04-14' })).verdict, 'match')
  const before = await held.screen(LAZARUS_RONIN, { asOf: '2022-04-13' })
  assert.notEqual(before.verdict, 'match')
  // Though the entity that it was added to had stood there since 2019.
  assert.match((await held.screen(LAZARUS_RONIN)).entries[0]?.why.join(' ') ?? '', /entry was listed on 2019-09-13/)
  assert.equal((await held.screen(LAZARUS_RONIN)).verdict, 'match')
})

test('the first and last sight of 302 addresses over 308 daily versions is what screens as of those days say', {
  skip: needsShared,
}, async () => {
  const rows = readFileSync(history('dca_first_last_seen.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  let asked = 0
  const pieces = new Set<string>()
  for (const row of rows) {
    const [, address = ''] = row.split(',')
    const [first = '', last = ''] = row.match(/\d{4}-\d\d-\d\d(?=T)/g) ?? []
    for (const date of Object.keys(SDN)) {
      // What a version of that very day says is told by its own hour.
      if (first === date || last === date) continue
      const expected = first < date && date < last
      // A piece of an address that the publisher's own cut left behind is no address.
      if (readWalletAddress(address) === null && address.length < 42) {
        pieces.add(address)
        continue
      }
      const { verdict } = await held.screen(address, { asOf: date, kind: 'address' })
      asked++
      assert.equal(verdict === 'match', expected, `${address} as of ${date}: ${verdict}`)
    }
  }
  assert.ok(asked > 850, `${asked} asked`)
  assert.ok(pieces.size < 20, [...pieces].join())
})

test('every one of the 961 addresses listed in August 2026 is found, and carries its programme and date', {
  skip: needsShared,
}, async () => {
  const { addresses } = JSON.parse(readFileSync(sanctions('ofac-addresses-2026-08-20.json'), 'utf8')) as {
    addresses: { address: string; date_listed: string; entity_id: number; programs: string[] }[]
  }
  for (const a of addresses) {
    const found = await held.screen(a.address, { kind: 'address' })
    const entry = found.entries.find(e => e.id === String(a.entity_id))
    assert.ok(entry, a.address)
    assert.deepEqual([...entry.programmes].sort(), [...a.programs].sort())
    // The extraction dates the entity; when the address was added is told by the first version held that names it.
    assert.ok(entry.listedAt !== null && entry.listedAt * 1000 >= Date.parse(a.date_listed), a.address)
    assert.equal(entry.dated, false)
    assert.ok(
      entry.why.some(w => w.startsWith('its entry was listed on ')),
      a.address,
    )
  }
})

test('what came and went between two versions is told by entry and address', { skip: needsShared }, async () => {
  const change = await diffLists.run({ before: 'us-ofac-sdn@2022-04-14', after: 'us-ofac-sdn@2022-08-08' }, held.world)
  assert.ok(change.added.some(e => e.name === 'TORNADO CASH' && e.wallets.length > 10))
  assert.ok(change.walletsAdded.includes(CUT_OFF.toLowerCase()))
})

test('a truncated, emptied or halved list is refused, the version before stays in force, and an alarm stands', {
  skip: needsShared,
}, async () => {
  const whole = readFileSync(SDN['2024-05-03'] as string, 'latin1')
  using w = screeningWorld('2024-05-04T00:00:00Z')
  await w.take([SDN['2024-05-03'] as string], 'ofac-sdn-csv', {
    list: 'us-ofac-sdn',
    date: '2024-05-03',
    waive: 'no companions',
  })
  const { writeFileSync } = await import('node:fs')
  const attempt = async (text: string) => {
    const file = `${w.folder}/bad.csv`
    writeFileSync(file, text, 'latin1')
    await assert.rejects(
      w.take([file], 'ofac-sdn-csv', { list: 'us-ofac-sdn', date: '2024-05-04' }),
      (e: Error & { code: string }) => {
        assert.match(e.code, /^list-/)
        return true
      },
    )
    const answer = await w.screen(TORNADO)
    assert.equal(answer.verdict, 'match')
    assert.match(answer.gaps[0]?.code ?? '', /^list-/)
  }
  await attempt('')
  await attempt(whole.slice(0, whole.length / 2))
  await attempt(
    whole
      .split('\r\n')
      .filter((_, i) => i % 3 === 0)
      .join('\r\n'),
  )
  await attempt('<html>Service unavailable</html>')
})

test('a list that is stale or was never read makes unknown of clear', { skip: needsShared }, async () => {
  using w = screeningWorld('2024-05-03T12:00:00Z')
  const nobody = '0x00000000000000000000000000000000deadbeef'
  assert.equal((await w.screen(nobody)).verdict, 'unknown')
  await w.take([SDN['2024-05-03'] as string], 'ofac-sdn-csv', {
    list: 'us-ofac-sdn',
    date: '2024-05-03',
    waive: 'no companions',
  })
  assert.equal((await w.screen(nobody)).verdict, 'clear')
  w.setClock('2024-06-03T12:00:00Z')
  const stale = await w.screen(nobody)
  assert.equal(stale.verdict, 'unknown')
  assert.equal(stale.gaps[0]?.code === 'list-stale' || stale.gaps[1]?.code === 'list-stale', true)
  // A match stays a match however old the list is.
  assert.equal((await w.screen(TORNADO)).verdict, 'match')
  w.setClock('2024-05-03T12:00:00Z')
  const { useLists } = await import('../../src/operations/lists/choose-lists.ts')
  await useLists.run({ names: ['un-sc'] }, w.world)
  const unread = await w.screen(nobody)
  assert.equal(unread.verdict, 'unknown')
  assert.ok(unread.gaps.some(g => g.code === 'list-unread' && g.list === 'un-sc'))
})
