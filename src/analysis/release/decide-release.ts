import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import { closedParts } from './closed-parts.ts'
import { handlingOf } from './handling-of.ts'
import type { ObjectPath } from './object-path.ts'
import { redact } from './redact.ts'
import { referencesOf } from './references-of.ts'
import type { ReleaseContext, ReleaseDecision, ReleaseReason } from './release-decision.ts'
import { counts, definitionsOf, ReleaseGraph } from './release-graph.ts'
import { whyNot } from './why-not.ts'

const WHOLE: ReleaseDecision = { kind: 'whole' }

/**
 * What becomes of an object for one recipient. The only place where this is decided; `docs/markings.md` says by which rules.
 * @param known what {@link ReleaseGraph} found before for this recipient
 */
export function decideRelease(
  object: IntelObject,
  to: Organisation,
  by: ReleaseContext,
  known?: Map<string, boolean>,
): ReleaseDecision {
  // It leaves nobody's hands: our own people hold it, and who gave it to us has it.
  if (to.standing === 'own' || by.cameFrom === to.id) return WHOLE
  const handling = handlingOf(object, by.definition, by.unmarked)
  const reasons = [...whyNot(handling, to, by.origin)]
  if (reasons.length > 0) return { kind: 'withheld', reasons }
  const closed = closedParts({ ...by, object }, to, handling.addressedTo)
  if (!Array.isArray(closed)) return { kind: 'withheld', reasons: [closed as ReleaseReason] }
  const definitions = definitionsOf(object)
  const sources = by.sourcesOf(object.id)
  const all = referencesOf(object)
  const references = all.filter(reference => counts(reference, by))
  const graph = new ReleaseGraph(to, by, known)
  const found = graph.wholeness([...definitions, ...sources, ...references.map(r => r.id)])
  if (found === null) return withheld('graph-too-large', 'more objects hang together with it than are looked at')
  if (definitions.some(id => found.get(id) === 'not'))
    return withheld('marking-withheld', 'the definition of one of its markings does not go there')
  if (sources.some(id => found.get(id) === 'not'))
    return withheld('derived-from-withheld', 'it was derived from something that does not go there')
  if (all.some(r => r.endpoint && by.refs(r.id) === null))
    return withheld('endpoint-unknown', 'what it joins is not held here, so nobody can tell whether it may be named')
  const barred = references.filter(r => found.get(r.id) === 'not')
  if (barred.some(r => r.endpoint)) return withheld('endpoint-withheld', 'what it joins does not go there')
  const drops: readonly ObjectPath[] = [...(closed as readonly ObjectPath[]), ...barred.map(r => r.path)]
  return drops.length === 0 ? WHOLE : redact(object, drops, by.owner)
}

function withheld(code: string, because: string): ReleaseDecision {
  return { kind: 'withheld', reasons: [{ code, because }] }
}
