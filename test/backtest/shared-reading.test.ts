import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { randomHistory } from '../../bench/backtest/random-history.ts'
import { writePacked } from '../../src/adapters/backtest/packed-file/write-packed.ts'
import { runHistory } from '../../src/adapters/backtest/run-history.ts'
import { setsOf } from '../../src/adapters/backtest/sets-of.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import type { HistoryJob, HistoryResult } from '../../src/operations/backtest/history-port.ts'
import { historyOf, sumOf } from '../../src/operations/backtest/make-answer.ts'
import { plainLines, plainRun } from './plain-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-shares-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const LINES = [...randomHistory(3, 40, 500, 20).events()].map(({ event, profile }) =>
  JSON.stringify(profile === null ? eventValues(event) : { ...eventValues(event), profile }),
)

/** Lines as others write them, and as nobody should. */
const HOSTILE = [
  '',
  '   ',
  'not json',
  '{}',
  '[1]',
  '{"customer":"c1"',
  '{"customer":"c1","atMs":1}',
  '{"kind":"change","id":"x1","customer":"c1","customer":"c2","atMs":1767571200001,"what":"email"}',
  '{"kind":"change","id":"x2","customer":"c\\u0031","atMs":1767571200002,"what":"email"}',
  '{"kind":"change","id":"x3","customer":"c1","at":"2026-01-05T00:00:00.003Z","what":"email"}',
  '{"kind":"change","id":"x4","customer":"c1","at":"2026-01-05T00:00:00.004Z","atMs":1767571200004,"what":"email"}',
  '{"kind":"change","id":"x5","customer":"c1","at":"2026-01-05T00:00:00.005Z","atMs":1767571200999,"what":"email"}',
  '{ "kind" : "change" , "id" : "x6" , "customer" : "c1" , "atMs" : 1767571200006 , "what" : "email" }\r',
  '{"kind":"change","id":"x7","customer":"c1","atMs":1767571200007.5,"what":"email"}',
  '{"kind":"change","id":"x8","customer":"c1","atMs":1.767571200008e12,"what":"email"}',
  '{"kind":"change","id":"x9","customer":"c1","atMs":01767571200009,"what":"email"}',
  '{"kind":"change","id":"x10","customer":"c1","atMs":"1767571200010","what":"email"}',
  '{"kind":"change","id":"x11","customer":7,"atMs":1767571200011,"what":"email"}',
  '{"kind":"change","id":"x12","customer":"고객","atMs":1767571200012,"what":"email"}',
  '{"kind":"change","id":"x13","customer":"c1","atMs":1767571200013,"what":"email"} tail',
  '{"kind":"change","id":"x14","note":{"customer":"c9","atMs":5},"customer":"c1","atMs":1767571200014,"what":"email"}',
  '{"__proto__":{"customer":"c1"},"kind":"change","id":"x15","atMs":1767571200015,"what":"email"}',
  '{"kind":"change","id":"x16","customer":"","atMs":1767571200016,"what":"email"}',
  '{"kind":"change","id":"x17","customer":"c1","atMs":99999999999999999999,"what":"email"}',
  '{"kind":"change","id":"x18","customer":"c1","atMs":-1,"what":"email"}',
]

/** What a run over files says, without the order of its threads. */
async function said(files: readonly string[], threads: number) {
  return toldOf(files, await runHistory(jobOf(files), threads))
}

function jobOf(files: readonly string[]): HistoryJob {
  const overlays = [null, { rules: { R13: { senders: 4 } } }]
  return { files, overlays, labels: null, cutMs: null, software: 'test' }
}

/** What reading every line whole and judging one event after the other says. */
async function plainlySaid(files: readonly string[]) {
  const lines = await plainLines(files)
  const events = lines.flatMap(line => ('fault' in line ? [] : [line]))
  const faults = lines.flatMap(line => ('fault' in line ? [{ file: line.file, ...line.fault }] : []))
  const parts = [plainRun(events, setsOf(jobOf(files)))]
  return toldOf(files, { parts, faults: faults.length, firstFaults: faults.slice(0, 20), threads: 1 })
}

function toldOf(files: readonly string[], result: HistoryResult) {
  const sums = [0, 1].map(v => {
    const { customers, rules, typologies, days, ...figures } = sumOf(result, v, 0)
    return {
      ...figures,
      customers: [...customers].sort(),
      days: [...days].sort(),
      rules: [...rules].sort(),
      typologies: [...typologies].sort(),
    }
  })
  return { history: historyOf(jobOf(files), result), sums }
}

