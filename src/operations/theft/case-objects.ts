import { incidentId, theftObjects } from '../../formats/theft/theft-objects.ts'
import { traceObjects } from '../../formats/theft/trace-objects.ts'
import { traceJsonSchema } from '../../formats/trace-json.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { showInstant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { Theft } from '../../model/theft.ts'
import { CASE_KINDS, foldCases } from '../cases/fold-cases.ts'
import type { SharedMarking } from '../share/marked-objects.ts'
import type { World } from '../world.ts'
import { foldThefts, THEFT_KINDS } from './fold-thefts.ts'

/**
 * What this node can tell of a case as STIX objects: the theft as it was reported, and the last trace that is kept of it. Without
 * markings: beside them stands how the theft was marked when it was reported; null: it was not.
 * @param author the STIX identity of who tells it
 * @throws NotFoundError `case-unknown`
 * @throws InputError `case-empty`
 */
export async function caseObjects(
  name: string,
  author: string,
  world: Pick<World, 'facts'>,
): Promise<{ readonly objects: readonly IntelObject[]; readonly marking: SharedMarking | null }> {
  const facts = await world.facts.read({ kinds: [...THEFT_KINDS, ...CASE_KINDS] })
  const theft = foldThefts(facts).get(name)
  const kept = foldCases(facts).get(parseCaseName(name))
  if (!theft && !kept) throw new NotFoundError('case-unknown', `there is no case ${name}: cordon cases lists them`)
  const last = kept?.traces.at(-1)
  if (!theft && !last) throw new InputError('case-empty', `nothing of the case ${name} can be told: it has no trace`)
  const told = theft ? (JSON.parse(await world.facts.document(theft.document)) as Theft) : null
  const objects = told && theft ? theftObjects(told, { id: author, created: timeOf(theft.at) }) : []
  const marking = (theft?.marking as SharedMarking | undefined) ?? null
  if (!last) return { objects, marking }
  const text = await world.facts.document(last.document)
  const trace = traceJsonSchema.parse(JSON.parse(text))
  const incident = theft?.incident ?? incidentId(name)
  const traced = traceObjects(trace, { id: author, created: timeOf(last.at), incident, text })
  const before = theft ? objects : [bareIncident(incident, name, author, timeOf(last.at))]
  return { objects: [...before, ...traced], marking }
}

/** A theft that was traced and never reported is known by its name alone. */
function bareIncident(id: string, name: string, author: string, created: string): IntelObject {
  return { type: 'incident', spec_version: '2.1', id, created_by_ref: author, created, modified: created, name }
}

function timeOf(at: number): string {
  return showInstant(at).replace('Z', '.000Z')
}
