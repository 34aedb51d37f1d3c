import { POLICIES } from '../../../analysis/flow/policy.ts'
import type { Json } from '../../../model/fact.ts'
import type { IntelObject } from '../../../model/intel-object.ts'
import { newSdo } from './definition.ts'

/** How much of a theft reached an account. */
export const TAINT_CLAIM = newSdo('taint-claim', {
  id: 'extension-definition--644af3b3-05af-4a10-bdcd-62cafcfc46d6',
  name: 'Taint claim',
  description:
    'Claims how much of a theft reached an account, so that the receiver can compute it again: the theft (an incident), the account (CAIP-10) and asset (CAIP-19), the tracing policy with its parameters, the height up to which the ledger was read, the amount that ever arrived and the amount still held there in base units as decimal texts, the share of the whole theft between 0 and 1, and the SHA-256 of the findings of the trace that is the evidence: of its cordon.trace/1 document in RFC 8785 form without the members case, versions and evidence.',
  version: '1.0.0',
  members: `theft_ref:ref(incident)! account:caip10! asset:caip19! policy:enum(${POLICIES.join('|')})!
    parameters:object block_height:int(0..)! amount:digits! held_amount:digits share:float(0..1) evidence_digest:sha256!`,
})

/** What a taint claim says. */
export interface TaintTelling {
  /** The incident. */
  readonly theftRef: string
  /** CAIP-10. */
  readonly account: string
  /** CAIP-19. */
  readonly asset: string
  readonly policy: string
  readonly parameters: { readonly [name: string]: Json }
  readonly blockHeight: number
  /** Base units that ever arrived. */
  readonly amount: string | bigint
  /** Base units that are there still. */
  readonly held?: string | bigint | undefined
  /** Of the whole theft, 0 to 1. */
  readonly share?: number | undefined
  /** SHA-256 of the trace's findings (its `evidence.findings`), lower-case hex. */
  readonly evidenceDigest: string
}

/** A claim as an object. @param base its common members: type, id, creator, times, markings */
export function taintClaim(base: IntelObject, told: TaintTelling): IntelObject {
  const { theftRef, account, asset, policy, parameters, blockHeight, amount, held, share, evidenceDigest } = told
  return {
    ...base,
    theft_ref: theftRef,
    account,
    asset,
    policy,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters: withoutNulls(parameters) }),
    block_height: blockHeight,
    amount: String(amount),
    ...(held === undefined ? {} : { held_amount: String(held) }),
    ...(share === undefined ? {} : { share }),
    evidence_digest: evidenceDigest,
    extensions: TAINT_CLAIM.use(),
  }
}

/** STIX has neither null nor an empty list: what is null or empty is left out, in whatever depth. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutNulls).filter(item => !nothing(item))
  if (typeof value !== 'object' || value === null) return value
  const out: Record<string, Json> = {}
  for (const [name, member] of Object.entries(value)) {
    const kept = withoutNulls(member)
    if (!nothing(kept)) out[name] = kept
  }
  return out
}

function nothing(value: Json): boolean {
  if (value === null) return true
  return Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0
}
