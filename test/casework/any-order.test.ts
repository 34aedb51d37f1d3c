import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decisionDocument } from '../../src/analysis/casework/decision-document.ts'
import { heldAlerts, holdsOf, pendingOf } from '../../src/model/casework/desk-case.ts'
import { MAIN_TENANT, parseTenant } from '../../src/model/casework/tenant.ts'
import { chainFact, EMPTY_CHAIN, type Fact, type FactDraft, type Json, textDigest } from '../../src/model/fact.ts'
import { DeskFold } from '../../src/operations/casework/desk-fold.ts'
import { fc } from '../property.ts'
import { judgement } from './casework-rig.ts'

const NAMES = ['kim', 'lee', 'park', 'eve'] as const
const ROLES = [['analyst'], ['approver'], ['analyst', 'approver'], ['auditor']] as const
const KINDS = ['dismiss', 'hold', 'release', 'report', 'close'] as const
const OTHER = parseTenant('other')

/** One thing that somebody tries, as small numbers that mean what fits the state. */
const step = fc.record({
  what: fc.constantFrom(
    'alert',
    'open',
    'join',
    'dismiss-alerts',
    'decide',
    'approve',
    'reject',
    'file',
    'attach',
    'roles',
  ),
  who: fc.nat(3),
  pick: fc.nat(7),
  kind: fc.nat(4),
  role: fc.nat(3),
  stale: fc.nat(9),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function draftOf(fold: DeskFold, { what, who, pick, kind, role, stale }: Step): FactDraft | null {
  const by = NAMES[who] ?? 'kim'
  const tenant = fold.people.user(by)?.tenant ?? MAIN_TENANT
  const desk = fold.desk(tenant)
  const say = (name: string, body: Readonly<Record<string, Json>>): FactDraft => ({
    ...{ at: 1, by, kind: `casework-${name}`, body: { tenant, via: null, ...body } },
  })
  if (what === 'roles')
    return { at: 1, by: 'root', kind: 'user-roles', body: { name: by, roles: [...(ROLES[role] ?? [])] } }
  if (what === 'alert') {
    const body = judgement(`c-${pick % 3}`, { event: `e-${pick}`, outcome: kind > 2 ? 'hold' : 'review' })
    return { at: 1, by, kind: 'monitor-alert', body: body as unknown as Record<string, Json> }
  }
  const waiting = [...desk.waiting.values()][pick % Math.max(1, desk.waiting.size)] ?? []
  const numbers = waiting.map(a => Number(a.id.slice(1)))
  const alerts = {
    ...{ subject: waiting[0]?.subject ?? 'customer:none', from: numbers[0] ?? 1, upTo: numbers.at(-1) ?? 1 },
    // Now and then the range is of an earlier look.
    count: waiting.length + (stale === 0 ? 1 : 0),
  }
  if (what === 'open') return say('opened', { title: 't', alerts, jurisdictions: ['KR'], suspectKnown: true })
  if (what === 'dismiss-alerts') return say('dismissed-alerts', { alerts, reason: 'r' })
  const file = [...desk.cases.values()][pick % Math.max(1, desk.cases.size)]
  if (file === undefined) return null
  const id = { case: file.id }
  if (what === 'join') return say('joined', { ...id, alerts })
  if (what === 'attach')
    return say('attached', { ...id, name: 'n', bytes: 1, digest: textDigest(`${pick}${stale}${role}`) })
  if (what === 'decide') {
    const chosen = KINDS[kind] ?? 'hold'
    const subject = {
      what: chosen === 'hold' ? 'w' : null,
      hold: stale > 6 ? null : (holdsOf(file)[0]?.number ?? null),
    }
    const draft = { kind: chosen, reason: 'r', by, ...subject, jurisdictions: chosen === 'report' ? ['KR'] : [] }
    const turn = file.turn - (stale === 0 ? 1 : 0)
    const { by: _, ...body } = draft
    return say('decided', { ...id, ...body, turn, document: textDigest(decisionDocument(file, draft)) })
  }
  const decision = file.decisions[pick % Math.max(1, file.decisions.length)]
  if (decision === undefined) return null
  const named = { ...id, decision: decision.number, document: stale === 0 ? textDigest('x') : decision.document }
  if (what === 'approve') return say('approved', named)
  return what === 'reject' ? say('rejected', { ...named, reason: 'r' }) : say('filed', { ...named, reference: 'r' })
}

function house(): FactDraft[] {
  return NAMES.map((name, i) => ({
    ...{ at: 1, by: 'root', kind: 'user-added' },
    body: {
      ...{ name, roles: [...(ROLES[i % 3] ?? [])], certificate: null, password: null },
      organisation: { ...{ id: `identity--${i}`, name, country: null, sector: 'other', standing: 'client' } },
      ...(name === 'eve' ? { tenant: OTHER } : {}),
    },
  }))
}

test('whatever people try in whatever order, nobody approves their own, no held money is forgotten and no alert lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 120 }), fc.integer({ min: 1, max: 7 }), (steps, pieces) => {
      const fold = new DeskFold()
      const facts: Fact[] = []
      let head = EMPTY_CHAIN
      const roles = new Map<string, readonly string[]>()
      const add = (draft: FactDraft): void => {
        const next = chainFact(head, draft)
        head = next.head
        const asked = fold.weigh(draft)
        fold.take([next.fact])
        facts.push(next.fact)
        if (draft.kind.startsWith('user-')) roles.set(String(draft.body['name']), draft.body['roles'] as string[])
        assert.deepEqual(fold.refusal(next.fact.seq), asked ?? undefined, 'what is told before is what comes after')
        if (draft.kind === 'casework-approved' && asked === null) {
          // Of the facts alone: whoever decided it is another, and the approver had the role just then.
          const decided = facts.filter(
            f =>
              f.kind === 'casework-decided' &&
              f.body['document'] === draft.body['document'] &&
              fold.refusal(f.seq) === undefined,
          )
          assert.equal(decided.length, 1)
          assert.notEqual(decided[0]?.by, draft.by)
          assert.ok(roles.get(draft.by)?.includes('approver'))
        }
      }
      for (const draft of house()) add(draft)
      for (const one of steps) {
        const draft = draftOf(fold, one)
        if (draft !== null) add(draft)
      }
      for (const tenant of fold.tenants) {
        const desk = fold.desk(tenant)
        const places = new Map<string, number>()
        const put = (id: string): void => void places.set(id, (places.get(id) ?? 0) + 1)
        for (const alerts of desk.waiting.values()) for (const a of alerts) put(a.id)
        for (const file of desk.cases.values()) {
          for (const a of file.alerts) put(a.id)
          assert.equal(file.tenant, tenant)
          if (file.state === 'closed')
            assert.deepEqual([holdsOf(file), heldAlerts(file), pendingOf(file)], [[], [], []])
          for (const d of file.decisions) {
            if (d.second === null) continue
            if (d.state === 'approved' || d.state === 'filed') assert.notEqual(d.second.by, d.by)
          }
        }
        assert.ok(
          [...places.values()].every(n => n === 1),
          'an alert is in one place',
        )
      }
      // In pieces or at once, it is the same desk.
      const again = new DeskFold()
      for (let i = 0; i < facts.length; i += pieces) again.take(facts.slice(i, i + pieces))
      for (const tenant of fold.tenants) assert.deepEqual([...again.desk(tenant).cases], [...fold.desk(tenant).cases])
    }),
    { numRuns: 60 },
  )
})
