import type { CaseName } from '../../model/case-name.ts'
import { type Fact, type FactDraft, type Json, textDigest } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { World } from '../world.ts'
import { CASE_KINDS, foldCases } from './fold-cases.ts'

/** A trace to be kept in a case. */
export interface FinishedTrace {
  readonly case: CaseName
  readonly policy: string
  readonly asOf: Instant
  readonly finished: boolean
  /** What was asked for, as JSON, so that the trace can be made again. */
  readonly input: Json
  /** The result's JSON text, kept byte for byte. */
  readonly json: string
}

/** Keeps a finished trace under its case, which is opened first where nobody had; all in one commit. Gives the trace's fact. */
export async function recordTrace(
  world: Pick<World, 'facts' | 'clock' | 'by' | 'sha256'>,
  trace: FinishedTrace,
): Promise<Fact> {
  const { case: name, policy, asOf, finished, input, json } = trace
  const at = world.clock.now()
  const cases = foldCases(await world.facts.read({ kinds: CASE_KINDS }))
  const drafts: FactDraft[] = []
  if (!cases.has(name)) drafts.push({ at, by: world.by, kind: 'case-opened', body: { case: name } })
  const document = (world.sha256 ?? textDigest)(json)
  const body = { case: name, policy, asOf, finished, input, document }
  drafts.push({ at, by: world.by, kind: 'trace-finished', body })
  const added = await world.facts.append(drafts, [json])
  return added[added.length - 1] as Fact
}
