import type { AccountId } from '../../../model/account.ts'
import type { Instant } from '../../../model/instant.ts'
import { depositSweep } from '../deposit-sweep.ts'
import { describeBehaviour, hubBehaviour, serviceLikeness } from '../hub-behaviour.ts'
import { attribute, type ServiceVerdict } from '../service-verdict.ts'
import type { Knowledge } from './knowledge.ts'

/** `verdict` null: nobody's service, follow on. `wanted`: cannot be said before these accounts are known. */
export type Classified =
  | { readonly verdict: ServiceVerdict | null; readonly thief: boolean }
  | { readonly wanted: AccountId }

/**
 * Decides whether a path ends at an account: by tag, else by behaviour, else as a deposit address that sweeps to a service.
 * @param related accounts known to hold money of this theft
 */
export function classify(
  account: AccountId,
  knowledge: Knowledge,
  related: (account: AccountId) => boolean,
  firstTaintAt: Instant,
): Classified {
  const own = standing(account, knowledge, related, firstTaintAt)
  if ('wanted' in own || own.verdict || own.thief) return own
  const sweep = depositSweep(account, knowledge.get(account)?.transfers ?? [])
  if (!sweep?.exact || related(sweep.to)) return own
  const service = standing(sweep.to, knowledge, related, firstTaintAt)
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
    },
  }
}

/** Mixers, bridges, swaps and contracts are called by their users directly: who forwards to them is a user, not a deposit address. */
function takesDeposits(owner: ServiceVerdict): boolean {
  return ['exchange', 'payment', 'gambling', 'service', 'unknown-service'].includes(owner.kind)
}

function standing(
  account: AccountId,
  knowledge: Knowledge,
  related: (account: AccountId) => boolean,
  firstTaintAt: Instant,
): Classified {
  const known = knowledge.get(account)
  if (!known) return { wanted: account }
  const said = attribute(account, known.tags)
  if (said.kind === 'service') return { verdict: said.verdict, thief: false }
  if (said.kind === 'thief') return { verdict: null, thief: true }
  const behaviour = hubBehaviour(account, known.transfers, known.complete, related, firstTaintAt)
  const confidence = serviceLikeness(behaviour)
  if (confidence === 0) return { verdict: null, thief: false }
  const basis = describeBehaviour(behaviour)
  return {
    thief: false,
    verdict: { kind: 'unknown-service', role: 'service', name: null, basis, confidence, sweepsTo: null },
  }
}
