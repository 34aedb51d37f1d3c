import assert from 'node:assert/strict'
import { type ClientRequest, request } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveCircles } from '../../src/analysis/circles/live-circles.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import type { AccountId } from '../../src/model/account.ts'
import { type CordonError, SourceError } from '../../src/model/errors.ts'
import type { CryptoMovement } from '../../src/model/monitor/customer-event.ts'
import { circledMonitor } from '../../src/operations/circles/circled-monitor.ts'
import { revokeKey } from '../../src/operations/keys/revoke-key.ts'
import { monitorDesk } from '../../src/operations/monitor/judge-transfer.ts'
import type { World } from '../../src/operations/world.ts'
import { newKey, type TestServer, testServer } from '../faces/http/test-server.ts'
import { madeUpEvent } from './made-up-events.ts'
import { monitoredWorld } from './monitor-world.ts'

/** A request whose events are sent one after the other, and what is answered so far. */
function streaming(
  at: TestServer,
  key?: string,
): { sent: ClientRequest; lines: () => string[]; until(n: number): Promise<string[]> } {
  const headers = {
    'content-type': 'application/x-ndjson',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  }
  let text = ''
  const sent = request(
    { port: at.port, host: '127.0.0.1', method: 'POST', path: '/v1/monitor-events', headers },
    answer => {
      answer.setEncoding('utf8').on('data', part => {
        text += part
      })
      answer.on('error', () => {})
    },
  )
  sent.on('error', () => {})
  const lines = () => text.split('\n').slice(0, -1)
  return {
    sent,
    lines,
    async until(n) {
      for (let i = 0; i < 500 && lines().length < n; i++) await sleep(10)
      return lines()
    },
  }
}

const lineOf = (n: number): string => `${JSON.stringify(eventValues(madeUpEvent(n)))}\n`

test('a key that is revoked while its events come has no further one judged, and is told so', async () => {
  await using monitored = monitoredWorld()
  const { world } = monitored
  const { id, key } = await newKey(world, ['monitor'])
  const at = await testServer({ world, patience: { keys: 20 } })
  try {
    const stream = streaming(at, key)
    stream.sent.write(lineOf(0))
    assert.match((await stream.until(1))[0] ?? '', /^\{"line":1,"judgements"/)
    await revokeKey.run({ id }, { ...world, by: 'tester' })
    await sleep(200)
    stream.sent.write(lineOf(1) + lineOf(2))
    const told = await stream.until(2)
    assert.equal(JSON.parse(told[1] ?? '').error.code, 'key-refused')
    assert.equal(told.length, 2)
    assert.equal((await world.monitor?.desk(world))?.engine.next, 1)
    stream.sent.destroy()
  } finally {
    await at.close()
  }
})

test('a sender who goes away in the middle of its events ends no server, and what had come is judged', async () => {
  await using monitored = monitoredWorld()
  const { world } = monitored
  const door = world.monitor
  // The disk is slow: events that were read wait for it while the connection breaks.
  const slow = {
    ...{ stopped: () => null, journalled: async () => 0 },
    desk: async (of: typeof world) => {
      const desk = await door?.desk(of)
      if (desk === undefined) throw new Error('there is a monitor')
      return {
        ...desk,
        judge: async (...given: Parameters<typeof desk.judge>) => desk.judge(...given).finally(() => sleep(150)),
      }
    },
  }
  // What nobody handles ends a process; the test runner counts it as a failure of the test.
  const at = await testServer({ world: { ...world, monitor: slow } })
  try {
    const stream = streaming(at)
    stream.sent.write(lineOf(0) + lineOf(1))
    for (let i = 0; i < 200 && (await door?.desk(world))?.engine.next !== 2; i++) await sleep(5)
    stream.sent.destroy()
    await sleep(300)
    assert.equal((await door?.desk(world))?.engine.next, 2)
  } finally {
    await at.close()
  }
})

test('where nothing can be said of an event’s other side, while an earlier one waits still, its sender is told and nobody else', async () => {
  await using monitored = monitoredWorld()
  const sides = ['a', 'b'].map(digit => `eip155:1:0x${digit.repeat(40)}` as AccountId)
  const tags: World['tags'] = {
    async tags([account = '']) {
      if (account === sides[1]) throw new SourceError('tags-unreadable', 'the disk is gone')
      await sleep(100)
      return [[]]
    },
  }
  const world = { ...monitored.world, tags }
  const moved = madeUpEvent(
    [...Array(100).keys()].find(n => madeUpEvent(n).kind === 'withdrawal') ?? 0,
  ) as CryptoMovement
  const plain = await monitorDesk(world)
  const door = { stopped: () => null, journalled: async () => 0, desk: async () => plain }
  const circles = { enrich: (event: unknown) => event } as unknown as LiveCircles
  const circled = await circledMonitor(door, { open: async () => circles, keepIfDue: () => {} }).desk(world)
  for (const desk of [plain, circled]) {
    const said = sides.map((other, n) =>
      desk.judge(
        { event: { ...moved, id: `${desk.constructor.name} ${n}`, other, about: null }, profile: null },
        world,
      ),
    )
    assert.deepEqual(
      (await Promise.allSettled(said)).map(one =>
        one.status === 'fulfilled' ? 'judged' : (one.reason as CordonError).code,
      ),
      ['judged', 'tags-unreadable'],
    )
  }
})
