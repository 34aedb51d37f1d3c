import assert from 'node:assert/strict'
import { decideRelease } from '../../src/analysis/release/decide-release.ts'
import { REDACTION_CODES } from '../../src/analysis/release/redact.ts'
import type { HeldObject, ReleaseContext, ReleaseDecision } from '../../src/analysis/release/release-decision.ts'
import { OWN_KEY, releaseKey } from '../../src/analysis/release/release-key.ts'
import type { Json } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import type { Organisation } from '../../src/model/organisation.ts'
import { type Chance, type MeantGraph, type MeantObject, OWNER, randomGraph, randomMarking } from './release-graphs.ts'
import { allowedTo, bareIdentity } from './release-oracle.ts'

/** What came of the decisions about random graphs. */
export interface LeakTally {
  graphs: number
  decisions: number
  whole: number
  redacted: number
  withheld: number
}

/** Decides about every object of a random graph for every recipient and holds the answers against the oracle's and against each other. */
export function checkGraph(chance: Chance, tally: LeakTally): void {
  const graph = randomGraph(chance)
  tally.graphs++
  for (const to of graph.recipients) {
    const allowed = allowedTo(to, graph)
    const known = new Map<string, boolean>()
    for (const meant of graph.objects.values()) {
      const { object } = meant
      const context = contextOf(meant, graph)
      const decision = decideRelease(object, to, context)
      tally.decisions++
      tally[decision.kind]++
      const at = `${object.id} to ${to.standing} ${to.country}`
      assert.equal(decideRelease(object, to, context, known).kind, decision.kind, `${at}: remembered answers differ`)
      assert.equal(decision.kind === 'whole', allowed.whole.has(object.id), `${at}: ${JSON.stringify(decision)}`)
      if (!allowed.open.has(object.id)) assert.equal(decision.kind, 'withheld', at)
      if (decision.kind === 'redacted') checkRedacted(decision, meant, to, graph, allowed.whole, allowed.secret)
    }
    checkKeys(graph, to)
  }
  checkMonotone(graph, chance)
  checkOrder(graph, chance)
}

function checkRedacted(
  decision: ReleaseDecision & { kind: 'redacted' },
  meant: MeantObject,
  to: Organisation,
  graph: MeantGraph,
  whole: ReadonlySet<string>,
  secret: ReadonlySet<string>,
): void {
  const { object } = meant
  const json = JSON.stringify(decision.object)
  for (const text of secret) assert.ok(!json.includes(text), `${object.id} tells ${text}`)
  for (const [id, other] of graph.objects)
    if (!whole.has(id) && !bareIdentity(other)) assert.ok(!json.includes(id), `${object.id} names ${id}`)
  assert.notEqual(decision.object.id, object.id)
  assert.equal(decision.object['created_by_ref'], OWNER.id)
  if (object.id.charAt(object.id.length - 22) === '5')
    assert.equal(decision.derivedFrom, null, 'a UUIDv5 tells its name')
  // What is left stands in the original too: nothing was made up.
  const before = JSON.stringify(object)
  for (const text of json.match(/canary [0-9a-f-]{36}/g) ?? []) assert.ok(before.includes(text))
  const again = decideRelease(decision.object, to, contextOf(meant, graph))
  assert.equal(again.kind, 'whole', `${object.id}: what was redacted is redacted once more: ${JSON.stringify(again)}`)
}

/** Objects of one key, one source and no derivation have one answer. */
function checkKeys(graph: MeantGraph, to: Organisation): void {
  const byKey = new Map<string, string>()
  for (const meant of graph.objects.values()) {
    const key = releaseKey(meant.object)
    if (key.startsWith(OWN_KEY) || graph.sources.has(meant.object.id)) continue
    const decision = decideRelease(meant.object, to, contextOf(meant, graph))
    const parts = decision.kind === 'withheld' && decision.reasons.some(r => REDACTION_CODES.includes(r.code))
    const kind = parts ? 'redacted' : decision.kind
    const full = `${key} ${meant.ours} ${meant.cameFrom}`
    assert.equal(byKey.get(full) ?? kind, kind, full)
    byKey.set(full, kind)
  }
}

