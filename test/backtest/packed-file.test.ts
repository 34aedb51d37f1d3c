import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { crc32 } from 'node:zlib'
import { randomHistory } from '../../bench/backtest/random-history.ts'
import { writeHistory } from '../../bench/backtest/write-history.ts'
import { lineAccess } from '../../src/adapters/backtest/line-access.ts'
import { openHistory } from '../../src/adapters/backtest/open-history.ts'
import { writePacked } from '../../src/adapters/backtest/packed-file/write-packed.ts'
import { runHistory } from '../../src/adapters/backtest/run-history.ts'
import { NameTable } from '../../src/analysis/monitor/name-table.ts'
import { EventView, isShown } from '../../src/analysis/tuning/packed/event-view.ts'
import { NAMED, WORD, WORDS } from '../../src/analysis/tuning/packed/packed-row.ts'
import { CordonError } from '../../src/model/errors.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import { fc } from '../property.ts'
import { plainLines } from './plain-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-packed-'))
const at = (name: string): string => join(folder, name)
const HEADER = 256

before(async () => {
  await writeHistory(randomHistory(9, 60, 700, 20), at('events.ndjson'), null)
  writeFileSync(at('odd.ndjson'), ODD.map(event => JSON.stringify(event)).join('\n'))
  await writePacked([at('events.ndjson')], at('events.history'), 'test', () => {})
})
after(() => rmSync(folder, { recursive: true, force: true }))

const T0 = Date.UTC(2026, 0, 5)
const BASE = { customer: '고객-1', atMs: T0 }
/** Events with what the others have not: nothing told, everything told, long ids, names in other scripts, huge amounts. */
const ODD = [
  { ...BASE, id: 'x'.repeat(200), kind: 'deposit', ledger: 'eip155:1', amount: '9'.repeat(100) },
  {
    ...{ ...BASE, customer: 'c-1', id: 'd2', kind: 'deposit', ledger: 'eip155:1', amount: '1', usd: 0.1 },
    travel: { state: 'partial', vasp: '업비트', vaspCountry: 'KR', unhosted: null, nameMatches: false },
    about: { screening: null, exposure: null, labels: ['取引所', 'mixer'], firstSeenMs: 5, patterns: [], cases: null },
  },
  { ...BASE, id: '0b3f0dd2-6f0e-4a1e-9d3e-0a0c0de0f00d', kind: 'fiat-in', currency: 'KRW', ownName: false, krw: 5 },
  { ...BASE, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', kind: 'fiat-out', currency: 'USD', usd: 0, other: '銀行' },
  { ...BASE, id: 'é', kind: 'trade', market: 'A/B', side: 'sell', sold: 'A', bought: 'B', price: 0, quantity: 1e18 },
  { ...BASE, id: 'o1', kind: 'order', market: 'A/B', side: 'buy', price: 1.5, quantity: 2, cancelled: true },
  { ...BASE, id: 'o2', kind: 'order', market: 'A/B', side: 'sell', price: 1, quantity: 0, ticksBeyondBest: -3 },
  { ...BASE, id: 'l1', kind: 'login' },
  { ...BASE, id: 'l2', kind: 'login', ip: 'same', device: 'same', country: 'KP', signs: ['vpn', 'kvm'], language: '' },
  { ...BASE, id: 'c1', kind: 'change', what: 'password' },
  { ...BASE, id: 'w1', kind: 'wallet-outflow', ledger: 'eip155:1', asset: 'ETH', whitelisted: true },
  { ...BASE, id: 'a1', kind: 'admin', what: 'listing-notice', detail: 'A/B', usd: 7 },
  { ...BASE, id: 's1', kind: 'own-signature', curve: 'ed25519', publicKey: 'AB', r: '1', s: '2', hash: '3' },
]

/** Every event that a source packs, as a view shows it. */
async function shownOf(files: readonly string[]): Promise<CustomerEvent[]> {
  const [customers, sides, things] = [new NameTable(), new NameTable(), new NameTable()]
  const values: unknown[] = []
  const view = new EventView({ customers, sides, things, values }, lineAccess())
  const shown: CustomerEvent[] = []
  for await (const block of (await openHistory(files, 'test', () => {})).blocks()) {
    for (const [n, name] of block.names.entries()) {
      const of = block.named[n] as number
      ;[customers, sides, things][of & 3]?.add(name, of >>> 2)
    }
    assert.deepEqual([NAMED.customers, NAMED.sides, NAMED.things], [0, 1, 2])
    values.push(...block.values)
    for (let n = 0; n < block.count; n++) {
      const event = view.turn(block, n)
      const whole = view.whole()
      shown.push(isShown((block.words[n * WORDS + WORD.marks] as number) & 15) ? copyOf(event, whole) : whole)
    }
  }
  return shown
}

/** What a view shows of the fields that an event has. */
function copyOf(view: CustomerEvent, whole: CustomerEvent): CustomerEvent {
  const fields = Object.keys(whole) as (keyof CustomerEvent)[]
  return Object.fromEntries(fields.map(field => [field, view[field]])) as unknown as CustomerEvent
}

test('what a view shows of a packed event is what its line says, field by field, also of one read from a file', async () => {
  for (const file of ['events.ndjson', 'odd.ndjson']) {
    const lines = await plainLines([at(file)])
    const events = lines.flatMap(line => ('fault' in line ? [] : [line.event]))
    assert.equal(events.length, lines.length)
    const byTime = events.toSorted((a, b) => a.atMs - b.atMs)
    assert.deepEqual(await shownOf([at(file)]), byTime)
    await writePacked([at(file)], at('again.history'), 'test', () => {})
    assert.deepEqual(await shownOf([at('again.history')]), byTime)
  }
})

/** The code of the error with which a run over bytes ends; null: it ends well. */
async function codeOf(bytes: Uint8Array, threads: number, software = 'test'): Promise<string | null> {
  writeFileSync(at('bad.history'), bytes)
  const job = { files: [at('bad.history')], overlays: [null], labels: null, cutMs: null, software }
  return runHistory(job, threads).then(
    () => null,
    fault => (fault instanceof CordonError ? fault.code : `${fault}`),
  )
}

test('a packed history that was cut, changed, or packed by another version is refused', async () => {
  const whole = readFileSync(at('events.history'))
  assert.equal(await codeOf(whole, 1), null)
  assert.equal(await codeOf(whole, 1, 'other'), 'history-other-version')
  const refused = ['history-damaged', 'history-torn', 'history-other-version', 'file-not-text', 'file-empty']
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
      // Which of the many spaces of the header stands elsewhere says nothing.
      fc.pre(place < HEADER - 120 || place >= HEADER)
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] as number) ^ by
      const code = await codeOf(changed, 1)
      // A file that does not begin as packed history any more is read as lines, of which none is an event.
      assert.ok(place < 40 || (code !== null && refused.includes(code)), `${place} ${code}`)
    }),
    { numRuns: 60 },
  )
  for (const length of [HEADER, HEADER + 10, 5_000, whole.length - 1])
    assert.equal(await codeOf(whole.subarray(0, length), 1), 'history-torn')
})

