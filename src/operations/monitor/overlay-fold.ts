import { z } from 'zod'
import type { Refusal } from '../../analysis/casework/four-eyes.ts'
import { type CaseworkRole, mayAs, type Person } from '../../model/casework/person.ts'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import { IntegrityError } from '../../model/errors.ts'
import type { Fact, FactDraft } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import { People } from '../casework/people.ts'
import type { FactLog } from '../fact-log.ts'
import { KEY_KINDS } from '../keys/fold-keys.ts'
import { USER_KINDS } from '../users/fold-users.ts'

const BODIES = {
  'overlay-proposed': z.object({
    ...{ overlay: z.string(), reason: z.string(), from: z.number(), via: z.string().nullable() },
  }),
  'overlay-approved': z.object({ proposal: z.int(), via: z.string().nullable() }),
} as const

/** The kinds of facts by which overlays come into force. */
export const OVERLAY_KINDS = Object.keys(BODIES) as readonly (keyof typeof BODIES)[]

/** An overlay that somebody proposed. */
export interface OverlayProposal {
  /** Number of its fact. */
  readonly number: number
  /** SHA-256 of its canonical JSON, which is kept beside the fact. */
  readonly overlay: string
  readonly reason: string
  readonly by: string
  readonly at: Instant
  /** From when on it is to be in force; once approved, not before the approval. */
  readonly from: Instant
  /** The fact that approved it, by whom and when; null: it waits. */
  readonly approval: { readonly seq: number; readonly by: string; readonly at: Instant } | null
}

const PROPOSING: readonly CaseworkRole[] = ['analyst', 'approver', 'admin']

/** Overlays as a fold over facts: one person proposes, another approves, each by the roles of that moment in the log. */
export class OverlayFold {
  readonly #people = new People()
  readonly #proposals = new Map<number, OverlayProposal>()
  readonly #refused = new Map<number, Refusal>()

  /** Every proposal that had effect, in order. */
  get proposals(): readonly OverlayProposal[] {
    return [...this.#proposals.values()]
  }

  /** Why a fact has no effect; undefined: it has. */
  refusal(seq: number): Refusal | undefined {
    return this.#refused.get(seq)
  }

  /** The overlay in force at a time: of those approved the one that came into force last; null: none, or nobody ever approved one. */
  inForce(at: Instant): OverlayProposal | null {
    let found: OverlayProposal | null = null
    for (const proposal of this.#proposals.values())
      if (proposal.approval !== null && proposal.from <= at && (found === null || isLater(proposal, found)))
        found = proposal
    return found
  }

  /** Goes on over facts in the order of the log. @throws IntegrityError `overlay-fact-malformed`, those of users and keys */
  take(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.#people.take(fact)
      if (!OVERLAY_KINDS.some(kind => kind === fact.kind)) continue
      const no = this.weigh(fact)
      if (no !== null) this.#refused.set(fact.seq, no)
      else this.#change(fact)
    }
  }

  /** Why a draft would have no effect if it came now; null: it would. */
  weigh(draft: FactDraft): Refusal | null {
    if (draft.kind === 'overlay-proposed') {
      const { via } = bodyOf('overlay-proposed', draft)
      const person = this.#personOf(draft.by, via, draft.at, PROPOSING)
      return 'code' in person ? person : null
    }
    const { proposal: number, via } = bodyOf('overlay-approved', draft)
    const person = this.#personOf(draft.by, via, draft.at, ['approver'])
    if ('code' in person) return person
    const proposal = this.#proposals.get(number)
    if (proposal === undefined) return no('overlay-unknown', `there is no proposal ${number}: cordon monitor overlays`)
    if (person.name === proposal.by) return no('own-approval', 'who proposed an overlay cannot approve it', true)
    if (person.letInBy.includes(proposal.by))
      return no('approver-let-in-by-maker', `${proposal.by}, who proposed it, let the approver in`, true)
    return proposal.approval === null ? null : no('overlay-settled', 'the proposal was approved before')
  }

  #personOf(name: string, via: string | null, at: Instant, roles: readonly CaseworkRole[]): Person | Refusal {
    const person = this.#people.person(name, via, at)
    if ('code' in person) return person
    if (person.tenant !== MAIN_TENANT) return no('tenant-other', 'the monitor is of the main tenant', true)
    return mayAs(person, roles) ? person : no('role-missing', `this needs the role ${roles.join(' or ')}`, true)
  }

  #change(fact: Fact): void {
    if (fact.kind === 'overlay-proposed') {
      const { overlay, reason, from } = bodyOf('overlay-proposed', fact)
      const { seq: number, by, at } = fact
      this.#proposals.set(number, { number, overlay, reason, by, at, from, approval: null })
      return
    }
    const { proposal } = bodyOf('overlay-approved', fact)
    const of = this.#proposals.get(proposal)
    if (of === undefined) return
    const approval = { seq: fact.seq, by: fact.by, at: fact.at }
    this.#proposals.set(proposal, { ...of, from: Math.max(of.from, fact.at), approval })
  }
}

/** All overlays of a log. */
export async function overlayFold({ facts }: { readonly facts: FactLog }): Promise<OverlayFold> {
  const fold = new OverlayFold()
  fold.take(await facts.read({ kinds: [...USER_KINDS, ...KEY_KINDS, ...OVERLAY_KINDS] }))
  return fold
}

/** The overlay in force now, and its canonical JSON; null: nobody ever approved one. @throws IntegrityError `document-changed` */
export async function overlayInForce(world: {
  readonly facts: FactLog
  readonly clock: { now(): Instant }
}): Promise<{ readonly proposal: OverlayProposal; readonly text: string } | null> {
  const proposal = (await overlayFold(world)).inForce(world.clock.now())
  return proposal === null ? null : { proposal, text: await world.facts.document(proposal.overlay) }
}

function isLater(a: OverlayProposal, b: OverlayProposal): boolean {
  return a.from > b.from || (a.from === b.from && (a.approval?.seq ?? 0) > (b.approval?.seq ?? 0))
}

function bodyOf<K extends keyof typeof BODIES>(kind: K, { body }: FactDraft): z.output<(typeof BODIES)[K]> {
  const read = BODIES[kind].safeParse(body)
  // One that cannot be read could hide what is in force, so it stops everything.
  if (!read.success) throw new IntegrityError('overlay-fact-malformed', `a fact ${kind} cannot be read`)
  return read.data as z.output<(typeof BODIES)[K]>
}

function no(code: string, message: string, forbidden = false): Refusal {
  return { code, message, forbidden }
}
