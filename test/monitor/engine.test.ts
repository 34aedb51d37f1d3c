import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MonitorEngine } from '../../src/analysis/monitor/monitor-engine.ts'
import { InputError } from '../../src/model/errors.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import type { Judgement } from '../../src/model/monitor/judgement.ts'
import { type Rule, type RuleContext, SILENT, type Typology } from '../../src/model/monitor/rule.ts'
import { fc } from '../property.ts'

const T0 = Date.UTC(2026, 5, 1)

function fiat(n: number, minute: number, more: Partial<CustomerEvent & { other: string | null }> = {}): CustomerEvent {
  const base = { id: `e-${n}`, atMs: T0 + minute * 60_000, customer: 'c', kind: 'fiat-in', currency: 'USD' } as const
  return { ...base, usd: 100, krw: null, other: null, ownName: null, ...more } as CustomerEvent
}

/** Fires whenever its figures are above zero, and tells them all: what is compared is the whole window. */
function telling(id: string, figures: (context: RuleContext) => Record<string, number>): Rule {
  return {
    ...{ id, name: 'telling', question: '', sources: [], on: ['fiat-in', 'fiat-out', 'login'], lookback: () => 0 },
    ...{ parameters: {}, hard: false, examples: {} as Rule['examples'] },
    judge(context) {
      const told = figures(context)
      const sum = Object.values(told).reduce((a, b) => a + b, 0)
      // The level carries the figures, so that a change of any of them is a change of what is said.
      const level = (['low', 'medium', 'high'] as const)[Math.floor(sum) % 3] ?? 'low'
      return sum > 0 ? { kind: 'fired', level, reasons: [], figures: told, unless: '', events: [] } : SILENT
    },
  }
}

const RULES = [
  telling('R01', ({ past }) => ({ count: past.count(3_600), out: past.usd(7_200, 'fiat-out') })),
  telling('R02', ({ past, otherPast }) => ({ total: past.total, who: otherPast?.others(86_400) ?? 0 })),
  telling('R03', ({ ipPast, devicePast }) => ({ ip: ipPast?.others(7_200) ?? 0, d: devicePast?.count(600) ?? 0 })),
]
const TYPOLOGY: Typology = {
  ...{ name: 't', title: '', about: '', sources: [], rules: { R01: 0.5, R02: 0.3, R03: 0.4 }, needs: ['R02'] },
  ...{ review: 0.5, hold: 0.7, windowSeconds: 7_200 },
}