test('numbers that point beyond what there is are refused, although their checksum is right', async () => {
  const whole = readFileSync(at('events.history'))
  const body = HEADER + 24
  const head = new DataView(whole.buffer, whole.byteOffset + HEADER, 24)
  const [count, lines, json] = [1, 2, 3].map(n => head.getUint32(n * 4, true)) as [number, number, number]
  const size = count * (40 + WORDS * 4) + lines + json
  for (const word of [WORD.customer, WORD.other, WORD.thing, WORD.ip, WORD.about, WORD.profile, WORD.end]) {
    const forged = Buffer.from(whole)
    forged.writeUint32LE(0x7fff0000, body + count * 40 + (5 * WORDS + word) * 4)
    forged.writeUint32LE(crc32(forged.subarray(body, body + size)), HEADER + 16)
    for (const threads of [1, 2]) assert.equal(await codeOf(forged, threads), 'history-damaged', `${word}`)
  }
})

test('lines that were forged under a right checksum end the run with what is wrong, on one thread and on two', async () => {
  await writePacked([at('odd.ndjson')], at('odd.history'), 'test', () => {})
  const whole = readFileSync(at('odd.history'))
  const body = HEADER + 24
  const head = new DataView(whole.buffer, whole.byteOffset + HEADER, 24)
  const [count, lines, json] = [1, 2, 3].map(n => head.getUint32(n * 4, true)) as [number, number, number]
  const from = body + count * (40 + WORDS * 4)
  const forged = Buffer.from(whole)
  forged.fill(0x7b, from, from + lines)
  forged.writeUint32LE(crc32(forged.subarray(body, from + lines + json)), HEADER + 16)
  for (const threads of [1, 2]) assert.equal(await codeOf(forged, threads), 'history-damaged')
})

test('a pipe in the place of a file is refused at once, and nothing of it is waited for', async () => {
  execFileSync('mkfifo', [at('pipe')])
  await assert.rejects(
    runHistory({ files: [at('pipe')], overlays: [null], labels: null, cutMs: null, software: 'test' }, 1),
    { code: 'file-missing' },
  )
})

test('a packed history is judged by itself, and one that cannot be written leaves nothing behind', async () => {
  const files = [at('events.ndjson'), at('events.history')]
  await assert.rejects(
    openHistory(files, 'test', () => {}),
    { code: 'history-not-alone' },
  )
  const before = readdirSync(folder).sort()
  await assert.rejects(
    writePacked(files, at('twice.history'), 'test', () => {}),
    { code: 'history-packed' },
  )
  await assert.rejects(
    writePacked([at('none.ndjson')], at('none.history'), 'test', () => {}),
    { code: 'file-missing' },
  )
  await assert.rejects(
    writePacked([at('events.ndjson')], at('events.ndjson/x'), 'test', () => {}),
    (fault: unknown) => fault instanceof CordonError && fault.code.endsWith('unwritable'),
  )
  assert.deepEqual(readdirSync(folder).sort(), before)
})
