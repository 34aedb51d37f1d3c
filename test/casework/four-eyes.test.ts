import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import type { FactDraft } from '../../src/model/fact.ts'
import {
  approveDecision,
  fileReport,
  rejectDecision,
  showDecision,
} from '../../src/operations/casework/approve-decision.ts'
import { attachTo } from '../../src/operations/casework/attach-casework.ts'
import { auditCasework } from '../../src/operations/casework/audit-casework.ts'
import {
  changeCasework,
  listCasework,
  noteCasework,
  openCasework,
  showCasework,
} from '../../src/operations/casework/cases-at-work.ts'
import { CASEWORK_OPERATIONS } from '../../src/operations/casework/casework-operations.ts'
import type { CaseworkWorld } from '../../src/operations/casework/casework-world.ts'
import { decideCasework } from '../../src/operations/casework/decide-casework.ts'
import { listHolds } from '../../src/operations/casework/list-holds.ts'
import { triageAlert } from '../../src/operations/casework/triage-alert.ts'
import type { FactQuery } from '../../src/operations/fact-log.ts'
import { revokeKey } from '../../src/operations/keys/revoke-key.ts'
import { addUser, addUserInput } from '../../src/operations/users/add-user.ts'
import { linkUser } from '../../src/operations/users/link-user.ts'
import { removeUser } from '../../src/operations/users/remove-user.ts'
import { setUserRoles } from '../../src/operations/users/set-user-roles.ts'
import { ask, coded, makeRig, peopled, type Rig } from './casework-rig.ts'

/** A case of customer c-1 in which lee has decided to report. */
async function reported(rig: Rig) {
  await peopled(rig)
  await rig.judged('c-1')
  await ask(triageAlert, { alert: 'A1', verdict: 'open', title: 'in and out' }, rig.as('kim'))
  return decided(rig, 'lee')
}

async function decided(rig: Rig, by: string) {
  const input = { case: 'C1', kind: 'report', reason: 'layering' } as const
  const { decision, decisions } = await ask(decideCasework, input, rig.as(by))
  const { document } = decisions[decision - 1] ?? { document: '' }
  return { case: 'C1', decision, document }
}

test('who made a report cannot approve it, approver or not, by no other key and by no other role', async () => {
  using rig = makeRig()
  const named = await reported(rig)
  const [first, second] = [await rig.key('lee'), await rig.key('lee')]
  for (const world of [rig.as('lee'), rig.by(first, 'lee'), rig.by(second, 'lee')])
    await assert.rejects(ask(approveDecision, named, world), coded('own-approval'))
  await ask(setUserRoles, { name: 'lee', role: ['admin', 'approver', 'analyst', 'auditor'] }, rig.as('root'))
  await assert.rejects(ask(approveDecision, named, rig.by(second, 'lee')), coded('own-approval'))
  const { decisions } = await ask(showCasework, { case: 'C1' }, rig.as('kim'))
  assert.equal(decisions[0]?.state, 'proposed')
})

test('an analyst, an auditor and an admin approve nothing; an approver does', async () => {
  using rig = makeRig()
  const named = await reported(rig)
  for (const name of ['kim', 'mori', 'ann'])
    await assert.rejects(ask(approveDecision, named, rig.as(name)), coded('role-missing'))
  for (const name of ['kim', 'mori', 'ann'])
    await assert.rejects(ask(rejectDecision, { ...named, reason: 'x' }, rig.as(name)), coded('role-missing'))
  const { decisions } = await ask(approveDecision, named, rig.as('park'))
  assert.deepEqual([decisions[0]?.state, decisions[0]?.second?.by], ['approved', 'park'])
})

test('somebody whom the maker let in cannot approve for the maker', async () => {
  using rig = makeRig()
  const named = await reported(rig)
  // lee gives the role of an approver to a friend, at a terminal and then by a key.
  await ask(setUserRoles, { name: 'kim', role: ['approver'] }, { ...rig.world, by: 'lee' })
  await assert.rejects(ask(approveDecision, named, rig.as('kim')), coded('approver-let-in-by-maker'))
  const key = await rig.key('lee')
  const facts = await rig.world.facts.read({ kinds: ['key-added'] })
  const label = `key ${String(facts.at(-1)?.body['name'])} (${key.id})`
  await ask(setUserRoles, { name: 'mori', role: ['approver'] }, { ...rig.world, by: label })
  await assert.rejects(ask(approveDecision, named, rig.as('mori')), coded('approver-let-in-by-maker'))
})

