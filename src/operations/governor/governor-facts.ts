import { z } from 'zod'
import { IntegrityError } from '../../model/errors.ts'
import type { Fact, FactDraft } from '../../model/fact.ts'
import type { LedgerId } from '../../model/ledger.ts'

const text = z.string().max(20_000)
const scope = z.custom<LedgerId | 'all'>(value => typeof value === 'string' && value.length <= 100)

/** What facts of the governor hold, by kind. Those about people are without effect where the person might not. */
export const GOVERNOR_BODIES = {
  'governor-halted': z.object({
    command: z.object({
      ...{ id: text, scope: z.enum(['ledger', 'all']), ledger: text, atMs: z.number(), wallet: text, event: text },
      ...{ reason: text, because: text },
    }),
    inputs: z.record(z.string(), z.unknown()),
  }),
  'governor-obeyed': z.object({ command: text, atMs: z.number() }),
  'governor-switch-failed': z.object({ command: text, because: text }),
  'governor-release-proposed': z.object({ scope, reason: text, covers: z.array(text), via: z.string().nullable() }),
  'governor-release-approved': z.object({ proposal: z.int(), via: z.string().nullable() }),
  'governor-released': z.object({ approval: z.int(), scope, halts: z.array(text) }),
  'governor-release-stale': z.object({ approval: z.int(), because: text }),
} as const

/** A kind of fact of the governor. */
export type GovernorKind = keyof typeof GOVERNOR_BODIES
/** The body of such a fact. */
export type GovernorBody<K extends GovernorKind> = z.output<(typeof GOVERNOR_BODIES)[K]>
/** A fact of the governor, read. */
export type GovernorFact = {
  [K in GovernorKind]: { readonly kind: K; readonly at: number; readonly by: string; readonly body: GovernorBody<K> }
}[GovernorKind]

/** All of them. */
export const GOVERNOR_KINDS = Object.keys(GOVERNOR_BODIES) as readonly GovernorKind[]

/** What a fact, or the draft of one, tells; null: it is of another kind. @throws IntegrityError `governor-malformed` */
export function readGovernorFact(fact: Fact | FactDraft): GovernorFact | null {
  if (!Object.hasOwn(GOVERNOR_BODIES, fact.kind)) return null
  const kind = fact.kind as GovernorKind
  const read = GOVERNOR_BODIES[kind].safeParse(fact.body)
  // One that cannot be read could hide a halt, so it stops everything.
  if (!read.success)
    throw new IntegrityError('governor-malformed', `fact ${'seq' in fact ? fact.seq : ''} (${kind}) cannot be read`)
  return { kind, at: fact.at, by: fact.by, body: read.data } as GovernorFact
}
