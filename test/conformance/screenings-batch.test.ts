import assert from 'node:assert/strict'
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { diskBatches } from '../../src/adapters/screenings/batch/disk-batch.ts'
import { lockFile } from '../../src/adapters/screenings/lock-file.ts'
import { MemoryScreenings } from '../../src/adapters/screenings/memory-screenings.ts'
import { csvCell } from '../../src/formats/screen/neutral-cell.ts'
import { CordonError } from '../../src/model/errors.ts'
import { type BatchWorld, screenFile } from '../../src/operations/screen/screen-file.ts'
import { effortMs } from '../effort.ts'
import { fc } from '../property.ts'
import { listedScreener } from '../screening/listed-screener.ts'

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted
const address = (n: number): string => `0x${n.toString(16).padStart(40, '0')}`
/** With one letter of EIP-55 in the wrong case. */
const BAD = '0x52908400098527886E0F7030069857D2E4169Ee7'
const LISTED = new Map([[address(7), '36216']])

function desk(t: TestContext, more: Partial<BatchWorld> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-batch-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const past = new MemoryScreenings()
  const world: BatchWorld = {
    batch: diskBatches(),
    screener: listedScreener(LISTED),
    transaction: null,
    past,
    asOf: null,
    clock: { now: () => 1_800_000_000, monotonic: () => performance.now() },
    progress: { at() {}, end() {} },
    by: 'tester',
    interrupted: () => false,
    ...more,
  }
  const file = join(folder, 'in.csv')
  const out = join(folder, 'verdicts.csv')
  const run = (content: string | Uint8Array | null, options: object = {}, other: Partial<BatchWorld> = {}) => {
    if (content !== null) writeFileSync(file, content)
    return screenFile({ file, out, ndjson: false, lines: false, restart: false, ...options }, { ...world, ...other })
  }
  const rows = (): Record<string, string>[] => parse(readFileSync(out), { columns: true }) as Record<string, string>[]
  return { folder, file, out, run, rows, past }
}