test('the approver sees word for word what is approved, and names it: another digest approves nothing', async () => {
  using rig = makeRig()
  const named = await reported(rig)
  const { text } = await ask(showDecision, { case: 'C1', decision: 1 }, rig.as('park'))
  const document = JSON.parse(text)
  assert.equal(document.decision.reason, 'layering')
  assert.deepEqual(document.decision.jurisdictions, ['KR'])
  assert.equal(document.case.alerts[0].id, 'A1')
  await assert.rejects(
    ask(approveDecision, { ...named, document: '0'.repeat(64) }, rig.as('park')),
    coded('approval-stale'),
  )
})

test('a file more before the approval, an alert or a country more after it, void the decision; a note does not', async () => {
  const changes: [string, (rig: Rig) => Promise<unknown>][] = [
    ['file', rig => attachTo(rig.as('kim'), 'C1', 'a.txt', new Uint8Array([1]))],
    [
      'alert',
      async rig => {
        await rig.judged('c-1')
        await ask(triageAlert, { alert: 'A2', verdict: 'join', case: 'C1' }, rig.as('kim'))
      },
    ],
    ['country', rig => ask(changeCasework, { case: 'C1', jurisdiction: ['KR', 'JP'] }, rig.as('kim'))],
  ]
  for (const [what, change] of changes) {
    using rig = makeRig()
    const named = await reported(rig)
    if (what !== 'file') await ask(approveDecision, named, rig.as('park'))
    await ask(noteCasework, { case: 'C1', text: 'called' }, rig.as('kim'))
    const state = async () => (await ask(showCasework, { case: 'C1' }, rig.as('kim'))).decisions[0]?.state
    assert.equal(await state(), what === 'file' ? 'proposed' : 'approved')
    await change(rig)
    assert.equal(await state(), 'void', what)
    // The old approval again, and the filing that rests on it.
    await assert.rejects(ask(approveDecision, named, rig.as('park')), coded('decision-void'))
    await assert.rejects(ask(fileReport, { ...named, reference: 'x' }, rig.as('kim')), coded('report-not-approved'))
  }
})

test('an approval of before does not approve what is decided again in the same words', async () => {
  using rig = makeRig()
  const old = await reported(rig)
  await ask(approveDecision, old, rig.as('park'))
  await attachTo(rig.as('kim'), 'C1', 'a.txt', new Uint8Array([1]))
  const again = await decided(rig, 'lee')
  assert.equal(again.decision, 2)
  assert.notEqual(again.document, old.document)
  const replay = { ...again, document: old.document }
  await assert.rejects(ask(approveDecision, replay, rig.as('park')), coded('approval-stale'))
  // The very fact of before, appended once more, has no effect either.
  const [approval] = await rig.world.facts.read({ kinds: ['casework-approved'] })
  await rig.fact('casework-approved', approval?.body ?? {}, 'park')
  const { decisions } = await ask(showCasework, { case: 'C1' }, rig.as('kim'))
  assert.deepEqual(
    decisions.map(d => d.state),
    ['void', 'proposed'],
  )
})

test('a role taken away between the look and the approval counts: the log decides, not the moment of asking', async () => {
  using rig = makeRig()
  const named = await reported(rig)
  const seen = rig.as('park')
  // Between park's look and park's fact, somebody else takes the role away.
  const { facts } = rig.world
  const late = {
    ...seen,
    facts: {
      read: (query?: FactQuery) => facts.read(query),
      document: (digest: string) => facts.document(digest),
      verify: () => facts.verify(),
      async append(drafts: readonly FactDraft[], documents?: readonly string[]) {
        await facts.append([{ at: 1, by: 'root', kind: 'user-roles', body: { name: 'park', roles: ['auditor'] } }])
        return facts.append(drafts, documents)
      },
    },
  }
  await assert.rejects(ask(approveDecision, named, late), coded('role-missing'))
  const { decisions } = await ask(showCasework, { case: 'C1' }, rig.as('kim'))
  assert.equal(decisions[0]?.state, 'proposed')
  const { acts } = await ask(auditCasework, {}, rig.as('mori'))
  assert.deepEqual([acts.at(-1)?.kind, acts.at(-1)?.refused], ['casework-approved', 'role-missing'])
})

test('a user removed, and a key revoked, act no more; what they did stays', async () => {
  using rig = makeRig()
  const named = await reported(rig)
  const key = await rig.key('park')
  await ask(revokeKey, { id: key.id }, rig.as('root'))
  await assert.rejects(ask(approveDecision, named, rig.by(key, 'park')), coded('person-unknown'))
  await ask(removeUser, { name: 'lee' }, rig.as('root'))
  await assert.rejects(
    ask(decideCasework, { case: 'C1', kind: 'close', reason: 'x' }, rig.as('lee')),
    coded('person-unknown'),
  )
  assert.equal((await ask(approveDecision, named, rig.as('park'))).decisions[0]?.by, 'lee')
})

