import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { WatchAlert } from '../../src/model/watch.ts'
import { campaign } from '../campaigns/kill-watch.ts'
import { CHAIN, type PrivateChain, privateChain } from '../live/private-chain.ts'
import { cordonHere } from './run-here.ts'

const CLI = join(import.meta.dirname, '../../bin/cordon.js')
const data = mkdtempSync(join(tmpdir(), 'cordon-watch-'))
const KEY = 'k3y-that-nobody-may-see'
const running: { chain: PrivateChain | null } = { chain: null }

before(async () => {
  running.chain = await privateChain()
})
after(async () => {
  await running.chain?.anvil.kill()
  rmSync(data, { recursive: true, force: true })
})

const cordon = (...words: string[]) => cordonHere([...words, '--data', data])

/** A watch in a process of its own, and what it said so far. */
function watching(): { child: ChildProcess; alerts: (WatchAlert & { seq: number })[]; told: () => string } {
  const child = spawn(process.execPath, ['--no-warnings', CLI, 'watch', 'theft', '--json', '--data', data])
  const alerts: (WatchAlert & { seq: number })[] = []
  const said: string[] = []
  const rest = { text: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    said.push(String(chunk))
    const lines = (rest.text + chunk).split('\n')
    rest.text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('{"alert"')) alerts.push(JSON.parse(line).alert)
  })
  child.stderr?.on('data', (chunk: Buffer) => void said.push(String(chunk)))
  return { child, alerts, told: () => said.join('') }
}

async function until(true_: () => boolean, what: () => string): Promise<void> {
  for (let ms = 0; !true_(); ms += 10) {
    assert.ok(ms < 15_000, `waited in vain: ${what()}`)
    await new Promise(done => setTimeout(done, 10))
  }
}

test('a reported case goes on by itself: a hop is told as its block comes, posted, and taken back when the ledger takes it back', async () => {
  const chain = running.chain as PrivateChain
  const [thief, second, third] = chain.accounts as [string, string, string]
  const posted: { event: string; facts: { body: WatchAlert }[] }[] = []
  const hook = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      posted.push(JSON.parse(Buffer.concat(parts).toString()))
      response.end('ok')
    })
  }).listen(0, '127.0.0.1')
  await once(hook, 'listening')
  assert.match((await cordon('watch', 'theft', '--sources', `${CHAIN}:${thief}`)).err, /ledgers-none/)
  const added = await cordon('ledgers', 'add', CHAIN, '--rpc', `${chain.anvil.url}/?apikey=${KEY}`, '--from', '0')
  assert.equal(added.code, 0, added.err)
  assert.match(
    (await cordon('ledgers', 'add', 'eth', '--rpc', `${chain.anvil.url}/?apikey=${KEY}`)).err,
    /ledger-other-chain/,
  )
  const { port } = hook.address() as AddressInfo
  await cordon('webhooks', 'add', `http://127.0.0.1:${port}/`, '--event', 'watch-alert')
  const { child, alerts, told } = watching()
  try {
    await until(() => /"following"/.test(told()), told)
    await chain.mine(3)
    await chain.pay(thief, second, 5n * 10n ** 18n)
    const begun = performance.now()
    await chain.mine()
    await until(() => alerts.length > 0, told)
    assert.ok(performance.now() - begun < 5_000, 'far over the time that an alert takes, also on a busy machine')
    assert.deepEqual(
      [alerts[0]?.kind, alerts[0]?.account, alerts[0]?.tainted],
      ['hop', `${CHAIN}:${second}`, '5000000000000000000'],
    )
    const other = await cordon('watch', 'theft')
    assert.deepEqual([other.code, /live-followed/.test(other.err)], [2, true])
    await chain.reorganise(3)
    await until(() => alerts.length > 1, told)
    assert.deepEqual([alerts[1]?.kind, alerts[1]?.of], ['undone', alerts[0]?.seq])
    await until(
      () => posted.flatMap(p => p.facts).length === 2,
      () => JSON.stringify(posted),
    )
    assert.deepEqual(
      posted.flatMap(p => p.facts.map(f => f.body.kind)),
      ['hop', 'undone'],
    )
    await chain.pay(thief, third, 10n ** 18n)
    await chain.mine()
    await until(() => alerts.some(a => a.account === `${CHAIN}:${third}`), told)
    child.kill('SIGTERM')
    assert.deepEqual(await once(child, 'close'), [0, null])
  } finally {
    child.kill('SIGKILL')
    hook.close()
  }
  // What was followed is there for every command, and the case holds the trace that the watch ended with.
  assert.match((await cordon('watches', 'alerts', 'theft')).out, /NEW ACCOUNT, taken back/)
  const traced = JSON.parse((await cordon('trace', '--sources', `${CHAIN}:${thief}`, '--json')).out)
  assert.deepEqual(
    traced.accounts.map((a: { account: string }) => a.account).sort(),
    [`${CHAIN}:${thief}`, `${CHAIN}:${third}`].sort(),
  )
  const { traces } = JSON.parse((await cordon('case', 'theft', '--json')).out)
  assert.deepEqual(
    traces.map((t: { finished: boolean }) => t.finished),
    [true],
  )
  assert.match((await cordon('ledgers')).out, /up to date/)
  assert.match((await cordon('watch', 'theft', '--end')).out, /watched no more/)
  assert.match((await cordon('watch', 'theft', '--end')).err, /watch-unknown/)
  const secrets = join(data, 'node', 'secrets')
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile()) continue
    if (entry.parentPath === secrets) assert.equal(statSync(path).mode & 0o077, 0)
    else assert.equal(readFileSync(path).includes(KEY), false, `${path} holds the key`)
  }
  assert.equal(told().includes(KEY), false)
  assert.match((await cordon('ledgers', 'drop', CHAIN)).out, /not followed any more/)
  assert.deepEqual(readdirSync(secrets), [])
})

test('a watch killed at any moment loses no alert, tells none twice and leaves its shelf linked', async t => {
  await campaign.run({ seed: 13, runs: 2, log: line => t.diagnostic(line) })
})
