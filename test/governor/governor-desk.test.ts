import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { commandSwitch } from '../../src/adapters/governor/command-switch.ts'
import { fileSwitch } from '../../src/adapters/governor/file-switch.ts'
import { postSwitch } from '../../src/adapters/governor/post-switch.ts'
import { setSwitches } from '../../src/adapters/governor/set-switches.ts'
import { SqliteGovernorShelf } from '../../src/adapters/governor/sqlite-governor-shelf.ts'
import type { HaltCommand } from '../../src/analysis/governor/halt-command.ts'
import { SourceError } from '../../src/model/errors.ts'
import { ETHEREUM, SOLANA } from '../../src/model/ledger.ts'
import { GovernorDesk } from '../../src/operations/governor/governor-desk.ts'
import { approveRelease, proposeRelease, showGovernor } from '../../src/operations/governor/governor-operations.ts'
import type { GovernorSwitch, ResumeCommand } from '../../src/operations/governor/governor-port.ts'
import { replayOutflows } from '../../src/operations/governor/replay-outflows.ts'
import { ask, coded, makeRig, peopled, type Rig } from '../casework/casework-rig.ts'
import { outflow, UPBIT_HALT_SOLANA_S, UPBIT_START_MS, upbitDrain } from './wallet-traffic.ts'

/** A switch that remembers what it was asked for, and refuses while it is told to. */
class HandSwitch implements GovernorSwitch {
  readonly asked: string[] = []
  refusing = false
  async halt({ scope, ledger }: HaltCommand): Promise<void> {
    this.asked.push(`halt ${scope === 'all' ? scope : ledger}`)
    if (this.refusing) throw new SourceError('switch-failed', 'it is stuck')
  }
  async resume({ scope }: ResumeCommand): Promise<void> {
    this.asked.push(`resume ${scope}`)
    if (this.refusing) throw new SourceError('switch-failed', 'it is stuck')
  }
}

const HALT: HaltCommand = {
  ...{ id: 'x "1"', scope: 'ledger', ledger: SOLANA, atMs: 1, wallet: 'w', event: 'e\n; rm', reason: 'outflow' },
  because: 'much',
}
const RESUME: ResumeCommand = {
  ...{
    id: 'release 1',
    scope: SOLANA,
    halts: [HALT.id],
    atMs: 2,
    proposedBy: 'kim',
    approvedBy: 'park',
    reason: 'fine',
  },
}

const big = (rig: Rig, id: string, more: object = {}) =>
  outflow(id, rig.clock.now() * 1_000, 'token-0', 1_000_000, 36_000_000, more)
const shelfIn = (rig: Rig, after?: number) => new SqliteGovernorShelf(join(rig.folder, 'governor'), after)
async function started(rig: Rig, by: GovernorSwitch | null, after?: number): Promise<GovernorDesk> {
  const desk = new GovernorDesk(shelfIn(rig, after), by)
  await desk.begin(rig.world)
  return desk
}
const kinds = async (rig: Rig) =>
  (await rig.world.facts.read()).filter(f => f.kind.startsWith('governor')).map(f => f.kind.slice(9))

test('a halt is a fact with what it was judged by; what the switch refused is sent again until it obeys', async () => {
  using rig = await peopled(makeRig())
  const by = new HandSwitch()
  by.refusing = true
  const desk = await started(rig, by)
  const { halts } = await desk.take(big(rig, 'o-1'), rig.world)
  assert.equal(halts.length, 1)
  await desk.settled()
  assert.deepEqual(await kinds(rig), ['halted', 'switch-failed'])
  await desk.tick(rig.world)
  by.refusing = false
  await desk.tick(rig.world)
  await desk.tick(rig.world)
  assert.deepEqual(by.asked, [`halt ${SOLANA}`, `halt ${SOLANA}`, `halt ${SOLANA}`])
  assert.deepEqual(await kinds(rig), ['halted', 'switch-failed', 'obeyed'])
  const [fact] = await rig.world.facts.read({ kinds: ['governor-halted'] })
  assert.ok(fact)
  const { inputs } = fact.body as unknown as { inputs: { event: { id: string }; outflowCount: number } }
  assert.equal(inputs.event.id, 'o-1')
  assert.equal(inputs.outflowCount, 1)
  assert.equal((await ask(showGovernor, {}, rig.as('mori'))).halts[0]?.obeyedMs, rig.clock.now() * 1_000)
  // Nobody releases it: all follow by the clock alone.
  rig.clock.pass(61)
  await desk.tick(rig.world)
  assert.equal(by.asked.at(-1), 'halt all')
  await desk.close()
})

