import assert from 'node:assert/strict'
import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { webhookPump } from '../../src/adapters/notify/webhook-pump.ts'
import { reviveDesks } from '../../src/faces/revive-desks.ts'
import { CordonError, SourceError } from '../../src/model/errors.ts'
import { monitorDesk } from '../../src/operations/monitor/judge-transfer.ts'
import type { World } from '../../src/operations/world.ts'
import { ask, testServer } from '../faces/http/test-server.ts'
import { madeUpEvent } from './made-up-events.ts'
import { type MonitoredWorld, monitoredWorld } from './monitor-world.ts'

const ALERTS = ['monitor-alert', 'monitor-alert-withdrawn']
const stopped = (e: unknown) => e instanceof CordonError && e.code === 'monitor-stopped'

/** What stands in a log of alerts for events of which something is said. */
async function told({ facts }: MonitoredWorld): Promise<string[]> {
  return (await facts.read({ kinds: ALERTS })).map(({ body }) => `${body['event']} ${body['outcome']}`)
}

async function judge(world: World, n: number): Promise<string> {
  const [judgement] = await (await monitorDesk(world)).judge({ event: madeUpEvent(n), profile: null }, world)
  return `${judgement?.event} ${judgement?.outcome}`
}

/** The same world by a clock that is moved by hand, whose facts cannot be written while it is told so. */
function troubled(monitored: MonitoredWorld) {
  const trouble = { full: false, ms: 0 }
  const { world, facts } = monitored
  const clock = { now: () => world.clock.now(), monotonic: () => trouble.ms }
  const append: typeof facts.append = async (...given) => {
    if (trouble.full) throw new SourceError('records-failed', 'database or disk is full')
    return facts.append(...given)
  }
  const full = new Proxy(facts, {
    get: (of, name) => (name === 'append' ? append : Reflect.get(of, name).bind(of)),
  })
  return { world: { ...world, clock, facts: full } as World, trouble }
}

test('a monitor whose alerts could not be kept judges again once they can, tells each once, and forgets nothing', async () => {
  await using whole = monitoredWorld()
  await using monitored = monitoredWorld()
  const { world, trouble } = troubled(monitored)
  for (let n = 0; n < 120; n++) await judge(whole.world, n)
  for (let n = 0; n < 40; n++) await judge(world, n)
  trouble.full = true
  let n = 40
  const why = await (async () => {
    for (; n < 120; n++) await judge(world, n)
    return null
  })().catch((fault: unknown) => fault)
  assert.ok(stopped(why) && String(why).includes('disk is full'), String(why))
  // As long as the disk is full it stays so, and says so without reading everything anew each time.
  trouble.ms += 20_000
  await assert.rejects(judge(world, n), { code: 'records-failed' })
  await assert.rejects(judge(world, n), stopped)
  trouble.full = false
  await assert.rejects(judge(world, n), stopped)
  trouble.ms += 20_000
  for (; n < 120; n++) await judge(world, n)
  await (await monitored.reopened())[Symbol.asyncDispose]()
  assert.deepEqual(await told(monitored), await told(whole))
})

test('a monitor whose journal could not be written judges again once it can', async () => {
  await using whole = monitoredWorld()
  await using monitored = monitoredWorld()
  const { world, trouble } = troubled(monitored)
  await monitorDesk(world)
  const file = join(monitored.folder, 'journal-000000000000.log')
  mkdirSync(file)
  await assert.rejects(judge(world, 0), { code: 'journal-unwritable' })
  await assert.rejects(judge(world, 0))
  rmdirSync(file)
  trouble.ms += 20_000
  for (let n = 0; n < 30; n++) assert.equal(await judge(world, n), await judge(whole.world, n))
  await (await monitored.reopened())[Symbol.asyncDispose]()
  assert.deepEqual(await told(monitored), await told(whole))
})

test('a server whose monitor stopped is not ready and says so in figures, and opens it again though nobody sends an event', async () => {
  await using monitored = monitoredWorld()
  const { world, trouble } = troubled(monitored)
  let full: string | null = null
  const at = await testServer({ world, disk: async () => full })
  const part = async (name: string) => {
    trouble.ms += 2_000
    const { status, json } = await ask(at, '/readyz')
    const { text } = await ask(at, '/metrics')
    const figure = new RegExp(`^cordon_part_ready\\{part="${name}"\\} (.)$`, 'm').exec(text)?.[1]
    return [status, (json['checks'] as Record<string, object>)[name], figure]
  }
  const told: unknown[] = []
  const reviving = () => reviveDesks(world, { repeat: webhookPump }, fault => told.push(fault), 60_000)
  try {
    assert.deepEqual(await part('monitor'), [200, { ok: true }, '1'])
    full = 'ENOSPC'
    assert.deepEqual(await part('disk'), [
      503,
      { ok: false, because: 'the data folder cannot be written to: ENOSPC' },
      '0',
    ])
    full = null
    assert.deepEqual(await part('disk'), [200, { ok: true }, '1'])
    await judge(world, 0)
    trouble.full = true
    for (let n = 1; n < 200; n++) if ((await judge(world, n).catch((fault: unknown) => fault)) instanceof Error) break
    const [status, check, figure] = await part('monitor')
    assert.deepEqual([status, figure], [503, '0'])
    assert.match(JSON.stringify(check), /the monitor judges nothing: (?:monitor-stopped|records-failed)"/)
    // The disk is full still: it is tried, told, and tried again.
    await reviving().stop()
    assert.equal(told.length, 1)
    assert.deepEqual((await part('monitor'))[0], 503)
    trouble.full = false
    trouble.ms += 20_000
    await reviving().stop()
    assert.deepEqual(await part('monitor'), [200, { ok: true }, '1'])
    assert.equal(told.length, 1)
  } finally {
    await at.close()
  }
})