/** Some hours of three customers, four payers, two devices; times differ. */
const STORY = fc
  .array(
    fc.record({
      kind: fc.constantFrom('fiat-in', 'fiat-out', 'login'),
      customer: fc.constantFrom('a', 'b', 'c'),
      other: fc.constantFrom('p', 'q', 'r', null),
      usd: fc.constantFrom(1, 50, 1_000, null),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map(rows =>
    rows.map(({ kind, customer, other, usd }, n): CustomerEvent => {
      const base = { id: `e-${n}`, atMs: T0 + n * 977_000, customer }
      if (kind === 'login')
        return {
          ...base,
          kind,
          ip: other,
          device: other,
          country: null,
          language: null,
          utcOffsetMinutes: null,
          signs: [],
        }
      return { ...base, kind: kind as 'fiat-in', currency: 'USD', usd, krw: null, other, ownName: null }
    }),
  )

/** What was said last of each event, without what tells how it came. */
function lastWords(judgements: readonly Judgement[]): Map<string, unknown> {
  return new Map(judgements.map(j => [j.event, { ...j, late: false, instead: null }]))
}

test('in any order of coming, what is said last of each event is what is said in the order of time', () => {
  fc.assert(
    fc.property(STORY, fc.integer(), (story, seed) => {
      const inOrder = new MonitorEngine(RULES, [TYPOLOGY])
      const expected = lastWords(story.flatMap(event => inOrder.take(event)))
      const shuffled = story
        .map((event, n) => ({ event, key: Math.imul(n ^ seed, 0x9e3779b1) >>> 0 }))
        .sort((a, b) => a.key - b.key)
      const engine = new MonitorEngine(RULES, [TYPOLOGY])
      const got = lastWords(shuffled.flatMap(({ event }) => [...engine.take(event), ...engine.take(event).slice(1)]))
      for (const [id, words] of expected) {
        const { findings, outcome, typologies } = got.get(id) as Judgement
        const want = words as Judgement
        assert.deepEqual([outcome, typologies], [want.outcome, want.typologies], id)
        // Of equal levels the figures may be of before: what is told anew are changes of what is said.
        assert.deepEqual(
          findings.map(f => [f.rule, f.answer.kind === 'fired' && f.answer.level]),
          want.findings.map(f => [f.rule, f.answer.kind === 'fired' && f.answer.level]),
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('an event that comes twice is answered as the first time, and changes nothing', () => {
  const engine = new MonitorEngine(RULES, [TYPOLOGY])
  engine.take(fiat(1, 0))
  const [first] = engine.take(fiat(2, 1))
  const [again] = engine.take(fiat(2, 1))
  assert.deepEqual(again, { ...first, repeated: true })
  const [third] = engine.take(fiat(3, 2))
  assert.deepEqual(third?.findings[0]?.answer.kind === 'fired' && third.findings[0].answer.figures, {
    count: 2,
    out: 0,
  })
})

test('an id that comes again with another content is refused, and the state is as before', () => {
  const engine = new MonitorEngine(RULES, [])
  engine.take(fiat(1, 0))
  assert.throws(
    () => engine.take(fiat(1, 0, { usd: 999 })),
    (e: unknown) => e instanceof InputError && e.code === 'event-id-reused',
  )
  assert.equal(engine.next, 1)
})

test('a rule that throws has not answered: the event goes to review, the others still answer', () => {
  const broken: Rule = {
    ...telling('R09', () => ({})),
    judge() {
      throw new TypeError('x is undefined')
    },
  }
  const faults: string[] = []
  const engine = new MonitorEngine([broken, ...RULES], [], { onFault: rule => faults.push(rule) })
  const [judgement] = engine.take(fiat(1, 0))
  assert.equal(judgement?.outcome, 'review')
  assert.deepEqual(faults, ['R09'])
  assert.match(JSON.stringify(judgement?.findings), /it failed \(TypeError\)/)
})

test('an event beyond the bound is judged, says so, and those after it stay as they were said', () => {
  const engine = new MonitorEngine(RULES, [])
  engine.take(fiat(1, 60 * 30))
  const told = engine.take(fiat(2, 0))
  assert.equal(told.length, 1)
  assert.equal(told[0]?.outcome, 'review')
  assert.match(JSON.stringify(told[0]?.findings), /30 hours after the latest, beyond the bound of 24/)
})

test('what a window had to let go it names as missing, and the rest of its figures stay right', () => {
  let complete = [true, true]
  const watching: Rule = {
    ...telling('R01', () => ({})),
    judge({ past }) {
      complete = [past.complete(3_600), past.complete(86_400 * 30)]
      return SILENT
    },
  }
  const engine = new MonitorEngine([watching], [], { bounds: { customer: 16, side: 16, market: 16 } })
  for (let n = 0; n < 100; n++) engine.take(fiat(n, n * 60))
  assert.deepEqual(complete, [true, false])
  let total = 0
  let since = 0
  const asks: Rule = {
    ...watching,
    judge({ past }) {
      total = past.total
      since = past.sinceMs ?? 0
      return SILENT
    },
  }
  const other = new MonitorEngine([asks], [], { bounds: { customer: 16, side: 16, market: 16 } })
  for (let n = 0; n < 100; n++) other.take(fiat(n, n))
  assert.deepEqual([total, since], [99, T0])
})