test('whatever the moment at which the process is gone, a halt is told once and thrown, and an outflow counts once', async () => {
  using rig = await peopled(makeRig())
  // Gone after the outflow is kept, before the switch: its desk is left as it is, and nothing of it is closed.
  const lost = new HandSwitch()
  lost.halt = () => new Promise(() => {})
  const first = await started(rig, lost)
  await first.take(big(rig, 'o-1'), rig.world)
  assert.deepEqual(await kinds(rig), [])
  const by = new HandSwitch()
  const second = await started(rig, by)
  assert.deepEqual(by.asked, [`halt ${SOLANA}`])
  assert.deepEqual(await kinds(rig), ['halted', 'obeyed'])
  assert.equal((await second.take(big(rig, 'o-1'), rig.world)).repeated, true)
  await second.close()
  // Gone after the switch obeyed and that was kept, before the fact.
  const third = await started(rig, by)
  const { append } = rig.world.facts
  const reached = Promise.withResolvers<void>()
  rig.world.facts.append = () => {
    reached.resolve()
    return new Promise(() => {})
  }
  await third.take(big(rig, 'o-2', { ledger: ETHEREUM, customer: 'eth-hot-0' }), rig.world)
  await reached.promise
  rig.world.facts.append = append
  const fourth = await started(rig, by)
  const shown = await ask(showGovernor, {}, rig.as('mori'))
  assert.equal(shown.all, true, 'a second ledger halts all')
  assert.equal(shown.halts.length, 3)
  assert.ok(shown.halts.every(h => h.obeyedMs !== null))
  assert.equal((await kinds(rig)).filter(k => k === 'halted').length, 3)
  await fourth.close()
})

test('a governor that was put together from a snapshot and steps goes on as one that never stopped', async () => {
  using rig = makeRig(Math.floor(UPBIT_START_MS / 1_000))
  const drain = [...upbitDrain('even', 3, 120)]
  const whole = await replayOutflows(
    drain.map((event, i) => ({ line: i + 1, event, profile: null })),
    { sinceMs: null, withdrawals: false, obeysMs: 0 },
  )
  const by = new HandSwitch()
  const given: string[] = []
  for (let i = 0; i < drain.length; i += 20) {
    const desk = await started(rig, by, 7)
    for (const event of drain.slice(i, i + 20)) {
      rig.clock.pass(Math.max(0, Math.floor(event.atMs / 1_000) - rig.clock.now()))
      given.push(...(await desk.take(event, rig.world)).halts.map(h => h.scope))
      await desk.settled()
      await desk.tick(rig.world)
    }
    await desk.close()
  }
  assert.deepEqual(
    given,
    whole.halts.map(h => h.command.scope),
  )
  assert.deepEqual(by.asked, [`halt ${SOLANA}`, 'halt all'])
})

test('withdrawals go on when a second person approved it, and not for a halt that came meanwhile', async () => {
  using rig = await peopled(makeRig())
  const by = new HandSwitch()
  const desk = await started(rig, by)
  await assert.rejects(ask(proposeRelease, { scope: 'all', reason: 'x' }, rig.as('kim')), coded('nothing-halted'))
  await desk.take(big(rig, 'o-1'), rig.world)
  await desk.settled()
  await assert.rejects(ask(proposeRelease, { scope: 'all', reason: 'x' }, rig.as('mori')), coded('role-missing'))
  await assert.rejects(ask(proposeRelease, { scope: 'all', reason: 'x' }, rig.as('eve')), coded('tenant-other'))
  const { proposal } = await ask(proposeRelease, { scope: 'all', reason: 'a listing' }, rig.as('lee'))
  await assert.rejects(ask(approveRelease, { proposal }, rig.as('lee')), coded('own-approval'))
  await assert.rejects(ask(approveRelease, { proposal }, rig.as('kim')), coded('role-missing'))
  await assert.rejects(ask(approveRelease, { proposal: 999 }, rig.as('park')), coded('release-unknown'))
  // Another halt, between the proposal and the approval.
  await desk.take(big(rig, 'o-2', { ledger: ETHEREUM, customer: 'eth-hot-0' }), rig.world)
  await desk.settled()
  await assert.rejects(ask(approveRelease, { proposal }, rig.as('park')), coded('release-stale'))
  const next = await ask(proposeRelease, { scope: 'all', reason: 'a listing' }, rig.as('lee'))
  await ask(approveRelease, { proposal: next.proposal }, rig.as('park'))
  by.refusing = true
  await desk.tick(rig.world)
  assert.equal(desk.governor.halted().all, true, 'while the switch refuses, all stand still')
  by.refusing = false
  await desk.tick(rig.world)
  assert.deepEqual(desk.governor.halted(), { all: false, ledgers: [] })
  assert.equal(by.asked.at(-1), 'resume all')
  assert.equal((await ask(showGovernor, {}, rig.as('kim'))).halts.length, 0)
  await assert.rejects(ask(approveRelease, { proposal: next.proposal }, rig.as('park')), coded('release-settled'))
  await desk.close()
})

