import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type TraceJson, traceJsonSchema } from '../../src/formats/trace-json.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { freshFolder } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'

const heist = sharedPath('data/heists/harmony-2023')
const flows = join(heist, 'flows.csv')
const sources = join(heist, 'sources.csv')
const tagpacks = sharedPath('data/labels/tagpacks')

async function traceJson(args: readonly string[]): Promise<TraceJson> {
  const ran = await cordonHere(['trace', '--json', ...args])
  assert.equal(ran.code, 0, ran.err)
  return traceJsonSchema.parse(JSON.parse(ran.out))
}

function conserves(trace: TraceJson): void {
  for (const c of trace.conservation)
    assert.equal(
      BigInt(c.stolen),
      BigInt(c.held) + BigInt(c.services) + BigInt(c.fees) + BigInt(c.belowFloor) + BigInt(c.gaps),
      c.asset,
    )
}

test('a trace over files and one over the store that holds them find the same', { skip: needsShared }, async () => {
  using folder = freshFolder()
  const data = join(folder.path, 'data')
  const alone = await traceJson(['--transfers', flows, '--sources', sources, '--data', data])
  assert.ok(!existsSync(data), 'a trace over files alone leaves nothing behind')
  const first = await cordonHere(['import', flows, '--as', 'flows', '--data', data, '--json'])
  assert.deepEqual(JSON.parse(first.out).files[0], {
    file: flows,
    read: 3887,
    new: 3887,
    known: 0,
    skipped: 0,
    refused: 0,
    refusals: [],
  })
  const again = await cordonHere(['import', flows, '--as', 'flows', '--data', data, '--json'])
  assert.equal(JSON.parse(again.out).files[0].new, 0)
  assert.equal(JSON.parse(again.out).files[0].known, 3887)
  const stored = await traceJson(['--sources', sources, '--data', data])
  assert.deepEqual(stored.endpoints, alone.endpoints)
  assert.equal(stored.evidence.findings, alone.evidence.findings)
  conserves(stored)
})

test('every policy conserves to the base unit, and the bounds over all of them hold each', {
  skip: needsShared,
}, async () => {
  const all = await traceJson(['--transfers', flows, '--sources', sources, '--policy', 'all'])
  conserves(all)
  const bounds = new Map(all.bounds.map(b => [`${b.account} ${b.asset}`, b]))
  for (const policy of ['lifo', 'haircut', 'poison', 'tiho', 'dirty-first']) {
    const one = await traceJson(['--transfers', flows, '--sources', sources, '--policy', policy])
    conserves(one)
    for (const a of one.accounts) {
      const b = bounds.get(`${a.account} ${a.asset}`)
      assert.ok(
        b && BigInt(b.least) <= BigInt(a.tainted) && BigInt(a.tainted) <= BigInt(b.most),
        `${policy} ${a.account}`,
      )
    }
  }
})

test('a trace stopped by a time bound says what it has not followed, and goes on to the same answer', {
  skip: needsShared,
}, async () => {
  using folder = freshFolder()
  const data = join(folder.path, 'data')
  const common = ['--transfers', flows, '--sources', sources, '--data', data, '--case', 'harmony']
  const whole = await traceJson([
    '--transfers',
    flows,
    '--sources',
    sources,
    '--case',
    'harmony',
    '--data',
    join(folder.path, 'other'),
  ])
  let trace = await traceJson([...common, '--within', '1ms'])
  assert.equal(trace.finished, false)
  assert.ok(trace.endpoints.some(e => e.kind === 'unfollowed'))
  conserves(trace)
  for (let i = 0; i < 50 && !trace.finished; i++) {
    trace = await traceJson([...common, '--within', '400ms', '--continue'])
    conserves(trace)
  }
  assert.ok(trace.finished)
  const amounts = (t: TraceJson) => t.endpoints.map(e => `${e.account} ${e.kind} ${e.amount}`).sort()
  assert.deepEqual(amounts(trace), amounts(whole))
})

test('tags in a TagPack name the exchanges, and the account can be explained afterwards', {
  skip: needsShared,
}, async () => {
  using folder = freshFolder()
  const data = join(folder.path, 'data')
  await cordonHere(['import', flows, '--as', 'flows', '--data', data])
  const packs = readdirSync(tagpacks)
    .filter(f => /\.ya?ml$/.test(f))
    .map(f => join(tagpacks, f))
    // Every pack is read by another test; here those that know the exchange.
    .filter(f => /huobi/i.test(readFileSync(f, 'utf8')))
  const imported = await cordonHere(['import', ...packs, '--as', 'tagpack', '--data', data])
  assert.equal(imported.code, 0, imported.err)
  const report = join(folder.path, 'report.html')
  const ran = await cordonHere(['trace', '--sources', sources, '--data', data, '--case', 'harmony', '--report', report])
  assert.equal(ran.code, 0, ran.err)
  assert.match(ran.out.split('\n')[0] ?? '', /WHERE THE MONEY IS NOW/)
  assert.match(ran.out, /exchange Huobi/)
  fits(ran.out)
  assert.match(readFileSync(report, 'utf8'), /^<!doctype html>/i)
  const why = await cordonHere(['explain', '0x28FFE35688fFFfd0659AEE2E34778b0ae4E193aD', '--data', data])
  assert.equal(why.code, 0, why.err)
  assert.match(why.out, /Tainted: stolen value came here/)
  assert.match(why.out, /policy fifo/)
  fits(why.out)
  const verified = await cordonHere(['verify', '--data', data])
  assert.match(verified.out, /unbroken chain, 1 kept result unchanged/)
})

test('another party recomputes the checksum with jq and sha256sum', {
  skip: hasJq() ? needsShared : 'needs jq',
}, async () => {
  using folder = freshFolder()
  const trace = await traceJson(['--transfers', flows, '--sources', sources])
  const file = join(folder.path, 'trace.json')
  writeFileSync(file, JSON.stringify(trace))
  const jq = (what: string) =>
    execFileSync('sh', ['-c', `jq -cSj '${what}' '${file}' | sha256sum`], { encoding: 'utf8' })
  assert.equal(jq('del(.evidence, .case, .versions)').slice(0, 64), trace.evidence.findings)
  assert.equal(jq('{case, findings: .evidence.findings, versions}').slice(0, 64), trace.evidence.digest)
})

/** No line is wider than a terminal, but for a single long word: an address of a page must stay whole to be copied. */
function fits(text: string): void {
  for (const line of text.split('\n'))
    assert.ok(line.length <= 80 || !line.trim().includes(' '), `${line.length} columns: ${line}`)
}

function hasJq(): boolean {
  try {
    execFileSync('jq', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
