import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyChance } from '../../src/adapters/keys/key-chance.ts'
import {
  approveDecision,
  fileReport,
  rejectDecision,
  showDecision,
} from '../../src/operations/casework/approve-decision.ts'
import { attachCasework, attachTo, readAttachment } from '../../src/operations/casework/attach-casework.ts'
import { auditCasework } from '../../src/operations/casework/audit-casework.ts'
import {
  assignCasework,
  changeCasework,
  listCasework,
  noteCasework,
  openCasework,
  showAlert,
  showCasework,
} from '../../src/operations/casework/cases-at-work.ts'
import { CASEWORK_OPERATIONS } from '../../src/operations/casework/casework-operations.ts'
import type { CaseworkWorld } from '../../src/operations/casework/casework-world.ts'
import { compileCasework, draftCasework } from '../../src/operations/casework/compile-casework.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { listQueue } from '../../src/operations/casework/list-queue.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import { addKey } from '../../src/operations/keys/add-key.ts'
import { approveOverlay, listOverlays, proposeOverlay } from '../../src/operations/monitor/overlay-operations.ts'
import { showRules } from '../../src/operations/monitor/show-rules.ts'
import { removeUser } from '../../src/operations/users/remove-user.ts'
import { effortMs } from '../effort.ts'
import { ask as askHttp, testServer } from '../faces/http/test-server.ts'
import { ask, coded, makeRig, peopled } from './casework-rig.ts'

const DIGEST = '0'.repeat(64)

test('another tenant’s case, alert, customer and attachment are told exactly as what never was', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  await rig.judged('c-2')
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('kim'))
  const { digest } = await attachTo(rig.as('kim'), 'C1', 'secret.txt', new TextEncoder().encode('secret'))
  const eve = rig.as('eve')
  const said = async (work: Promise<unknown>) =>
    work.then(
      () => assert.fail('it was told'),
      (e: Error & { code: string; status: number }) => ({ code: e.code, status: e.status, message: e.message }),
    )
  const asks: [string, (id: string) => Promise<unknown>][] = [
    ['show', id => ask(showCasework, { case: id }, eve)],
    ['note', id => ask(noteCasework, { case: id, text: 'x' }, eve)],
    ['assign', id => ask(assignCasework, { case: id, to: 'eve' }, eve)],
    ['change', id => ask(changeCasework, { case: id, suspect: 'known' }, eve)],
    ['attach', id => ask(attachCasework, { case: id, name: 'x', base64: 'AA==' }, eve)],
    ['read', id => ask(readAttachment, { case: id, digest }, eve)],
    ['decide', id => ask(decideCasework, { case: id, kind: 'dismiss', reason: 'x' }, eve)],
    ['decision', id => ask(showDecision, { case: id, decision: 1 }, eve)],
    ['approve', id => ask(approveDecision, { case: id, decision: 1, document: DIGEST }, eve)],
    ['reject', id => ask(rejectDecision, { case: id, decision: 1, document: DIGEST, reason: 'x' }, eve)],
    ['file', id => ask(fileReport, { case: id, decision: 1, document: DIGEST, reference: 'x' }, eve)],
    ['audit', id => ask(auditCasework, { case: id }, eve)],
  ]
  for (const [what, of] of asks) {
    const [theirs, nobodys] = [await said(of('C1')), await said(of('C9'))]
    assert.deepEqual({ ...theirs, message: theirs.message.replaceAll('C1', 'C9') }, nobodys, what)
    assert.deepEqual([theirs.code, theirs.status], ['casework-unknown', 404], what)
  }
  for (const of of [
    (id: string) => ask(showAlert, { alert: id }, eve),
    (id: string) => ask(triageAlert, { alert: id, verdict: 'dismiss', reason: 'x' }, eve),
  ])
    assert.deepEqual([(await said(of('A2'))).code, (await said(of('A9'))).code], ['alert-unknown', 'alert-unknown'])
  assert.deepEqual(await ask(listQueue, {}, eve), { waiting: 0, found: 0, groups: [], due: [] })
  assert.deepEqual((await ask(listQueue, { subject: 'customer:c-2' }, eve)).groups, [])
  assert.deepEqual((await ask(listCasework, {}, eve)).cases, [])
  assert.deepEqual((await ask(auditCasework, {}, eve)).acts, [])
  // Numbers of one tenant tell nothing of another: eve's first case is C1 as well.
  assert.equal((await ask(openCasework, { title: 'mine' }, eve)).id, 'C1')
  await assert.rejects(ask(readAttachment, { case: 'C1', digest }, eve), coded('attachment-unknown'))
  await assert.rejects(ask(assignCasework, { case: 'C1', to: 'kim' }, eve), coded('assignee-unknown'))
  assert.equal((await ask(showCasework, { case: 'C1' }, rig.as('kim'))).attachments[0]?.name, 'secret.txt')
})

