import type { AccountId } from '../../../model/account.ts'
import { payee } from '../../../model/transfer.ts'
import type { AccountPass } from './account-pass.ts'
import type { Knowledge } from './knowledge.ts'

/** † A young hub is the thief's when at least this share (percent) of the payments to it turn out to carry stolen money. */
export const OWN_SHARE = 50
/** † A trial that reaches so many times as many accounts as the trace before it has gone through a real service: it is given up. */
const RUNAWAY_FACTOR = 8
const RUNAWAY_BASE = 500

/** Young hubs that end paths in a settled pass: those which only following on can clear up. */
export function trialCandidates(pass: AccountPass, tried: ReadonlySet<AccountId>): Set<AccountId> {
  const out = new Set<AccountId>()
  for (const [account, verdict] of pass.verdicts) {
    const hub = verdict.sweepsTo ?? account
    if (verdict.young && !tried.has(hub)) out.add(hub)
  }
  return out
}

/** True when a trial has left the thief's own accounts behind. */
export function isRunaway(trial: AccountPass, settled: AccountPass): boolean {
  return trial.followed.size > RUNAWAY_BASE + RUNAWAY_FACTOR * settled.followed.size
}

/**
 * Of the hubs followed on trial, those whose payers turned out to pay them with stolen money. A real service, however young, takes
 * most of its payments from customers whose money is their own, even if some of them are paid by it.
 */
export function provenHubs(trial: AccountPass, candidates: ReadonlySet<AccountId>, knowledge: Knowledge): AccountId[] {
  const tainted = new Map<AccountId, number>()
  for (const row of trial.flow.rows)
    if (row.to && candidates.has(row.to)) tainted.set(row.to, (tainted.get(row.to) ?? 0) + 1)
  return [...candidates].filter(hub => {
    const payments = (knowledge.get(hub)?.transfers ?? []).filter(t => t.amount > 0n && payee(t) === hub).length
    return payments > 0 && (tainted.get(hub) ?? 0) * 100 >= OWN_SHARE * payments
  })
}
