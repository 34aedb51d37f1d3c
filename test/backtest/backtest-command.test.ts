import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { randomHistory } from '../../bench/backtest/random-history.ts'
import { writeHistory } from '../../bench/backtest/write-history.ts'
import { runHistory } from '../../src/adapters/backtest/run-history.ts'
import { cordon } from '../../src/cordon.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-backtest-'))
const at = (name: string): string => join(folder, name)

before(async () => {
  await writeHistory(randomHistory(5, 150, 900, 30), at('events.ndjson'), at('labels.csv'))
  writeFileSync(at('overlay.yaml'), 'rules:\n  R13: { senders: 6 }\n  R02: off\n')
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return runUntil(() => false, argv)
}

async function runUntil(
  interrupted: () => boolean,
  argv: readonly string[],
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await cordon(
    argv,
    {},
    {
      out: text => {
        out += text
      },
      err: text => {
        err += text
      },
      ...{ columns: 80, colour: false, live: false, interrupted, stop: () => new Promise<void>(() => {}) },
    },
  )
  return { code, out, err }
}

test('a backtest tells alerts, labels found and what would change, within 80 columns, and writes a page without scripts', async () => {
  const flags = [
    '--data',
    at('events.ndjson'),
    '--labels',
    at('labels.csv'),
    '--rules',
    at('overlay.yaml'),
    '--threads',
    '1',
  ]
  const { code, out, err } = await run('backtest', ...flags, '--report', at('out.html'))
  assert.equal(code, 0, err)
  assert.match(out, /WHAT WOULD CHANGE/)
  assert.match(out, /R13\.senders: 10 -> 6/)
  assert.deepEqual(
    out.split('\n').filter(line => line.length > 80),
    [],
  )
  const page = readFileSync(at('out.html'), 'utf8')
  assert.doesNotMatch(page, /<script|https?:\/\//)
  assert.match(page, /default-src &#39;none&#39;; style-src/)
})

test('the same question gives the same bytes, on one thread and on two', async () => {
  const ask = async (threads: string) =>
    (await run('backtest', '--data', at('events.ndjson'), '--labels', at('labels.csv'), '--threads', threads, '--json'))
      .out
  const [one, two] = [await ask('1'), await ask('2')]
  assert.equal(two, one)
})

test('a tuning shows every setting on both sides of the cut', async () => {
  const flags = ['--data', at('events.ndjson'), '--labels', at('labels.csv'), '--cut', '2026-01-20', '--only', 'R13']
  const { code, out, err } = await run(
    'tune',
    ...flags,
    '--vary',
    'R13.senders=4,6,8',
    '--threads',
    '1',
    '--json',
    '--report',
    at('tune.html'),
  )
  assert.equal(code, 0, err)
  const answer = JSON.parse(out)
  assert.equal(answer.points.length, 4)
  // Fewer senders are needed: more alerts, never fewer.
  const bySenders = answer.points
    .slice(1)
    .sort((a: { setting: object }, b: { setting: object }) => sendersOf(a) - sendersOf(b))
  for (let n = 1; n < bySenders.length; n++) assert.ok(bySenders[n].tuned.alerts <= bySenders[n - 1].tuned.alerts)
  assert.match(readFileSync(at('tune.html'), 'utf8'), /<svg class="curve"/)
})

test('what is wrong with overlay, labels or data is said with file, line and field', async () => {
  writeFileSync(at('bad.yaml'), 'rules:\n  R13: { sender: 6 }\n')
  writeFileSync(at('alias.yaml'), 'a: &a [1]\nrules: *a\n')
  writeFileSync(at('bad-labels.csv'), 'customer,label\nc1,maybe\n')
  writeFileSync(at('bad.ndjson'), '{"kind":"deposit"}\nnot json\n{"__proto__":{"kind":"login"}}\n')
  const data = ['--data', at('events.ndjson'), '--threads', '1']
  const cases: [string[], RegExp][] = [
    [[...data, '--rules', at('bad.yaml')], /parameter-unknown|no parameter "sender"/],
    [[...data, '--rules', at('alias.yaml')], /aliases/],
    [[...data, '--labels', at('bad-labels.csv')], /label is 1 or 0/],
    [['--data', at('nowhere.ndjson'), '--threads', '2'], /there is no file/],
  ]
  for (const [flags, told] of cases) {
    const { code, err } = await run('backtest', ...flags)
    assert.equal(code, 2)
    assert.match(err, told)
  }
  const { code, out } = await run('backtest', '--data', at('bad.ndjson'), '--threads', '1', '--json')
  const { history, gaps } = JSON.parse(out)
  assert.equal(code, 0)
  assert.equal(history.faults, 3)
  assert.deepEqual(
    history.firstFaults.map((f: { line: number }) => f.line),
    [1, 2, 3],
  )
  assert.ok(gaps.some((gap: string) => /3 lines are no event/.test(gap)))
})

test('how far a backtest is, is told in bytes of all files, and at the end all of them are', async () => {
  const files = [at('events.ndjson'), at('events.ndjson')]
  const job = { files, overlays: [null], labels: null, cutMs: null, software: 'test' }
  const all = 2 * readFileSync(at('events.ndjson')).length
  for (const threads of [1, 2]) {
    const told: [number, number][] = []
    await runHistory(job, threads, (done, total) => told.push([done, total]))
    assert.deepEqual(told.at(-1), [all, all])
    assert.ok(told.every(([done], n) => n === 0 || done >= (told[n - 1]?.[0] ?? 0)))
  }
})

test('a thread that cannot read ends the others and says why', async () => {
  const job = { files: [at('gone.ndjson')], overlays: [null], labels: null, cutMs: null, software: 'test' }
  await assert.rejects(runHistory(job, 2), { code: 'file-missing' })
})

function sendersOf(point: { setting: object }): number {
  return (point.setting as Record<string, number>)['R13.senders'] ?? 0
}

test('Ctrl-C ends a backtest at the next piece that was read, on one thread and on two', async () => {
  const data = ['--data', at('events.ndjson'), '--threads']
  for (const threads of ['1', '2']) {
    const { code, out, err } = await runUntil(() => true, ['backtest', ...data, threads])
    assert.deepEqual([code, out], [130, ''])
    assert.match(err, /interrupted, and nothing of it is kept/)
  }
})
