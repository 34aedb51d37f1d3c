import { InputError, NotFoundError } from '../../model/errors.ts'
import { showInstant } from '../../model/instant.ts'
import { CASE_KINDS, foldCases } from '../cases/fold-cases.ts'
import { foldThefts, THEFT_KINDS } from '../theft/fold-thefts.ts'
import { traceFunds } from '../trace-funds/trace-funds.ts'
import type { World } from '../world.ts'

/** Of a trace's input, what belongs to one answer alone. */
const NOT_KEPT = ['until', 'within', 'case', 'continue', 'resume']

/** The input of a trace, as it is given. */
export type TraceInput = Readonly<Record<string, string | number | boolean | readonly string[]>>

/**
 * What is to be traced for a case: the sources that are given, else those of its last trace, else of its theft report.
 * @throws NotFoundError `case-unknown`
 * @throws InputError `watch-sourceless`
 */
export async function caseInput(
  name: string,
  given: readonly string[] | undefined,
  world: Pick<World, 'facts'>,
): Promise<TraceInput> {
  const facts = await world.facts.read({ kinds: [...new Set([...CASE_KINDS, ...THEFT_KINDS])] })
  const last = facts.findLast(f => f.kind === 'trace-finished' && f.body['case'] === name)
  const asked = last === undefined ? {} : inputOf(last.body['input'])
  if (given !== undefined && given.length > 0) return { ...asked, sources: [...given] }
  if (last !== undefined) return asked
  const theft = foldThefts(facts).get(name)
  if (theft === undefined && !foldCases(facts).has(name))
    throw new NotFoundError(
      'case-unknown',
      `there is no case "${name}": trace it (cordon trace --case), report it (cordon report-theft), or give --sources`,
    )
  const sources = [...(theft?.sources ?? []), ...(theft?.transactions ?? [])]
  if (sources.length === 0)
    throw new InputError('watch-sourceless', `nothing of case "${name}" can be followed: give --sources`)
  return { sources }
}

/** The parameters of a kept trace as they were typed. A watch follows one doctrine. */
function inputOf(kept: unknown): TraceInput {
  const input: Record<string, TraceInput[string]> = {}
  for (const [key, value] of Object.entries(kept ?? {})) {
    if (!Object.hasOwn(traceFunds.input.shape, key) || NOT_KEPT.includes(key) || value === null) continue
    if (key === 'since') input[key] = showInstant(Number(value))
    else if (key !== 'policy' || value !== 'all') input[key] = value as TraceInput[string]
  }
  return input
}
