import assert from 'node:assert/strict'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeServer } from '../../src/faces/http/make-server.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import { IntegrityError } from '../../src/model/errors.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import { type Rule, type RuleContext, SILENT } from '../../src/model/monitor/rule.ts'
import { judgeTransfer, monitorDesk } from '../../src/operations/monitor/judge-transfer.ts'
import { showRules } from '../../src/operations/monitor/show-rules.ts'
import { madeUpEvent } from './made-up-events.ts'
import { MADE_UP_RULES } from './made-up-rules.ts'
import { monitoredWorld } from './monitor-world.ts'

const ALERTS = ['monitor-alert', 'monitor-alert-withdrawn']

async function judged(world: Parameters<typeof monitorDesk>[0], from: number, until: number): Promise<string[]> {
  const desk = await monitorDesk(world)
  const said: string[] = []
  for (let n = from; n < until; n++)
    for (const j of await desk.judge({ event: madeUpEvent(n), profile: null }, world))
      if (j.outcome !== 'pass' || (j.instead !== null && j.instead !== 'pass')) said.push(`${j.event} ${j.outcome}`)
  return said
}

test('what is not let pass is a fact, once, also over a restart, and the state goes on as if there had been none', async () => {
  await using first = monitoredWorld()
  await using whole = monitoredWorld()
  const expected = await judged(whole.world, 0, 120)
  const said = await judged(first.world, 0, 60)
  await using second = await first.reopened()
  said.push(...(await judged(second.world, 60, 120)))
  assert.deepEqual(said, expected)
  await using third = await second.reopened()
  await showRules.run({}, third.world)
  const alerts = await third.facts.read({ kinds: ALERTS })
  assert.deepEqual(
    alerts.map(({ body }) => `${body['event']} ${body['outcome']}`),
    expected,
  )
  assert.equal((await third.facts.read({ kinds: ['monitor-ruleset'] })).length, 1)
})

test('a half-written end of the journal is cut off; damage before what was safe is refused', async () => {
  await using first = monitoredWorld()
  await judged(first.world, 0, 30)
  await using second = await first.reopened()
  const [name = ''] = readdirSync(first.folder).filter(file => file.endsWith('.log'))
  const file = join(first.folder, name)
  const whole = readFileSync(file)
  appendFileSync(file, whole.subarray(0, 50))
  const { built, engine } = await monitorDesk(second.world)
  assert.deepEqual([built.replayed, built.cut, engine.next], [30, 50, 30])
  await using third = await second.reopened()
  const damaged = Buffer.from(whole)
  damaged[900] = (damaged[900] as number) ^ 1
  writeFileSync(file, damaged)
  await assert.rejects(
    monitorDesk(third.world),
    (e: unknown) => e instanceof IntegrityError && e.code === 'journal-damaged',
  )
  // What is put back is taken.
  writeFileSync(file, whole)
  assert.equal((await monitorDesk(third.world)).engine.next, 30)
})

test('a second process is refused while one judges', async () => {
  await using first = monitoredWorld()
  await monitorDesk(first.world)
  const other = monitoredWorld(undefined, undefined, first.folder)
  await assert.rejects(monitorDesk(other.world), { code: 'monitor-in-use' })
})

test('of a transfer that says nothing of its other side, what can be had is filled in, and the rest is null', async () => {
  const seen: unknown[] = []
  const [rule] = MADE_UP_RULES
  const looks = {
    ...(rule as Rule),
    judge: ({ event }: RuleContext) => {
      seen.push('about' in event && event.about)
      return SILENT
    },
  }
  await using monitored = monitoredWorld([looks])
  const event = { ...madeUpEvent(0), about: null } as CustomerEvent
  assert.equal(event.kind, 'withdrawal')
  await (await monitorDesk(monitored.world)).judge({ event, profile: null }, monitored.world)
  const screening = { verdict: 'unknown', categories: [], lists: [] }
  const [about] = seen as { gaps: { of: string; blocking: boolean; because: string }[] }[]
  const { gaps, ...said } = about ?? { gaps: [] }
  assert.deepEqual(said, { screening, exposure: null, labels: [], firstSeenMs: null, patterns: [], cases: [] })
  assert.deepEqual(
    gaps.filter(g => g.of === 'exposure'),
    [{ of: 'exposure', blocking: true, because: 'no exposure index was made (cordon index-exposure)' }],
  )
})

test('lines streamed over HTTP are answered one by one in their order, and one event at a time as JSON', async () => {
  await using monitored = monitoredWorld()
  const { world } = monitored
  const server = await makeServer({
    world,
    version: 'test',
    home: null,
    about: () => ({}),
    operations: [judgeTransfer],
  })
  try {
    const good = (n: number) => JSON.stringify(eventValues(madeUpEvent(n)))
    const payload = `${good(0)}\n\n{"kind":"nope"}\n${good(1)}\n${good(0)}`
    const headers = { 'content-type': 'application/x-ndjson', host: 'localhost' }
    const answer = await server.inject({ method: 'POST', url: '/v1/monitor-events', headers, payload })
    assert.equal(answer.statusCode, 200)
    const told = answer.body
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    assert.deepEqual(
      told.map(t => [t.line, t.fault?.code ?? t.judgements[0].event, t.judgements?.[0].repeated]),
      [
        [1, 'e-0', false],
        [3, 'event-kind-unknown', undefined],
        [4, 'e-1', false],
        [5, 'e-0', true],
      ],
    )
    const one = await server.inject({
      ...{ method: 'POST', url: '/v1/judge-transfer', headers: { host: 'localhost' } },
      payload: { event: eventValues(madeUpEvent(2)) },
    })
    assert.equal(one.json().judgement.event, 'e-2')
    const bad = await server.inject({
      ...{ method: 'POST', url: '/v1/judge-transfer', headers: { host: 'localhost' } },
      payload: { event: { kind: 'login', id: 'x', atMs: 1, customer: 'c', usd: 3 } },
    })
    assert.deepEqual([bad.statusCode, bad.json().error?.code ?? bad.json().code], [400, 'field-unknown'])
  } finally {
    await server.close()
  }
})
