import type { Refusal } from '../../analysis/casework/four-eyes.ts'
import { type CaseworkRole, mayAs, type Person } from '../../model/casework/person.ts'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import type { Fact, FactDraft } from '../../model/fact.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { People } from '../casework/people.ts'
import { KEY_KINDS } from '../keys/fold-keys.ts'
import { USER_KINDS } from '../users/fold-users.ts'
import { GOVERNOR_KINDS, type GovernorBody, readGovernorFact } from './governor-facts.ts'

/** The kinds of facts of which halts, releases and the people who release are made. */
export const GOVERNOR_FOLD_KINDS: readonly string[] = [...USER_KINDS, ...KEY_KINDS, ...GOVERNOR_KINDS]

/** A halt that was not released. */
export interface ActiveHalt {
  readonly command: GovernorBody<'governor-halted'>['command']
  /** When it was told, Unix seconds. */
  readonly at: number
  /** When it was in force, Unix milliseconds; null: not yet. */
  readonly obeyedMs: number | null
  /** Why the switch did not obey; null: it did, or was not asked yet. */
  readonly failed: string | null
}

/** A release that somebody proposed. */
export interface Proposal {
  /** Number of its fact. */
  readonly number: number
  readonly scope: LedgerId | 'all'
  readonly reason: string
  readonly by: string
  readonly at: number
  readonly covers: readonly string[]
  /** The fact that approved it and by whom; null: it waits. */
  readonly approval: { readonly seq: number; readonly by: string } | null
  /** `done`: withdrawals go on; `stale`: another halt came, so that it changed nothing. */
  readonly state: 'waiting' | 'approved' | 'done' | 'stale'
}

const PROPOSING: readonly CaseworkRole[] = ['analyst', 'approver', 'admin']

/** Halts and releases as a fold over facts; what a person may do is judged at the fact's place in the log. */
export class GovernorFold {
  readonly people = new People()
  readonly #halts = new Map<string, ActiveHalt>()
  readonly #told = new Set<string>()
  readonly #proposals = new Map<number, Proposal>()
  readonly #refused = new Map<number, Refusal>()

  /** Halts that were not released, in the order of coming. */
  get active(): readonly ActiveHalt[] {
    return [...this.#halts.values()]
  }

  /** Every proposal, in order. */
  get proposals(): readonly Proposal[] {
    return [...this.#proposals.values()]
  }

  /** Whether a halt was told as a fact, released since or not. */
  wasTold(command: string): boolean {
    return this.#told.has(command)
  }

  /** Why a fact has no effect; undefined: it has. */
  refusal(seq: number): Refusal | undefined {
    return this.#refused.get(seq)
  }

  /** The halts that the release of a scope would end. */
  covered(scope: LedgerId | 'all'): readonly string[] {
    return this.active
      .filter(h => scope === 'all' || (h.command.scope === 'ledger' && h.command.ledger === scope))
      .map(h => h.command.id)
  }

  /** Goes on over facts in the order of the log. @throws IntegrityError `governor-malformed`, `user-malformed`, `key-malformed` */
  take(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.people.take(fact)
      const read = readGovernorFact(fact)
      if (read === null) continue
      const no = this.weigh(fact)
      if (no !== null) this.#refused.set(fact.seq, no)
      else this.#change(fact)
    }
  }

  /** Why a draft would have no effect if it came now; null: it would. */
  weigh(draft: FactDraft): Refusal | null {
    const read = readGovernorFact(draft)
    if (read?.kind === 'governor-release-proposed') {
      const person = this.#personOf(read.by, read.body.via, read.at, PROPOSING)
      if ('code' in person) return person
      return read.body.covers.length > 0 ? null : no('nothing-halted', 'nothing of this is halted')
    }
    if (read?.kind !== 'governor-release-approved') return null
    const person = this.#personOf(read.by, read.body.via, read.at, ['approver'])
    if ('code' in person) return person
    const proposal = this.#proposals.get(read.body.proposal)
    if (proposal === undefined)
      return no('release-unknown', `there is no proposal ${read.body.proposal}: cordon governor`)
    if (person.name === proposal.by) return no('own-approval', 'who proposed a release cannot approve it', true)
    if (person.letInBy.includes(proposal.by))
      return no('approver-let-in-by-maker', `${proposal.by}, who proposed it, let the approver in`, true)
    if (proposal.state !== 'waiting')
      return no('release-settled', `the proposal waits for nobody: it is ${proposal.state}`)
    const covers = new Set(proposal.covers)
    return this.covered(proposal.scope).every(id => covers.has(id))
      ? null
      : no('release-stale', 'another halt came since it was proposed: look at it, and propose anew')
  }

  #personOf(name: string, via: string | null, at: number, roles: readonly CaseworkRole[]): Person | Refusal {
    const person = this.people.person(name, via, at)
    if ('code' in person) return person
    if (person.tenant !== MAIN_TENANT) return no('tenant-other', 'the governor is of the main tenant', true)
    return mayAs(person, roles) ? person : no('role-missing', `this needs the role ${roles.join(' or ')}`, true)
  }

  #change(fact: Fact): void {
    const read = readGovernorFact(fact)
    switch (read?.kind) {
      case 'governor-halted': {
        const { command } = read.body
        this.#told.add(command.id)
        this.#halts.set(command.id, { command, at: read.at, obeyedMs: null, failed: null })
        return
      }
      case 'governor-obeyed':
        this.#setHalt(read.body.command, { obeyedMs: read.body.atMs, failed: null })
        return
      case 'governor-switch-failed':
        this.#setHalt(read.body.command, { failed: read.body.because })
        return
      case 'governor-release-proposed': {
        const { scope, reason, covers } = read.body
        const base = { number: fact.seq, scope, reason, by: read.by, at: read.at, covers, approval: null }
        this.#proposals.set(fact.seq, { ...base, state: 'waiting' })
        return
      }
      case 'governor-release-approved':
        this.#setProposal(read.body.proposal, { approval: { seq: fact.seq, by: read.by }, state: 'approved' })
        return
      case 'governor-released':
        for (const id of read.body.halts) this.#halts.delete(id)
        this.#settle(read.body.approval, 'done')
        return
      case 'governor-release-stale':
        this.#settle(read.body.approval, 'stale')
        return
    }
  }

  #setHalt(id: string, change: Partial<ActiveHalt>): void {
    const halt = this.#halts.get(id)
    if (halt !== undefined) this.#halts.set(id, { ...halt, ...change })
  }

  #setProposal(number: number, change: Partial<Proposal>): void {
    const proposal = this.#proposals.get(number)
    if (proposal !== undefined) this.#proposals.set(number, { ...proposal, ...change })
  }

  #settle(approval: number, state: 'done' | 'stale'): void {
    for (const p of this.#proposals.values()) if (p.approval?.seq === approval) this.#setProposal(p.number, { state })
  }
}

function no(code: string, message: string, forbidden = false): Refusal {
  return { code, message, forbidden }
}
