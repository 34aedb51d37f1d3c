import { z } from 'zod'
import { DECISION_KINDS } from '../../model/casework/decision.ts'
import { isTenant, type Tenant } from '../../model/casework/tenant.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { Fact, FactDraft } from '../../model/fact.ts'

const tenant = z.custom<Tenant>(isTenant)
const id = z.string().max(20)
const text = z.string().max(20_000)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** Alerts of a subject that wait, from and up to a number, and how many they are: of a storm of alerts too, a fact stays small. */
const range = z.object({ subject: z.string(), from: z.int(), upTo: z.int(), count: z.int() })
const base = { tenant, via: z.string().nullable() }
const ofCase = { ...base, case: id }
const countries = z.array(z.string().regex(/^[A-Z]{2}$/))
const answer = { ...ofCase, decision: z.int(), document: digest }

/** What the facts of casework hold, by kind. */
export const CASEWORK_BODIES = {
  'casework-dismissed-alerts': z.object({ ...base, alerts: range, reason: text }),
  'casework-opened': z.object({
    ...{ ...base, title: text, alerts: range.nullable(), jurisdictions: countries, suspectKnown: z.boolean() },
  }),
  'casework-joined': z.object({ ...ofCase, alerts: range }),
  'casework-changed': z.object({ ...ofCase, jurisdictions: countries, suspectKnown: z.boolean() }),
  'casework-assigned': z.object({ ...ofCase, to: z.string().nullable() }),
  'casework-noted': z.object({ ...ofCase, text }),
  'casework-attached': z.object({ ...ofCase, name: text, digest, bytes: z.int(), turn: z.int().optional() }),
  'casework-decided': z.object({
    ...{ ...ofCase, turn: z.int(), kind: z.enum(DECISION_KINDS), reason: text, what: text.nullable() },
    ...{ hold: z.int().nullable(), jurisdictions: countries, document: digest },
  }),
  'casework-approved': z.object(answer),
  'casework-rejected': z.object({ ...answer, reason: text }),
  'casework-filed': z.object({ ...answer, reference: text }),
  'casework-reminded': z.object({ ...ofCase, jurisdiction: z.string(), stage: z.string(), words: text }),
} as const

/** A kind of fact of casework. */
export type CaseworkKind = keyof typeof CASEWORK_BODIES
/** The body of such a fact. */
export type CaseworkBody<K extends CaseworkKind> = z.output<(typeof CASEWORK_BODIES)[K]>
/** A fact of casework, read; `by` is the person. */
export type CaseworkAct = {
  [K in CaseworkKind]: { readonly kind: K; readonly at: number; readonly by: string; readonly body: CaseworkBody<K> }
}[CaseworkKind]

/** All of them. */
export const CASEWORK_KINDS = Object.keys(CASEWORK_BODIES) as readonly CaseworkKind[]

/** The act that a fact, or the draft of one, tells; null: it is of another kind. @throws IntegrityError `casework-malformed` */
export function readAct(fact: Fact | FactDraft): CaseworkAct | null {
  if (!Object.hasOwn(CASEWORK_BODIES, fact.kind)) return null
  const kind = fact.kind as CaseworkKind
  const read = CASEWORK_BODIES[kind].safeParse(fact.body)
  // A fact that cannot be read could hide an approval or a hold, so it stops everything.
  if (!read.success)
    throw new IntegrityError('casework-malformed', `fact ${'seq' in fact ? fact.seq : ''} (${kind}) cannot be read`)
  return { kind, at: fact.at, by: fact.by, body: read.data } as CaseworkAct
}