test('no report of another tenant tells a trace of the node, nor whether there is one', async () => {
  using rig = makeRig()
  await peopled(rig)
  await ask(openCasework, { title: 'mine' }, rig.as('eve'))
  await rig.fact('case-opened', { name: 'bybit-2025' })
  for (const name of ['bybit-2025', 'never-was']) {
    const order = { case: 'C1', theft: [name] }
    await assert.rejects(ask(compileCasework, order, rig.as('eve')), coded('trace-of-node'))
    await assert.rejects(ask(draftCasework, { ...order, as: 'court' as const }, rig.as('eve')), coded('trace-of-node'))
  }
})

test('what was proposed of the monitor’s rules, and why, is shown to the main tenant alone', async () => {
  using rig = makeRig()
  await peopled(rig)
  const at = (name: string) => ({ ...rig.as(name), asker: { key: null, user: name, session: '0123456789abcdef' } })
  await assert.rejects(ask(listOverlays, {}, at('eve')), coded('tenant-other'))
  assert.deepEqual((await ask(listOverlays, {}, at('kim'))).overlays, [])
})

test('by which overlay it is judged another tenant may know, and not which people of this house put it in force', async () => {
  using rig = makeRig()
  await peopled(rig)
  const overlay = '0'.repeat(64)
  const parts = {
    ruleBook: { check: async () => ({ digest: overlay, text: '{}' }) },
    monitor: { desk: async () => ({ engine: { set: { digest: 'r', overlay, rules: [], typologies: [] } } }) },
  }
  const at = (user: string): CaseworkWorld => ({
    ...{ ...rig.as(user), ...(parts as unknown as Partial<CaseworkWorld>) },
    asker: { key: null, user, scopes: [], session: '0123456789abcdef' },
  })
  const documents = [{ digest: overlay, text: '{}' }]
  rig.world.facts.document = async digest => documents.find(d => d.digest === digest)?.text ?? assert.fail()
  const { proposal } = await ask(proposeOverlay, { overlay: {}, reason: 'calmer' }, at('kim'))
  await ask(approveOverlay, { proposal }, at('park'))
  const [ours, theirs] = [await ask(showRules, {}, at('mori')), await ask(showRules, {}, at('eve'))]
  assert.deepEqual([ours.inForce?.proposedBy, ours.inForce?.approvedBy], ['kim', 'park'])
  assert.deepEqual(theirs, { ...ours, inForce: { ...ours.inForce, proposedBy: null, approvedBy: null } })
})

test('a fact in another tenant’s name has no effect, whoever wrote it into the log', async () => {
  using rig = makeRig()
  await peopled(rig)
  await ask(openCasework, { title: 'ours' }, rig.as('kim'))
  await rig.fact('casework-noted', { tenant: 'main', via: null, case: 'C1', text: 'forged' }, 'eve')
  assert.deepEqual((await ask(showCasework, { case: 'C1' }, rig.as('kim'))).notes, [])
  assert.equal((await ask(auditCasework, {}, rig.as('mori'))).acts.at(-1)?.refused, 'tenant-other')
})

test('an alert goes to the tenant of whoever sent the event, and a screen to those who screened, without each other’s customers', async () => {
  using rig = makeRig()
  await peopled(rig)
  const key = await rig.key('eve')
  const [added] = (await rig.world.facts.read({ kinds: ['key-added'] })).slice(-1)
  const label = `key ${String(added?.body['name'])} (${key.id})`
  await rig.judged('c-eve', {}, label)
  const screen = (askedBy: string[]) => ({
    ...{ change: 'listed', party: { kind: 'address', what: 'eip155:1:0xab', birth: null, country: null } },
    ...{ list: 'us-ofac-sdn', entry: '1', name: 'X', programmes: [], basis: 'address', confidence: 100, why: ['w'] },
    ...{ version: DIGEST, publishedAt: 1, firstSeenAt: 1, lastSeenAt: 1, screens: 2, verdictThen: 'clear' },
    ...{ customers: ['c-eve', 'c-kim'], askedBy },
  })
  await rig.fact('screen-alert', screen([label, 'kim']))
  await rig.fact('screen-alert', screen(['kim']))
  const eves = await ask(listQueue, {}, rig.as('eve'))
  assert.deepEqual(eves.groups.map(g => g.subject).sort(), ['customer:c-eve', 'party:address:eip155:1:0xab'])
  const ours = await ask(listQueue, {}, rig.as('kim'))
  assert.equal(ours.groups[0]?.count, 2)
  const both = JSON.stringify(eves) + JSON.stringify(await ask(showAlert, { alert: 'A1' }, rig.as('kim')))
  assert.ok(!both.includes('c-kim'), 'an alert of two tenants names customers of neither')
  assert.ok(JSON.stringify(await ask(showAlert, { alert: 'A2' }, rig.as('kim'))).includes('c-kim'))
})

