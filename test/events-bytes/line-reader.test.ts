import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomHistory } from '../../bench/backtest/random-history.ts'
import { KnownTexts } from '../../src/formats/events/byte-texts.ts'
import { KnownSpans } from '../../src/formats/events/known-spans.ts'
import { LineReader } from '../../src/formats/events/line-reader.ts'
import { parseLine } from '../../src/formats/events/parse-line.ts'
import { EventReader, type GivenEvent } from '../../src/formats/events/read-event.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import type { CryptoMovement } from '../../src/model/monitor/customer-event.ts'
import { fc } from '../property.ts'
import { needsTime } from '../thorough.ts'
import { asText, breakage, HOSTILE, numbers, OTHER_LINES } from './odd-lines.ts'

const LINES = [...randomHistory(3, 40, 2_000, 20).events()].map(({ event, profile }) =>
  JSON.stringify(profile === null ? eventValues(event) : { ...eventValues(event), profile }),
)

/** What both readings say of lines; the one from bytes may say nothing. */
function pair(text = asText) {
  const reader = new EventReader()
  const lines = new LineReader(new EventReader(), text)
  return (line: string | Uint8Array): GivenEvent | null => {
    // Before and behind a line others stand, which are not to be read.
    const bytes = Buffer.concat([Buffer.from('{"id"'), Buffer.from(line), Buffer.from('}\n')])
    const end = bytes.length - 2
    const given = lines.read(bytes, 5, end)
    if (given === null) return null
    const json = bytes.toString('utf8', 5, end)
    let wanted: GivenEvent
    try {
      wanted = reader.read(parseLine(json))
    } catch (error) {
      throw new Error(`read, though ${(error as Error).message}: ${json}`)
    }
    assert.deepStrictEqual(given, wanted, json)
    assert.deepEqual(Object.keys(given.event), Object.keys(wanted.event))
    return given
  }
}

test('ordinary lines of every kind are read from their bytes, and as JSON would have them', () => {
  const check = pair()
  for (const line of [...LINES, ...OTHER_LINES]) assert.ok(check(line), line)
  const plain = pair(undefined)
  for (const line of LINES.slice(0, 200)) assert.ok(plain(line), line)
})

test('a line says the same in any order of its fields and with white space, and is still read', () => {
  const check = pair()
  fc.assert(
    fc.property(fc.constantFrom(...LINES, ...OTHER_LINES), fc.infiniteStream(fc.nat(1_000)), (line, order) => {
      const shuffled = Object.entries(JSON.parse(line) as object)
        .map(field => ({ field, rank: order.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
      assert.ok(check(`${JSON.stringify(Object.fromEntries(shuffled.map(({ field }) => field)))}\r`))
    }),
    { numRuns: 200 },
  )
  assert.ok(check(' { "kind": "change" ,"id": "x6" , "customer": "c1" , "atMs": 1767571200006 , "what": "email" }\t '))
})

test('whatever is done to a line, it is read as JSON would be or left to it', () => {
  const check = pair()
  let read = 0
  fc.assert(
    fc.property(fc.constantFrom(...LINES, ...OTHER_LINES, ...HOSTILE), breakage, (line, broken) => {
      if (check(broken(line)) !== null) read++
    }),
    { numRuns: needsTime === false ? 100_000 : 2_000 },
  )
  assert.ok(read > 100, `only ${read} were read`)
})

test('lines as others write them, and as nobody should, are read as JSON would be or left to it', () => {
  const check = pair()
  for (const line of OTHER_LINES) assert.equal(check(line.slice(0, -1)), null)
  const read = HOSTILE.filter(line => check(line) !== null)
  assert.ok(read.length >= 3 && read.length < HOSTILE.length, `${read.length} read`)
  assert.equal(check(Uint8Array.from([0x7b, 0xff, 0xfe])), null)
  const lost = Buffer.from(OTHER_LINES[0] as string)
  lost[lost.indexOf('exchange-b')] = 0xff
  assert.equal(check(lost), null)
})

test('every number is the one that the language reads', () => {
  const check = pair()
  let read = 0
  fc.assert(
    fc.property(numbers, fc.constantFrom('usd', 'krw', 'shareOfBalance'), (number, field) => {
      const line = `{"kind":"deposit","id":"e","atMs":1,"customer":"c","ledger":"eth","amount":"1","${field}":${number}}`
      if (check(line) !== null) read++
    }),
    { numRuns: 1_500 },
  )
  assert.ok(read > 200, `only ${read} were read`)
})

test('amounts of all lengths are exact', () => {
  const check = pair()
  const line = (amount: bigint): string =>
    `{"kind":"deposit","id":"e","atMs":1,"customer":"c","ledger":"eth","amount":"${amount}"}`
  for (let n = 0n; n < 100n; n++)
    for (const amount of [10n ** n - 1n, 10n ** n, 10n ** n * 7n + 3n, 2n ** n, 2n ** n - 1n])
      if (amount < 10n ** 100n) assert.ok(check(line(amount)), `${amount}`)
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 66n), amount => void assert.ok(check(line(amount)))),
    { numRuns: 500 },
  )
  assert.equal(check(line(10n ** 100n)), null)
})

test('what was said of the other side in the same bytes is the same object, in other bytes never', () => {
  const lines = new LineReader(new EventReader(), asText)
  const read = (n: number): CryptoMovement => {
    const bytes = Buffer.from(
      `{"kind":"deposit","id":"e","atMs":1,"customer":"c","ledger":"eth","asset":"native","amount":"1",` +
        `"travel":{"state":"complete","vasp":"v${n}"},"about":{"firstSeenMs":${n}}}`,
    )
    const event = lines.read(bytes, 0, bytes.length)?.event
    assert.ok(event?.kind === 'deposit' && event.travel?.vasp === `v${n}` && event.about?.firstSeenMs === n)
    return event
  }
  const made = new Set<unknown>()
  const first = read(0)
  // More of them than are kept, so that many lose their places.
  for (let n = 1; n <= 6_000; n++) {
    const [one, two] = [read(n), read(n)]
    assert.ok(one.travel === two.travel && one.about === two.about && one.ledger === two.ledger)
    for (const part of [one.travel, one.about]) assert.equal(made.size, made.add(part).size - 1, `${n}`)
  }
  assert.deepStrictEqual(read(0), first)
  // Of few that come in turn each keeps its own.
  const few = [1, 2, 3, 4, 5].map(read)
  for (let n = 0; n < 50; n++) assert.equal(read((n % 5) + 1).about, few[n % 5]?.about)
})

test('texts and objects that fall on one place are told apart, wherever they differ', () => {
  const texts = new KnownTexts(asText)
  const spans = new KnownSpans(asText, json => JSON.parse(json) as unknown)
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  for (const length of [5, 6, 7, 8])
    for (let place = 0; place < length; place++)
      for (let rest = 0; rest < 20; rest++)
        for (const letter of letters) {
          const text = `${String(rest).padStart(length, 'x').slice(0, place)}${letter}${String(rest).padEnd(length - place, 'y')}`
          const bytes = Buffer.from(`["${text}"]`)
          const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
          assert.equal(texts.read(bytes, view, 2, bytes.length - 2), text)
          assert.equal(spans.find(bytes, view, 0, bytes.length), bytes.length)
          assert.deepEqual(spans.value, [text])
        }
})
