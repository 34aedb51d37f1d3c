import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import type { FactDraft } from '../../src/model/fact.ts'
import { OverlayFold, overlayFold } from '../../src/operations/monitor/overlay-fold.ts'
import { cordonHere } from '../journeys/run-here.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-overlay-'))
const data = join(folder, 'data')
after(() => rmSync(folder, { recursive: true, force: true }))

const as = (user: string) => ({ CORDON_USER: user, CORDON_DATA: data })
const run = (user: string, ...words: string[]) => cordonHere(words, as(user))
const HOUSE = {
  ...{ id: 'identity--11111111-1111-4111-8111-111111111111', name: 'House', country: 'KR' },
  ...{ sector: 'exchange', standing: 'own' },
}
const EVENTS = join(folder, 'events.ndjson')

async function people(): Promise<void> {
  mkdirSync(data, { recursive: true })
  const facts = new SqliteFactLog(join(data, 'records.sqlite'))
  const person = (name: string, roles: string[]): FactDraft => ({
    ...{ at: 1, by: 'root', kind: 'user-added' },
    body: {
      name,
      roles,
      organisation: HOUSE,
      certificate: null,
      password: null,
    },
  })
  await facts.append([person('kim', ['analyst', 'approver']), person('lee', ['approver']), person('joe', ['auditor'])])
  await facts.close()
}

test('an overlay is in force when a second person approved it; facts say since when and by whom, and findings, rules and backtests find it by themselves', async () => {
  await people()
  const file = join(folder, 'stricter.yaml')
  writeFileSync(file, 'rules: { R41: { usd: 50 } }\n')
  const event = (id: string) => ({
    ...{ id, kind: 'withdrawal', at: '2026-06-01T00:00:00Z', customer: 'c', ledger: 'eip155:1', amount: '1', usd: 60 },
    about: {
      screening: { verdict: 'clear' },
      exposure: [],
      labels: [],
      patterns: [],
      cases: [],
      firstSeenMs: 1_780_271_000_000,
    },
    ...{ other: `0x${'1'.repeat(40)}`, travel: { state: 'complete', unhosted: true, nameMatches: true } },
  })
  const judge = async (id: string) => {
    writeFileSync(EVENTS, `${JSON.stringify(event(id))}\n`)
    return (await run('kim', 'monitor', '--events', EVENTS)).out
  }
  assert.doesNotMatch(await judge('w-1'), /R41/)
  const refused = await run('joe', 'monitor', 'propose', file, '--reason', 'try')
  assert.deepEqual([refused.code, /role-missing/.test(refused.err)], [4, true])
  const odd = join(folder, 'odd.yaml')
  writeFileSync(odd, 'rules: { R41: { usdd: 50 } }\n')
  assert.match(
    (await run('kim', 'monitor', 'propose', odd, '--reason', 'try')).err,
    /parameter-unknown[\s\S]*R41\.usdd/,
  )
  const proposed = await run('kim', 'monitor', 'propose', file, '--reason', 'fresh addresses from 50 USD on', '--json')
  assert.equal(proposed.code, 0, proposed.err)
  const { proposal } = JSON.parse(proposed.out)
  assert.doesNotMatch(await judge('w-2'), /R41/)
  const own = await run('kim', 'monitor', 'approve', String(proposal))
  assert.deepEqual([own.code, /own-approval/.test(own.err)], [4, true])
  const approved = await run('lee', 'monitor', 'approve', String(proposal))
  assert.match(approved.out, /in-force {2}[0-9a-f]{16} {2}from\s+\S+,\s+proposed by kim,\s+approved by lee/)
  assert.match(await judge('w-3'), /R41/)
  assert.match(
    (await run('kim', 'monitor', 'rules', 'R41')).out,
    /in force since\s+\S+,\s+proposed by kim,\s+approved by lee/,
  )
  const backtest = await run('kim', 'backtest', '--data', EVENTS, '--json', '--threads', '1')
  assert.match(backtest.err, new RegExp(`in force: the overlay of proposal ${proposal} in `))
  assert.match(backtest.out, /R41/)
  // A file that is not what was approved is believed by nobody.
  writeFileSync(join(data, 'monitor', 'overlay.yaml'), 'rules: { R41: { usd: 70 } }\n')
  assert.match((await run('kim', 'monitor', '--events', EVENTS)).err, /overlay-unapproved/)
  const facts = new SqliteFactLog(join(data, 'records.sqlite'))
  const [, last] = await facts.read({ kinds: ['monitor-ruleset'] })
  assert.ok(last)
  const { fact, ...inForce } = last.body['inForce'] as { fact: number }
  assert.deepEqual({ ...inForce, from: 0 }, { from: 0, proposedBy: 'kim', approvedBy: 'lee' })
  assert.equal((await overlayFold({ facts })).proposals[0]?.approval?.seq, fact)
  await facts.close()
})

test('of several approved overlays the one that came into force last counts, and an approval never reaches back', () => {
  const fold = new OverlayFold()
  const person = (seq: number, name: string) => ({
    ...{ seq, at: 1, by: 'root', kind: 'user-added', prevDigest: '' },
    body: {
      ...{ name, roles: ['analyst', 'approver'], organisation: HOUSE },
      ...{ certificate: null, password: null },
    },
  })
  const propose = (seq: number, at: number, from: number, overlay: string) => ({
    ...{ seq, at, by: 'kim', kind: 'overlay-proposed', prevDigest: '' },
    body: { overlay, reason: 'r', from, via: null },
  })
  const approve = (seq: number, at: number, proposal: number, by = 'lee') => ({
    ...{ seq, at, by, kind: 'overlay-approved', prevDigest: '' },
    body: { proposal, via: null },
  })
  fold.take([
    ...[
      person(1, 'kim'),
      person(2, 'lee'),
      propose(3, 100, 100, 'a'),
      propose(4, 110, 900, 'b'),
      propose(5, 120, 50, 'c'),
    ],
    ...[approve(6, 200, 3), approve(7, 210, 4), approve(8, 500, 5), approve(9, 510, 5), approve(10, 520, 4, 'kim')],
  ] as never)
  const at = (time: number) => fold.inForce(time)?.overlay ?? null
  assert.deepEqual([199, 200, 499, 500, 899, 900].map(at), [null, 'a', 'a', 'c', 'c', 'b'])
  assert.deepEqual(
    [9, 10].map(seq => fold.refusal(seq)?.code),
    ['overlay-settled', 'own-approval'],
  )
})
