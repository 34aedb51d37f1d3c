import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openSafeQueue } from '../../src/adapters/guard/open-safe-queue.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { BYBIT_SAFE_71 } from '../../src/catalog/guard/bybit-safe-71.ts'
import type { Address } from '../../src/model/address.ts'
import { gatherSafes } from '../../src/operations/guard/gather-safes.ts'
import { judgeCapture } from '../../src/operations/guard/guard-multisig.ts'
import { guardSafes } from '../../src/operations/guard/guard-safes.ts'
import { effortMs } from '../effort.ts'
import { freshFolder, start } from '../journeys/run-cordon.ts'

const SAFE = '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4' as Address
const KEY = 's3cr3tpathkey42'
const TOLD = { version: null, chainId: null, owners: null, threshold: null }
const [, shown] = BYBIT_SAFE_71.results
type Answer = { readonly status?: number; readonly body: unknown }
/** What the service answers, as each test will have it. */
const service: { answer(path: string): Answer } = { answer: () => ({ status: 404, body: {} }) }
const server = createServer((request, response) => {
  const { status = 200, body } = service.answer(request.url ?? '')
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/${KEY}`
after(() => {
  server.close()
  server.closeAllConnections()
})

async function guard() {
  const queue = openSafeQueue(url, null)
  try {
    const { safes, gaps } = await gatherSafes({ safe: SAFE, captures: [], told: TOLD, node: null, queue })
    return await guardSafes(safes, null, gaps)
  } finally {
    queue.close()
  }
}

test('--follow tells an alarm once, as its signature comes in, and keeps it as one fact', async () => {
  let confirmations: object[] = []
  service.answer = path => {
    if (!path.includes('multisig-transactions')) return { status: 404, body: { detail: 'Not found.' } }
    return { body: { results: [{ ...shown, confirmations }], next: null } }
  }
  using folder = freshFolder()
  const words = [
    'guard',
    'safe',
    '--safe',
    SAFE,
    '--service',
    url,
    '--follow',
    '--every',
    '0.2',
    '--json',
    '--data',
    folder.path,
  ]
  const child = start(words)
  let out = ''
  child.stdout.on('data', piece => {
    out += piece
  })
  const lines = (): string[] => out.trim().split('\n')
  const until = async (done: () => boolean): Promise<void> => {
    for (let tries = 0; !done() && tries < 200; tries++) await new Promise(next => setTimeout(next, 50))
  }
  await until(() => out.includes('\n'))
  assert.deepEqual(JSON.parse(lines()[0] ?? '').alarms, [])
  confirmations = [shown.confirmations[0]]
  await until(() => lines().length === 2)
  confirmations = [...shown.confirmations]
  await new Promise(next => setTimeout(next, 700))
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  assert.equal(code, 0)
  assert.equal(lines().length, 2, out)
  const alarm = JSON.parse(lines()[1] ?? '')
  assert.deepEqual([alarm.reason, alarm.at], ['signature-of-no-owner', '2025-02-21T05:42:40.788469Z'])
  assert.doesNotMatch(out, new RegExp(KEY))
  const log = new SqliteFactLog(join(folder.path, 'records.sqlite'))
  const facts = await log.read({ kinds: ['guard-alarm'] })
  await log.close()
  assert.equal(facts.length, 1)
  assert.equal(facts[0]?.body['shown'], shown.safeTxHash)
})

test('pages are counted by us: a service that sends its reader elsewhere or never ends is cut and said to be', async () => {
  const asked: string[] = []
  service.answer = path => {
    asked.push(path)
    if (!path.includes('multisig-transactions')) return { body: { address: SAFE, owners: 'none' } }
    return { body: { results: [shown], next: 'http://169.254.169.254/latest/meta-data' } }
  }
  const { gaps, transactions } = await guard()
  assert.equal(asked.filter(path => path.includes('multisig-transactions')).length, 5)
  assert.ok(asked.every(path => path.startsWith(`/${KEY}/api/v1/safes/0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4/`)))
  assert.equal(transactions.length, 1)
  assert.deepEqual(gaps.map(g => g.kind).slice(0, 2), ['history-cut', 'safe-unread'])
})

test('a service that refuses is told without the key of its address', async () => {
  service.answer = path => ({ status: 403, body: { detail: `no right to ${path}` } })
  await assert.rejects(guard(), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'ledger-refused')
    assert.doesNotMatch(`${error.message}${error.stack}`, new RegExp(KEY))
    return true
  })
})

test('a row that cannot be read hides no other, and is told by its place', async () => {
  const bad: readonly [object, string][] = [
    [{ ...shown, to: '0x1' }, 'results.0.to'],
    [{ ...shown, safe: '0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCf4' }, 'results.0.safe'],
    [{ ...shown, operation: 2 }, 'results.0.operation'],
    [{ ...shown, value: '1e18' }, 'results.0.value'],
    [{ ...shown, nonce: '1'.repeat(78) }, 'results.0.nonce'],
    [{ ...shown, safeTxHash: '0x12' }, 'results.0.safeTxHash'],
    [{ ...shown, submissionDate: 'yesterday' }, 'results.0.submissionDate'],
    [{ ...shown, confirmations: [{ owner: 7 }] }, 'results.0.confirmations.0.owner'],
    [{ ...shown, confirmations: Array(1_000).fill({}) }, 'results.0.confirmations'],
  ]
  for (const [row, place] of bad) {
    const { alarms, gaps } = await judgeCapture({ capture: { results: [row, shown] } })
    assert.equal(alarms[0]?.reason, 'signature-of-no-owner', place)
    assert.ok(gaps[0]?.because.startsWith(`${place}: `), gaps[0]?.because)
  }
  for (const capture of [{}, 7, 'x', { results: {} }, { detail: 'throttled' }])
    await assert.rejects(judgeCapture({ capture }), { code: 'safe-capture-malformed' })
})

test('confirmations by the dozen that nobody made are judged within bounds', async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({
    ...shown.confirmations[0],
    signature: `0x${(i + 1).toString(16).padStart(64, '1')}${'22'.repeat(32)}1b`,
  }))
  const started = effortMs()
  const { alarms } = await judgeCapture({ capture: [{ ...shown, confirmations: many }] })
  assert.equal(alarms[0]?.signatures?.of, 40)
  assert.ok(effortMs() - started < 5_000)
})