test('of two decisions at the same moment one stands and the other is told, whichever the log put first', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('kim'))
  const report = { case: 'C1', kind: 'report', reason: 'layering' } as const
  const dismiss = { case: 'C1', kind: 'dismiss', reason: 'salary' } as const
  const both = await Promise.allSettled([
    ask(decideCasework, report, rig.as('kim')),
    ask(decideCasework, dismiss, rig.as('lee')),
  ])
  assert.deepEqual(both.map(b => b.status).sort(), ['fulfilled', 'rejected'])
  const lost = both.find(b => b.status === 'rejected')
  assert.ok(['case-overtaken', 'case-closed'].includes((lost?.reason as { code?: string } | undefined)?.code ?? ''))
  const { decisions } = await ask(showCasework, { case: 'C1' }, rig.as('kim'))
  assert.equal(decisions.length, 1)
})

test('two approvers at once: one approves, the other is told that it is settled', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('kim'))
  const named = await decided(rig, 'kim')
  const both = await Promise.allSettled([
    ask(approveDecision, named, rig.as('park')),
    ask(rejectDecision, { ...named, reason: 'thin' }, rig.as('lee')),
  ])
  assert.deepEqual(both.map(b => b.status).sort(), ['fulfilled', 'rejected'])
  assert.ok(coded('decision-settled')(both.find(b => b.status === 'rejected')?.reason))
})

test('who decides on a case as it was looked at is told when it has changed since', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1')
  const opened = await ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('kim'))
  await attachTo(rig.as('lee'), 'C1', 'a.txt', new Uint8Array([1]))
  const stale = { case: 'C1', kind: 'dismiss', reason: 'salary', turn: opened.case?.turn ?? 0 } as const
  await assert.rejects(ask(decideCasework, stale, rig.as('kim')), coded('case-overtaken'))
})

test('held money is released by two, and a case that holds money is neither dismissed nor closed', async () => {
  using rig = makeRig()
  await peopled(rig)
  await rig.judged('c-1', { outcome: 'hold' })
  const dismissal = { alert: 'A1', verdict: 'dismiss', reason: 'fine' } as const
  await assert.rejects(ask(triageAlert, dismissal, rig.as('kim')), coded('alert-holds'))
  await ask(triageAlert, { alert: 'A1', verdict: 'open' }, rig.as('kim'))
  const end = { case: 'C1', kind: 'dismiss', reason: 'fine' } as const
  const held = async () => (await ask(listHolds, { subject: 'customer:c-1' }, rig.as('kim'))).holds.map(h => h.what)
  assert.deepEqual(await held(), ['hold: R05'])
  await assert.rejects(ask(decideCasework, end, rig.as('kim')), coded('hold-in-force'))
  await ask(decideCasework, { case: 'C1', kind: 'hold', what: 'w-2', reason: 'mixer' }, rig.as('kim'))
  const free = async (hold?: number) => {
    const input = {
      case: 'C1',
      kind: 'release',
      reason: 'source shown',
      ...(hold === undefined ? {} : { hold }),
    } as const
    const { decision, decisions } = await ask(decideCasework, input, rig.as('lee'))
    const named = { case: 'C1', decision, document: decisions[decision - 1]?.document ?? '' }
    await assert.rejects(ask(approveDecision, named, rig.as('lee')), coded('own-approval'))
    return ask(approveDecision, named, rig.as('park'))
  }
  assert.equal((await free(1)).held, 1)
  assert.deepEqual(await held(), ['hold: R05'])
  assert.equal((await free()).held, 0)
  assert.deepEqual(await held(), [])
  // A new alert that holds, after the release, holds anew.
  await rig.judged('c-1', { outcome: 'hold' })
  const joined = await ask(triageAlert, { alert: 'A2', verdict: 'join', case: 'C1' }, rig.as('kim'))
  assert.equal(joined.case?.held, 1)
})

