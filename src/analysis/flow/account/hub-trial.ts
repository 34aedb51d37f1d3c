import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import { payee, payer } from '../../../model/transfer.ts'
import type { TransferRow } from '../trace-result.ts'
import type { AccountPass } from './account-pass.ts'
import type { Knowledge } from './knowledge.ts'

/** † A young hub is the thief's when at least this share (percent) of its payers turn out to pay it with stolen money. */
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

/** † Payers whose every payment is so many times smaller than the usual stolen one are spam, and no customers. */
const SPAM_FACTOR = 10_000n

/**
 * Of the hubs followed on trial, those whose payers turned out to pay them with stolen money. A real service, however young, has
 * customers whose money is their own, even if some of them are paid by it. Payers are counted, not payments: one thief can make many.
 */
export function provenHubs(trial: AccountPass, candidates: ReadonlySet<AccountId>, knowledge: Knowledge): AccountId[] {
  const shares = thievesShares(trial, candidates, knowledge)
  return [...candidates].filter(hub => (shares.get(hub) ?? 0) >= OWN_SHARE)
}

/** Half of the hubs: those of whose payers most held stolen money in a pass that follows none of them. Empty when there is but one. */
export function likelierHalf(
  settled: AccountPass,
  candidates: ReadonlySet<AccountId>,
  knowledge: Knowledge,
): AccountId[] {
  const shares = thievesShares(settled, candidates, knowledge)
  const ranked = [...candidates].sort((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0) || (a < b ? -1 : 1))
  return ranked.slice(0, ranked.length >> 1)
}

/** Percent of each hub's payers that paid it with stolen money in a pass. */
function thievesShares(
  pass: AccountPass,
  hubs: ReadonlySet<AccountId>,
  knowledge: Knowledge,
): ReadonlyMap<AccountId, number> {
  const stolen = new Map<AccountId, TransferRow[]>()
  for (const row of pass.flow.rows) {
    if (row.to === null || !hubs.has(row.to)) continue
    const known = stolen.get(row.to)
    if (known) known.push(row)
    else stolen.set(row.to, [row])
  }
  return new Map(
    [...stolen].map(([hub, rows]) => {
      const least = leastMaterial(rows)
      const payers = new Set<AccountId>()
      for (const t of knowledge.get(hub)?.transfers ?? [])
        if (t.amount > 0n && payee(t) === hub && t.amount >= (least.get(t.asset) ?? 1n)) payers.add(payer(t))
      const thieves = new Set(rows.map(row => row.from).filter(from => from !== null && payers.has(from)))
      return [hub, payers.size === 0 ? 0 : (100 * thieves.size) / payers.size]
    }),
  )
}

/** The least amount of each asset that counts, from the usual (median) stolen payment. */
function leastMaterial(rows: readonly TransferRow[]): Map<AssetId, bigint> {
  const amounts = new Map<AssetId, bigint[]>()
  for (const { asset, amount } of rows) append(amounts, asset, amount)
  return new Map(
    [...amounts].map(([asset, list]) => {
      const usual = list.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[list.length >> 1] ?? 0n
      return [asset, usual / SPAM_FACTOR]
    }),
  )
}

function append(amounts: Map<AssetId, bigint[]>, asset: AssetId, amount: bigint): void {
  const list = amounts.get(asset)
  if (list) list.push(amount)
  else amounts.set(asset, [amount])
}
