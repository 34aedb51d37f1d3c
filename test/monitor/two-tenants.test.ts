import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventValues } from '../../src/formats/events/write-event.ts'
import { CordonError } from '../../src/model/errors.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import type { CaseworkWorld } from '../../src/operations/casework/casework-world.ts'
import { explainAlert } from '../../src/operations/casework/explain-alert.ts'
import { listQueue } from '../../src/operations/casework/list-queue.ts'
import { governedMonitor } from '../../src/operations/governor/governed-monitor.ts'
import { judgeTransfer, monitorDesk } from '../../src/operations/monitor/judge-transfer.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { addUser, addUserInput } from '../../src/operations/users/add-user.ts'
import { removeUser } from '../../src/operations/users/remove-user.ts'
import { madeUpEvent } from './made-up-events.ts'
import { monitoredWorld } from './monitor-world.ts'

/** An event of a customer who sends enough to a mixer, and often enough, that a person is to look at it. */
const leaves = (id: string, customer: string, minute = 0): CustomerEvent => {
  const some = Array.from({ length: 200 }, (_, n) => madeUpEvent(n)).find(
    e => e.kind === 'withdrawal' && e.about?.labels?.includes('mixer') === true && (e.usd ?? 0) > 900,
  )
  return { ...(some ?? assert.fail()), id, customer, atMs: (some?.atMs ?? 0) + minute * 60_000 } as CustomerEvent
}

async function housed() {
  const at = monitoredWorld()
  const root = { ...at.world, by: 'root' }
  const add = (name: string, tenant?: string) =>
    addUser(addUserInput.parse({ name, role: ['analyst'], country: 'KR', ...(tenant ? { tenant } : {}) }), null, {
      ...root,
      sharing: { self: async () => null } as never,
    })
  await add('kim')
  await add('eve', 'other')
  const as = (name: string): CaseworkWorld => ({
    ...at.world,
    by: name,
    asker: { key: null, user: name, session: '0123456789abcdef' },
  })
  const judge = (event: CustomerEvent, name: string) =>
    judgeTransfer.run(readInput(judgeTransfer, { event: { ...eventValues(event) } }), as(name))
  return { at, root, as, judge }
}

test('who uses the names of another tenant’s customers and events is told nothing of them, and adds nothing to them', async () => {
  const { at, as, judge } = await housed()
  await using _ = at
  const first = (await judge(leaves('w-1', 'c-17'), 'kim')).judgement
  const second = (await judge(leaves('w-2', 'c-17', 1), 'kim')).judgement
  assert.notDeepEqual(second.findings, first.findings, 'what left before counts')

  const same = (await judge(leaves('w-2', 'c-17', 1), 'eve')).judgement
  assert.deepEqual([same.event, same.customer, same.repeated], ['w-2', 'c-17', false])
  assert.deepEqual(same.findings, first.findings, 'it is the first of hers')
  const next = (await judge(leaves('w-3', 'c-17', 2), 'eve')).judgement
  assert.deepEqual(next.findings, second.findings)
  const after = (await judge(leaves('w-9', 'c-18', 3), 'kim')).judgement
  assert.ok(!JSON.stringify(after).includes('other␟'))

  const eves = await listQueue.run(readInput(listQueue, {}), as('eve'))
  assert.deepEqual(
    eves.groups.map(g => [g.subject, g.count]),
    [['customer:c-17', 2]],
  )
  const { alert } = await explainAlert.run({ alert: 'A1' }, as('eve'))
  assert.equal(alert.event, 'w-2')
  const ours = await listQueue.run(readInput(listQueue, {}), as('kim'))
  assert.deepEqual(
    ours.groups.map(g => [g.subject, g.count]),
    [
      ['customer:c-17', 2],
      ['customer:c-18', 1],
    ],
  )
})

test('an id that names another tenant is refused, and what a removed user’s session sends as well', async () => {
  const { at, root, judge } = await housed()
  await using _ = at
  const coded = (code: string) => (e: unknown) => e instanceof CordonError && e.code === code
  await assert.rejects(judge(leaves('w-1', 'other␟c-17'), 'kim'), coded('event-id-foreign'))
  await assert.rejects(judge(leaves('other␟w-1', 'c-17'), 'kim'), coded('event-id-foreign'))
  await assert.rejects(judge(leaves('w-1', 'c'.repeat(252)), 'eve'), coded('field-too-long'))
  assert.equal((await judge(leaves('w-1', 'main␟c-17'), 'kim')).judgement.customer, 'main␟c-17')
  await removeUser.run({ name: 'eve' }, root)
  await assert.rejects(judge(leaves('w-1', 'c-17'), 'eve'), coded('person-unknown'))
})

test('an alert that a crash kept from being told is told to its own tenant, in whoever’s name the server starts again', async () => {
  const { at, as, judge } = await housed()
  await using _ = at
  const { facts } = at
  const append = facts.append.bind(facts)
  await judge(leaves('w-1', 'c-17'), 'eve')
  facts.append = async (drafts, ...more) => {
    if (drafts.some(d => d.kind === 'monitor-alert')) throw new Error('the machine stops')
    return append(drafts, ...more)
  }
  await judge(leaves('w-2', 'c-17', 1), 'eve').catch(() => {})
  await new Promise(done => setTimeout(done, 20))
  facts.append = append
  await using again = await at.reopened()
  await monitorDesk(again.world)
  const told = async (name: string) =>
    (await listQueue.run(readInput(listQueue, {}), as(name))).groups.map(g => g.subject)
  assert.deepEqual([await told('eve'), await told('kim')], [['customer:c-17'], []])
})

test('what another tenant tells of its wallets halts no withdrawals here', async () => {
  const { at, as } = await housed()
  await using _ = at
  const weighed: string[] = []
  const governor = {
    desk: async () => ({ take: async (outflow: { id?: string }) => void weighed.push(JSON.stringify(outflow)) }),
  } as never
  const monitor = governedMonitor(at.world.monitor ?? assert.fail(), governor, true)
  const event = { ...eventValues(leaves('w-1', 'c-17')) }
  await judgeTransfer.run(readInput(judgeTransfer, { event }), { ...as('eve'), monitor })
  assert.equal(weighed.length, 0)
  await judgeTransfer.run(readInput(judgeTransfer, { event }), { ...as('kim'), monitor })
  assert.equal(weighed.length, 1)
})
