import type { AccountId } from '../../../model/account.ts'
import type { Instant } from '../../../model/instant.ts'
import type { Dealings } from '../dealings.ts'
import { depositSweep } from '../deposit-sweep.ts'
import { describeBehaviour, hubBehaviour, STRANGERS_EACH_WAY, serviceLikeness } from '../hub-behaviour.ts'
import { attribute, type ServiceVerdict } from '../service-verdict.ts'
import type { Knowledge, Known } from './knowledge.ts'

/** `verdict` null: nobody's service, follow on. `wanted`: cannot be said before these accounts are known. */
export type Classified =
  | { readonly verdict: ServiceVerdict | null; readonly thief: boolean }
  | { readonly wanted: AccountId }

/** What judging an account needs beside its own history. */
export interface Judging {
  readonly knowledge: Knowledge
  /** Accounts known to hold money of this theft. */
  readonly related: (account: AccountId) => boolean
  /** Accounts found to be the thief's in spite of their behaviour. */
  readonly opened: ReadonlySet<AccountId>
  /** When the theft began. */
  readonly theftAt: Instant
  /** With whom an account that is known dealt. */
  readonly dealings: (account: AccountId, known: Known) => Dealings
  /** Accounts by which value is known to cross to elsewhere. */
  readonly gates: ReadonlyMap<AccountId, ServiceVerdict>
}

/** Decides whether a path ends at an account: by tag, else by behaviour, else as a deposit address that sweeps to a service. */
export function classify(account: AccountId, judging: Judging): Classified {
  const own = standing(account, judging)
  if ('wanted' in own || own.thief) return own
  const gate = judging.gates.get(account)
  // A tag's name is worth more than that of the crossing; behaviour alone is worth less.
  if (gate && (own.verdict === null || own.verdict.kind === 'unknown-service')) return { verdict: gate, thief: false }
  if (own.verdict) return own
  const sweep = depositSweep(account, judging.knowledge.get(account)?.transfers ?? [])
  if (!sweep?.exact || judging.related(sweep.to)) return own
  const service = standing(sweep.to, judging)
  if ('wanted' in service) return service
  const owner = service.verdict
  if (!owner || !takesDeposits(owner)) return own
  const name = owner.name ?? sweep.to
  return {
    thief: false,
    verdict: {
      kind: owner.kind,
      role: 'deposit',
      name: owner.name,
      basis: `deposit address of ${name}: forwarded ${sweep.sweeps} deposit(s) whole, each within ${sweep.slowest} s, to ${sweep.to} only, which is ${owner.basis}`,
      confidence: Math.max(1, owner.confidence - 10),
      sweepsTo: sweep.to,
      young: owner.young === true,
    },
  }
}

/** Mixers, bridges, swaps and contracts are called by their users directly: who forwards to them is a user, not a deposit address. */
function takesDeposits(owner: ServiceVerdict): boolean {
  return ['exchange', 'payment', 'gambling', 'service', 'unknown-service'].includes(owner.kind)
}

function standing(account: AccountId, { knowledge, related, opened, theftAt, dealings }: Judging): Classified {
  const known = knowledge.get(account)
  if (!known) return { wanted: account }
  const said = attribute(account, known.tags)
  if (said.kind === 'service') return { verdict: said.verdict, thief: false }
  if (said.kind === 'thief' || opened.has(account)) return { verdict: null, thief: true }
  const behaviour = hubBehaviour(dealings(account, known), related, theftAt)
  const confidence = serviceLikeness(behaviour)
  if (confidence === 0) return { verdict: null, thief: false }
  const basis = describeBehaviour(behaviour)
  const young = behaviour.strangersBefore < STRANGERS_EACH_WAY
  return {
    thief: false,
    verdict: { kind: 'unknown-service', role: 'service', name: null, basis, confidence, sweepsTo: null, young },
  }
}