test('files read once and shared out give what one thread gives, whatever lines they are written in', async () => {
  const mixed = LINES.flatMap((line, n) =>
    n % 20 === 7 ? [line, HOSTILE[((n / 20) % HOSTILE.length) | 0] as string, line] : [line],
  )
  // Some come late, within the bound.
  for (let n = 30; n < mixed.length; n += 50) mixed.splice(n - 25, 0, ...mixed.splice(n, 1))
  const plain = join(folder, 'a.ndjson')
  const zipped = join(folder, 'b.ndjson.gz')
  writeFileSync(plain, `\ufeff${mixed.slice(0, 300).join('\r\n')}\n${HOSTILE.join('\n')}`)
  writeFileSync(zipped, gzipSync(mixed.slice(300).join('\n')))
  const table = join(folder, 'c.csv')
  writeFileSync(
    table,
    'kind,id,customer,atMs,currency,usd,krw,other,what\n' +
      'fiat-in,t1,c1,1769299200000,KRW,900,1260000,bank-1,\n' +
      'change,t2,c2,1769299201000,,,,,email\n' +
      'change,t2,c2,1769299201000,,,,,email\n' +
      'change,t3,c2,never,,,,,email\n',
  )
  const files = [plain, zipped, table]
  const whole = await plainlySaid(files)
  const [one, two, three] = await Promise.all([said(files, 1), said(files, 2), said(files, 3)])
  assert.ok(whole.history.faults > 10 && whole.history.repeated > 10, JSON.stringify(whole.history))
  assert.deepEqual(one, whole)
  assert.deepEqual(two, whole)
  assert.deepEqual(three, whole)
  const out = join(folder, 'all.history')
  const packed = await writePacked(files, out, 'test', () => {})
  assert.equal(packed.events, whole.history.events)
  const [again, shared] = await Promise.all([said([out], 1), said([out], 2)])
  assert.deepEqual([again.sums, shared.sums], [whole.sums, whole.sums])
  assert.deepEqual({ ...again.history, files }, { ...whole.history, files })
})

const PROFILE = /,"profile":\{[^}]*\}\}$/

/** Histories that the quick ways could stumble over. */
const STUMBLES: Readonly<Record<string, (lines: readonly string[]) => string[]>> = {
  'what is said of the other side is never the same twice, or only much later': lines =>
    lines.map((line, n) =>
      line.replace('"firstSeenMs":1609459200000', `"firstSeenMs":${1_609_459_200_000 + (n % 300)}`),
    ),
  'all comes in reverse': lines => lines.toReversed(),
  'a third comes at once again, and all once more': lines => [
    ...lines.flatMap((line, n) => (n % 3 === 0 ? [line, line] : [line])),
    ...lines,
  ],
  'customers are called as parts of the language are': lines =>
    lines.map((line, n) =>
      line.replace(
        /"customer":"c\d+"/g,
        `"customer":${JSON.stringify(['__proto__', 'é', '한', '\u202e', ' '][n % 5])}`,
      ),
    ),
  'profiles change back and forth, also out of order': lines => {
    const changed = lines.map((line, n) => {
      const { customer } = JSON.parse(line) as { customer: string }
      const opened = 1_600_000_000_000 + (n % 3)
      const rest = { residence: n % 2 ? 'KR' : null, peerGroup: n % 11 ? `g${n % 3}` : null, entity: 'person' }
      return `${line.replace(PROFILE, '}').slice(0, -1)},"profile":${JSON.stringify({ customer, openedMs: opened, ...rest })}}`
    })
    for (let n = 100; n < changed.length; n += 50) changed.splice(n - 90, 0, ...changed.splice(n, 1))
    return changed
  },
}

for (const [what, made] of Object.entries(STUMBLES))
  test(`quick ways of reading say what the plain one says: ${what}`, async () => {
    const file = join(folder, 'stumble.ndjson')
    writeFileSync(file, made(LINES).join('\n'))
    const whole = await plainlySaid([file])
    const packed = join(folder, 'stumble.history')
    await writePacked([file], packed, 'test', () => {})
    assert.deepEqual(await said([file], 1), whole)
    assert.deepEqual(await said([file], 2), whole)
    assert.deepEqual((await said([packed], 1)).sums, whole.sums)
  })

test('what cannot be read ends all threads with what is wrong and where', async () => {
  const binary = join(folder, 'binary.ndjson')
  writeFileSync(binary, Buffer.from([0x7b, 0xff, 0xfe, 0x0a]))
  const endless = join(folder, 'endless.ndjson')
  writeFileSync(endless, 'x'.repeat(5_000_000))
  for (const [file, code] of [
    [binary, 'file-not-text'],
    [endless, 'line-too-long'],
    [join(folder, 'none.ndjson'), 'file-missing'],
  ] as const)
    await assert.rejects(said([file], 2), { code })
})