test('history is not edited: there is no verb for it, taking back is one act more', async () => {
  using rig = makeRig()
  const named = await reported(rig)
  const before = await ask(auditCasework, {}, rig.as('mori'))
  await ask(rejectDecision, { ...named, reason: 'I was wrong' }, rig.as('lee'))
  const after = await ask(auditCasework, {}, rig.as('mori'))
  assert.deepEqual(after.acts.slice(0, before.acts.length), before.acts)
  assert.equal(after.acts.length, before.acts.length + 1)
  await assert.rejects(ask(auditCasework, {}, rig.as('kim')), coded('role-missing'))
  const verbs = CASEWORK_OPERATIONS.map(o => o.name).filter(name => /edit|delete|remove|update|undo/i.test(name))
  assert.deepEqual(verbs, [])
})

test('an approval that was changed on the disk is found, and stops the desk', async () => {
  using rig = makeRig()
  const file = join(rig.folder, 'records.sqlite')
  const facts = new SqliteFactLog(file)
  const world = { ...rig.world, facts }
  for (const fact of await filled(rig)) await facts.append([fact])
  const db = new DatabaseSync(file)
  assert.throws(() => db.prepare("update facts set by = 'park'").run(), /facts are never changed/)
  // Whoever owns the file can take the guard away; the chain of digests tells it.
  for (const row of db.prepare("select name from sqlite_master where type = 'trigger'").all())
    db.exec(`drop trigger "${row['name']}"`)
  const { changes } = db.prepare("update facts set by = 'park' where kind = 'casework-decided'").run()
  db.close()
  assert.equal(changes, 1)
  await assert.rejects(ask(listCasework, {}, { ...world, by: 'kim', casework: undefined }), coded('fact-chain-broken'))
  await assert.rejects(facts.verify(), coded('fact-chain-broken'))
  await facts.close()
})

test('two processes over one log: of two who decide at once one stands, and both see the same', async () => {
  using rig = makeRig()
  const file = join(rig.folder, 'records.sqlite')
  const logs = [new SqliteFactLog(file), new SqliteFactLog(file)]
  for (const fact of await filled(rig)) await logs[0]?.append([fact])
  const [one, two] = logs.map(facts => ({ ...rig.world, facts, casework: undefined, by: 'kim' }))
  assert.ok(one && two)
  const hold = { case: 'C1', kind: 'hold', reason: 'x' } as const
  // The other process decides after this one has looked, and before it writes.
  const overtaken: CaseworkWorld = {
    ...one,
    facts: {
      read: query => one.facts.read(query),
      document: digest => one.facts.document(digest),
      verify: () => one.facts.verify(),
      async append(drafts, documents) {
        await ask(decideCasework, { ...hold, what: 'w-2' }, two)
        return one.facts.append(drafts, documents)
      },
    },
  }
  await assert.rejects(ask(decideCasework, { ...hold, what: 'w-1' }, overtaken), coded('case-overtaken'))
  const seen = await Promise.all([one, two].map(world => ask(showCasework, { case: 'C1' }, world)))
  assert.deepEqual(seen[0], seen[1])
  assert.equal(seen[0]?.holds[0]?.what, 'w-2')
  assert.equal(seen[0]?.holds.length, 1)
  for (const log of logs) await log.close()
})

/** The facts of a house with a reported case, as they were drafted. */
async function filled(rig: Rig): Promise<FactDraft[]> {
  await reported(rig)
  return (await rig.world.facts.read()).map(({ at, by, kind, body }) => ({ at, by, kind, body }))
}

test('who resets the sign-in of an approver, links it, or does so by somebody whom he let in and removed, has that approver approve nothing of his', async () => {
  using rig = await peopled(makeRig())
  await rig.user('boss', ['analyst', 'admin'])
  const { id } = await ask(openCasework, { title: 'x', jurisdiction: ['KR'] }, rig.as('boss'))
  const sheet = await ask(decideCasework, { case: id, kind: 'report', reason: 'layering' }, rig.as('boss'))
  const named = { case: id, decision: 1, document: sheet.decisions[0]?.document ?? '' }
  const refused = (who: string) =>
    assert.rejects(ask(approveDecision, named, rig.as(who)), coded('approver-let-in-by-maker'), who)
  await rig.fact('user-password', { name: 'park', password: null }, 'boss')
  await refused('park')
  await linkUser.run({ name: 'lee', sub: 'an account of the boss' }, rig.as('boss'))
  await refused('lee')
  await addUser(addUserInput.parse({ name: 'straw', role: ['admin'] }), null, rig.as('boss'))
  await addUser(addUserInput.parse({ name: 'puppet', role: ['approver'] }), null, rig.as('straw'))
  await removeUser.run({ name: 'straw' }, rig.as('boss'))
  await refused('puppet')
  await rig.user('other', ['approver'])
  assert.equal((await ask(approveDecision, named, rig.as('other'))).decisions[0]?.state, 'approved')
})