suite('a batch', () => {
  test('answers every row in order and carries the other columns over', async t => {
    const { run, rows, past } = desk(t)
    const done = await run(
      `id,Address,note\nc1,${address(7)},"a, b"\r\nc2,${address(8).toUpperCase().replace('X', 'x')},\n`,
    )
    const { match, clear, unknown, byList, byProgramme, rows: n, finished } = done
    assert.deepEqual({ match, clear, unknown, n, finished }, { match: 1, clear: 1, unknown: 0, n: 2, finished: true })
    assert.deepEqual([{ ...byList }, { ...byProgramme }], [{ 'us-ofac-sdn': 1 }, { CYBER2: 1 }])
    assert.deepEqual(
      rows().map(r => [r['id'], r['note'], r['verdict'], r['entries']]),
      [
        ['c1', 'a, b', 'match', 'us-ofac-sdn:36216'],
        ['c2', '', 'clear', ''],
      ],
    )
    assert.deepEqual(
      (await past.find([`a:${address(7)}`, `a:${address(8)}`], 0)).map(s => [s.ref, s.verdict]),
      [
        ['c1', 'match'],
        ['c2', 'clear'],
      ],
    )
  })

  test('drops no row that it cannot read: each is unknown, with a code', async t => {
    const { run, rows } = desk(t)
    const bad = [BAD, '', BAD.replace('8', '9'), 'x'.repeat(2_000)]
    const { unread, unknown } = await run(
      Buffer.concat([
        Buffer.from(`address,id\n${bad.map((b, n) => `${b},r${n}\n`).join('')}`),
        Buffer.from([0xff, 0x41, 0x2c, 0x31, 10]),
      ]),
    )
    assert.equal(unknown, 5)
    assert.deepEqual(
      rows().map(r => [r['verdict'], r['code']]),
      [
        ['unknown', 'address-checksum'],
        ['unknown', 'party-missing'],
        ['unknown', 'address-checksum'],
        ['unknown', 'party-too-long'],
        ['unknown', 'text-malformed'],
      ],
    )
    assert.equal(
      Object.values(unread).reduce((a, b) => a + b),
      5,
    )
  })

  test('screens both the address and the name of a row, and a match outweighs a fault', async t => {
    const { run, rows } = desk(t, { screener: listedScreener(new Map([['Park Jin Hyok', '1']])) })
    await run(
      `name,address\nPark Jin Hyok,${address(1)}\nPark Jin Hyok,${BAD}\nJane Doe,${BAD}\nJane Doe,${address(1)}\n`,
    )
    assert.deepEqual(
      rows().map(r => r['verdict']),
      ['match', 'match', 'unknown', 'clear'],
    )
  })

  test('takes one party a line, gzipped or not, with any line breaks and no break at the end', async t => {
    const { run, rows } = desk(t)
    const text = `\uFEFF${address(7)}\r\n\r\n${address(8)}\nPark Jin Hyok`
    for (const content of [text, gzipSync(text)]) {
      assert.equal((await run(content, { restart: true })).rows, 3)
      assert.deepEqual(
        rows().map(r => [r['party'], r['verdict']]),
        [
          [address(7), 'match'],
          [address(8), 'clear'],
          ['Park Jin Hyok', 'clear'],
        ],
      )
    }
    await assert.rejects(run('Kim, Jong Un\nDoe, Jane\n', { restart: true }), code('columns-unknown'))
    assert.equal((await run(null, { restart: true, lines: true })).rows, 2)
  })

  test('writes one JSON object a line on demand', async t => {
    const { run, out } = desk(t)
    await run(`address,__proto__\n${address(7)},x\n`, { ndjson: true })
    const [row] = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    assert.deepEqual([row.line, row.verdict, row.entries[0].id, row.row.address], [2, 'match', '36216', address(7)])
  })

  test('stopped by its user goes on where it stopped, with the counts of both runs and no row twice', async t => {
    const { run, rows } = desk(t)
    const content = `address\n${Array.from({ length: 15_000 }, (_, n) => `${address(n)}\n`).join('')}`
    let asked = 0
    const first = await run(content, {}, { interrupted: () => ++asked === 2 })
    assert.equal(first.finished, false)
    assert.ok(first.rows > 0 && first.rows < 15_000)
    const { resumedAt, rows: all, match, clear } = await run(null)
    assert.deepEqual([resumedAt, all, match, clear], [first.rows, 15_000, 1, 14_999])
    assert.deepEqual(
      rows().map(r => r['address']),
      Array.from({ length: 15_000 }, (_, n) => address(n)),
    )
    // Once more: finished is finished.
    assert.equal((await run(null)).finished, true)
  })

  test('is not gone on with when lists, input, options or what was written have changed', async t => {
    const { run, out, folder } = desk(t)
    const content = `address\n${Array.from({ length: 15_000 }, (_, n) => `${address(n)}\n`).join('')}`
    let asked = 0
    const stop = { interrupted: () => ++asked === 2 }
    await run(content, {}, stop)
    await assert.rejects(run(null, {}, { screener: listedScreener(LISTED, 'lists-2') }), code('batch-changed'))
    await assert.rejects(run(null, { ndjson: true }), code('batch-changed'))
    await assert.rejects(run(`${content}x\n`), code('batch-changed'))
    writeFileSync(join(folder, 'in.csv'), content)
    const part = `${out}.part`
    const bytes = readFileSync(part)
    bytes[50] = (bytes[50] as number) ^ 1
    writeFileSync(part, bytes)
    await assert.rejects(run(null), code('batch-output-changed'))
    writeFileSync(`${out}.state.json`, '{')
    await assert.rejects(run(null), code('batch-state-malformed'))
    assert.equal((await run(null, { restart: true })).rows, 15_000)
    await assert.rejects(run(`${content}x\n`), code('batch-changed'))
  })

  test('writes over no input, folder, link or file of somebody else', async t => {
    const { run, file, out, folder } = desk(t)
    const content = `address\n${address(1)}\n`
    await assert.rejects(run(content, { out: file }), code('out-is-input'))
    await assert.rejects(run(content, { out: join(folder, '.', 'in.csv') }), code('out-is-input'))
    await assert.rejects(run(content, { out: folder }), code('out-not-a-file'))
    writeFileSync(join(folder, 'precious'), 'precious')
    symlinkSync(join(folder, 'precious'), join(folder, 'link'))
    symlinkSync(join(folder, 'precious'), `${out}.part`)
    linkSync(join(folder, 'precious'), join(folder, 'hard'))
    for (const path of ['link', 'hard'])
      await assert.rejects(run(content, { out: join(folder, path), restart: true }), code('out-not-a-file'))
    await assert.rejects(run(content, { restart: true }), code('out-not-a-file'))
    rmSync(`${out}.part`)
    writeFileSync(out, 'mine')
    await assert.rejects(run(content), code('out-exists'))
    assert.equal(readFileSync(out, 'utf8'), 'mine')
    assert.equal(readFileSync(join(folder, 'precious'), 'utf8'), 'precious')
    mkdirSync(join(folder, 'deep'))
    await assert.rejects(run(content, { file: join(folder, 'deep'), out }), code('file-missing'))
    await assert.rejects(run('', { restart: true }), code('file-empty'))
    await assert.rejects(run('\n \r\n', { restart: true }), code('file-empty'))
  })

  test('leaves a file that another process is writing alone', async t => {
    const { run, out } = desk(t)
    using held = lockFile(`${out}.lock`)
    assert.ok(held)
    await assert.rejects(run(`address\n${address(1)}\n`), code('batch-busy'))
  })

  test('shows nothing under its name until it is whole', async t => {
    const { run, out } = desk(t)
    const content = `address\n${Array.from({ length: 15_000 }, (_, n) => `${address(n)}\n`).join('')}`
    let asked = 0
    await run(content, {}, { interrupted: () => ++asked === 2 })
    assert.equal(existsSync(out), false)
    await run(null)
    assert.deepEqual([existsSync(out), existsSync(`${out}.part`), existsSync(`${out}.lock`)], [true, false, false])
    assert.equal(statSync(out).mode & 0o077, 0)
  })

  test('ends at a zip bomb, a broken archive and broken quotes, and says where', async t => {
    const { run, file } = desk(t)
    const bomb = gzipSync(Buffer.alloc(24 << 20, 'a'))
    await assert.rejects(run(bomb), code('gzip-bomb'))
    const lines = gzipSync(Buffer.alloc(1 << 19, 'a\n'))
    const bounded = { batch: diskBatches({ ratio: 200, bytes: 1 << 16 }) }
    await assert.rejects(run(lines, { restart: true }, bounded), code('gzip-bomb'))
    const sound = gzipSync(Array.from({ length: 9_000 }, (_, n) => `${address(n * 7_919)}\n`).join(''))
    await assert.rejects(run(sound.subarray(0, sound.length - 100), { restart: true }), code('file-unreadable'))
    await assert.rejects(
      run('address,note\na,b\nc,"open\n', { restart: true }),
      error => code('csv-quote')(error) && (error as CordonError).place.line === 3,
    )
    assert.ok(existsSync(file))
  })

  test('takes a line without end for one row, not for memory without end', async t => {
    const { run, rows } = desk(t)
    const { rows: n } = await run(`${address(7)}\n${'y'.repeat(3 << 20)}\n${address(8)}\n`)
    assert.equal(n, 3)
    assert.deepEqual(
      rows().map(r => r['code']),
      ['', 'line-too-long', ''],
    )
  })

  test('gives a spreadsheet no formula, in carried columns and ours', async t => {
    const { run, rows } = desk(t)
    const evil = [`=cmd|'/c calc'!A0`, '+1', '-1', '@SUM(A1)', '\t=1', 'x;=1+1', '  =1', '＝1', 'a\n=2', '"=3"']
    const text = `name,=HYPERLINK(1)\n${evil.map(e => `"Jane ""Doe","${e.replaceAll('"', '""')}"\n`).join('')}`
    await run(text)
    const header = Object.keys(rows()[0] ?? {})
    assert.equal(header[1], "'=HYPERLINK(1)")
    for (const row of rows())
      for (const cell of Object.values(row)) {
        assert.doesNotMatch(cell, /^\s*[=+\-@＝]/)
        assert.doesNotMatch(cell, /[;\t\n]\s*[=+\-@]/)
      }
  })
})

suite('a cell of a verdict file', () => {
  test('is read back by another program as it was, or with apostrophes and nothing else added', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 2, maxLength: 5 }), cells => {
        const line = `${cells.map(csvCell).join(',')}\n`
        const [read] = parse(line, { record_delimiter: ['\n'] }) as string[][]
        assert.equal(read?.length, cells.length)
        for (const [n, cell] of cells.entries()) {
          const back: string = read?.[n] ?? ''
          assert.equal(back.replaceAll("'", ''), cell.replaceAll("'", ''))
          assert.doesNotMatch(back, /^\s*[=+\-@]|^[\t\r]/)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('of a megabyte of separators takes no time', () => {
    const started = effortMs()
    for (const unit of [';', '\n', '; ', ' ', '=', ';=']) csvCell(unit.repeat(500_000))
    assert.ok(effortMs() - started < 1_500)
  })
})
