import { NotFoundError } from '../../model/errors.ts'
import type { World } from '../world.ts'
import { CASE_KINDS, type CaseFile, foldCases, type TraceEntry } from './fold-cases.ts'

/**
 * What the facts say about one case.
 * @throws NotFoundError `case-unknown`, naming the cases that there are
 */
export async function findCase(world: Pick<World, 'facts'>, name: string): Promise<CaseFile> {
  const cases = foldCases(await world.facts.read({ kinds: CASE_KINDS }))
  const found = cases.get(name)
  if (found) return found
  const known = [...cases.keys()].slice(-5).join(', ')
  throw new NotFoundError('case-unknown', `there is no case "${name}"${known ? ` (there is: ${known})` : ''}`)
}

/**
 * SHA-256 of the latest trace of a case, as it was kept; null: its theft was reported, and nothing traced yet.
 * @throws NotFoundError `case-unknown`
 */
export async function caseEvidence(world: Pick<World, 'facts'>, name: string): Promise<string | null> {
  return (await findCase(world, name)).traces.at(-1)?.document ?? null
}

/**
 * A trace of a case by the SHA-256 of its JSON as it was kept; null: the latest.
 * @throws NotFoundError `case-unknown`, `case-untraced`, `trace-unknown`
 */
export async function keptTrace(
  world: Pick<World, 'facts'>,
  name: string,
  document: string | null,
): Promise<TraceEntry> {
  const { traces } = await findCase(world, name)
  const entry = document === null ? traces.at(-1) : traces.findLast(t => t.document === document)
  if (entry) return entry
  if (document === null) throw new NotFoundError('case-untraced', `case "${name}" holds no trace yet`)
  throw new NotFoundError('trace-unknown', `case "${name}" holds no trace ${document.slice(0, 80)}`)
}

/**
 * The latest trace of a case and its JSON text as it was kept.
 * @throws NotFoundError `case-unknown`, `case-untraced`
 */
export async function latestTrace(
  world: Pick<World, 'facts'>,
  name: string,
): Promise<{ readonly entry: TraceEntry; readonly json: string }> {
  const entry = await keptTrace(world, name, null)
  return { entry, json: await world.facts.document(entry.document) }
}