/** One more marking on one object lets nothing more out of any object. */
function checkMonotone(graph: MeantGraph, chance: Chance): void {
  const all = [...graph.objects.values()]
  const meant = all[chance(all.length)]
  const to = graph.recipients[chance(graph.recipients.length)]
  if (meant === undefined || to === undefined) return
  const definitions = new Map(graph.definitions)
  const marking = randomMarking(chance, definitions)
  const refs = (meant.object['object_marking_refs'] as string[] | undefined) ?? []
  // A first level replaces the node's own for what nobody marked; that is a choice, not one more marking.
  const levelled = meant.markings.some(m => m.level !== null)
  if (!levelled && marking.level !== null && ['clear', 'green'].includes(marking.level)) return
  const object = { ...meant.object, object_marking_refs: [...refs, marking.id] }
  const after: MeantGraph = {
    ...graph,
    definitions,
    objects: new Map(graph.objects).set(object.id, { ...meant, object }),
  }
  for (const other of graph.objects.values()) {
    const stricter = after.objects.get(other.object.id) ?? other
    const more = told(decideRelease(stricter.object, to, contextOf(stricter, after)), stricter.object)
    const less = told(decideRelease(other.object, to, contextOf(other, graph)), other.object)
    for (const text of more) assert.ok(less.has(text), `${other.object.id} tells more with ${marking.id}: ${text}`)
  }
}

/** The order of markings, granular markings and selectors changes nothing. */
function checkOrder(graph: MeantGraph, chance: Chance): void {
  const to = graph.recipients[chance(graph.recipients.length)]
  if (to === undefined) return
  for (const meant of graph.objects.values()) {
    const { object_marking_refs: refs, granular_markings: parts } = meant.object
    const turned: { [key: string]: Json } = {}
    if (Array.isArray(refs)) turned['object_marking_refs'] = [...refs].reverse()
    if (Array.isArray(parts))
      turned['granular_markings'] = parts.map((p: Json) => ({
        ...Object(p),
        selectors: [...Object(p).selectors].reverse(),
      }))
    const object = { ...meant.object, ...turned } as IntelObject
    const a = decideRelease(meant.object, to, contextOf(meant, graph))
    const b = decideRelease(object, to, contextOf(meant, graph))
    assert.equal(a.kind, b.kind)
    assert.deepEqual([...told(a, meant.object)].sort(), [...told(b, object)].sort())
    assert.equal(releaseKey(meant.object), releaseKey(object))
  }
}

/** Everything of an object that a decision tells: its texts, the ids in it. */
function told(decision: ReleaseDecision, object: IntelObject): Set<string> {
  if (decision.kind === 'withheld') return new Set()
  const json = JSON.stringify(decision.kind === 'whole' ? object : decision.object)
  const markings = /marking-definition--[0-9a-f-]{36}/g
  const found = json.replaceAll(markings, '').match(/canary [0-9a-f-]{36}|[a-z-]+--[0-9a-f-]{36}/g) ?? []
  const ours = decision.kind === 'redacted' ? [decision.object.id, OWNER.id] : []
  return new Set(found.filter(text => !ours.includes(text)))
}

function contextOf(meant: MeantObject, graph: MeantGraph): ReleaseContext {
  const story = (m: MeantObject): HeldObject => ({
    object: m.object,
    origin: m.ours ? 'us' : 'other',
    cameFrom: m.cameFrom,
    definition: id => graph.definitions.get(id) ?? null,
  })
  return {
    ...story(meant),
    owner: OWNER,
    unmarked: 'amber',
    refs: id => {
      const other = graph.objects.get(id)
      return other === undefined ? null : story(other)
    },
    sourcesOf: id => graph.sources.get(id) ?? [],
  }
}