test('a peer sees nothing, and so does a key that acts for nobody', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.user('partner', ['peer'])
  await assert.rejects(ask(listQueue, {}, rig.as('partner')), coded('role-missing'))
  await assert.rejects(ask(listQueue, {}, rig.as('stranger')), coded('person-unknown'))
  const nobody = { ...rig.world, asker: { key: null, user: null } }
  await assert.rejects(ask(listQueue, {}, nobody), coded('key-acts-for-nobody'))
  const key = await rig.key('kim')
  await assert.rejects(ask(listQueue, {}, rig.by(key, 'lee')), coded('person-unknown'))
})

test('a key for a user of another tenant opens nothing that shows the whole folder, and dies with its user', async () => {
  using rig = makeRig()
  await peopled(rig)
  for (const scope of ['screen', 'admin', 'cases', 'keys', 'metrics', 'freeze'] as const)
    await assert.rejects(
      addKey({ name: scope, scope: ['casework', scope], user: 'eve' }, keyChance(), rig.world),
      coded('scope-unfit'),
    )
  await assert.rejects(
    addKey({ name: 'x', scope: ['casework'], user: 'nobody' }, keyChance(), rig.world),
    coded('user-unknown'),
  )
  const key = await rig.key('eve')
  assert.equal((await ask(listQueue, {}, rig.by(key, 'eve'))).waiting, 0)
  await ask(removeUser, { name: 'eve' }, rig.as('root'))
  await rig.user('eve', ['analyst', 'approver'])
  await assert.rejects(ask(listQueue, {}, rig.by(key, 'eve')), coded('person-unknown'))
})

test('over HTTP a key acts for its user alone; without one, or with an admin key of nobody, cases are closed', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  const open = await testServer({ world: rig.as('kim'), operations: [...CASEWORK_OPERATIONS] })
  try {
    // No key was ever added but the house has people: whoever asks is nobody, not who started the server.
    const bare = await askHttp(open, '/v1/list-queue', { body: '{}' })
    assert.deepEqual([bare.status, bare.json.error?.code], [403, 'key-acts-for-nobody'])
  } finally {
    await open.close()
  }
  const [kim, eve, lee] = [await rig.key('kim'), await rig.key('eve'), await rig.key('lee')]
  const again = await rig.key('lee')
  const at = await testServer({ world: rig.world, operations: [...CASEWORK_OPERATIONS] })
  const post = (name: string, key: { key: string }, input: object) =>
    askHttp(at, `/v1/${name}`, { body: JSON.stringify(input), key: key.key })
  try {
    const made = await post('triage-alert', kim, { alert: 'A1', verdict: 'open' })
    assert.equal(made.status, 200, made.text)
    const hidden = await post('show-casework', eve, { case: 'C1' })
    const absent = await post('show-casework', eve, { case: 'C2' })
    assert.deepEqual([hidden.status, hidden.text.length], [404, absent.text.length])
    const report = await post('decide-casework', lee, { case: 'C1', kind: 'report', reason: 'layering' })
    assert.equal(report.status, 200, report.text)
    const { document } = (report.json['decisions'] as { document: string }[])[0] ?? { document: '' }
    for (const key of [lee, again]) {
      const own = await post('approve-decision', key, { case: 'C1', decision: 1, document })
      assert.deepEqual([own.status, own.json.error?.code], [403, 'own-approval'])
    }
    const big = 'A'.repeat(5_000_000)
    assert.equal((await post('attach-casework', kim, { case: 'C1', name: 'x', base64: big })).status, 413)
  } finally {
    await at.close()
  }
})

test('what is another’s takes as long to refuse as what never was', async () => {
  using rig = makeRig()
  await peopled(rig)
  for (let i = 0; i < 200; i++) await ask(openCasework, { title: `case ${i}` }, rig.as('kim'))
  const eve = rig.as('eve')
  const time = async (id: string): Promise<number> => {
    const before = effortMs()
    await ask(showCasework, { case: id }, eve).catch(() => {})
    return effortMs() - before
  }
  const times: { theirs: number[]; nobodys: number[] } = { theirs: [], nobodys: [] }
  for (let i = 0; i < 400; i++) {
    times.theirs.push(await time(`C${(i % 200) + 1}`))
    times.nobodys.push(await time(`C${(i % 200) + 1001}`))
  }
  const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] ?? 0
  const [a, b] = [median(times.theirs), median(times.nobodys)]
  assert.ok(Math.max(a, b) < 3 * Math.min(a, b) + 0.05, `${a} ms and ${b} ms`)
})