test('a halt between the approval and its carrying out is not released with the others', async () => {
  using rig = await peopled(makeRig())
  const desk = await started(rig, new HandSwitch())
  await desk.take(big(rig, 'o-1'), rig.world)
  await desk.settled()
  const { proposal } = await ask(proposeRelease, { scope: 'all', reason: 'x' }, rig.as('kim'))
  await ask(approveRelease, { proposal }, rig.as('park'))
  // Weighed before the governor looks at the log again.
  desk.governor.take(big(rig, 'o-2', { ledger: ETHEREUM, customer: 'eth-hot-0' }), rig.clock.now() * 1_000)
  await desk.tick(rig.world)
  assert.equal(desk.governor.halted().all, true)
  assert.ok((await kinds(rig)).includes('release-stale'))
  await desk.close()
})

test('replayed over the shape of Upbit 2025, the governor halts within minutes, and tells how much had gone', async () => {
  const lines = [...upbitDrain('slow start', 80, 240)].map((event, i) => ({ line: i + 1, event, profile: null }))
  const answer = await replayOutflows(lines, { sinceMs: null, withdrawals: false, obeysMs: 1_000 })
  const [ledger, all] = answer.halts
  assert.ok(ledger && all)
  assert.deepEqual([ledger.command.scope, all.command.scope], ['ledger', 'all'])
  assert.ok(all.afterMs < (UPBIT_HALT_SOLANA_S * 1_000) / 3)
  assert.ok(ledger.goneUsd < answer.goneUsd / 10)
  assert.equal(Math.round(answer.goneUsd), 30_400_000)
})

test('a file says what stands still, and is never let go over one that nobody can read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-switch-'))
  try {
    const path = join(folder, 'halts.json')
    const by = fileSwitch(path)
    await by.halt(HALT)
    await by.halt(HALT)
    await by.halt({ ...HALT, id: 'y' })
    const held = () => JSON.parse(readFileSync(path, 'utf8')).halted.map((h: HaltCommand) => h.id)
    assert.deepEqual(held(), [HALT.id, 'y'])
    await by.resume(RESUME)
    assert.deepEqual(held(), ['y'])
    writeFileSync(path, '{"form":')
    await assert.rejects(by.resume(RESUME), coded('switch-failed'))
    await by.halt(HALT)
    assert.deepEqual(held(), [HALT.id])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a program gets what customers wrote on standard input alone; what it answers and how long it takes count', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-switch-'))
  try {
    const out = join(folder, 'out')
    const script = `require('fs').writeFileSync(${JSON.stringify(out)}, JSON.stringify([process.argv.slice(1), JSON.parse(require('fs').readFileSync(0, 'utf8')).event]))`
    await commandSwitch([process.execPath, '-e', script, 'own']).halt(HALT)
    assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')), [['own', 'halt', SOLANA], HALT.event])
    const refuses = commandSwitch([process.execPath, '-e', 'console.error("no funds desk"); process.exit(3)'])
    await assert.rejects(refuses.halt(HALT), /ended with 3: no funds desk/)
    await assert.rejects(
      commandSwitch(['/bin/sleep', '9'], 100)
        .halt(HALT)
        .catch(e => Promise.reject(e)),
      /SIGKILL|ended/,
    )
    await assert.rejects(commandSwitch(['/no/such/program']).halt(HALT), /cannot be run/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a post is signed over its time and body, and the same command has the same delivery', async () => {
  const seen: { signature: string; delivery: string; body: string }[] = []
  let status = 204
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      const { headers } = request
      seen.push({ signature: `${headers['cordon-signature']}`, delivery: `${headers['cordon-delivery']}`, body })
      response.statusCode = status
      response.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const secret = 'a secret of some length'
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/halt`
    const by = postSwitch({ url, secret, allowPrivate: false }, () => 1_795_000_000)
    await by.halt(HALT)
    await by.halt(HALT)
    await by.resume(RESUME)
    const [one, two, three] = seen
    assert.ok(one && two && three)
    // As a receiver would make it.
    const mac = createHmac('sha256', secret).update(`1795000000.${one.body}`).digest('hex')
    assert.equal(one.signature, `t=1795000000,v1=${mac}`)
    assert.equal(one.delivery, two.delivery)
    assert.equal(JSON.parse(three.body).event, 'withdrawals.resume')
    status = 503
    await assert.rejects(by.halt(HALT), coded('switch-failed'))
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

test('what is switched is kept for the owner alone, and a program is named by its whole path', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-switch-'))
  try {
    const order = { file: null, command: [], url: 'https://pay.example/halt', allowPrivate: false }
    const { says, secret } = await setSwitches(folder, order)
    assert.ok(secret !== null && !says.includes(secret))
    assert.equal(statSync(join(folder, 'switch.json')).mode & 0o777, 0o600)
    await assert.rejects(setSwitches(folder, { ...order, command: ['halt'] }), coded('governor-switch-unfit'))
    for (const url of ['http://pay.example/x', 'https://a:b@pay.example', 'file:///etc/passwd', 'x'])
      await assert.rejects(setSwitches(folder, { ...order, url }), coded('governor-switch-unfit'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
