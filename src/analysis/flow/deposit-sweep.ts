import { type AccountId, splitAccount } from '../../model/account.ts'
import { isNative } from '../../model/asset.ts'
import type { Transfer } from '../../model/transfer.ts'

/** † Longest wait between a deposit and its sweep: three days (exchanges sweep by schedule or by threshold). */
export const SWEEP_WITHIN_SECONDS = 3 * 86400
/** † A sweep of the native asset pays its own fee, so up to this share (per mille) may stay behind. */
export const NATIVE_FEE_PER_MILLE = 10n

/** How an account forwards what it gets. */
export interface Sweep {
  /** The only account that it ever pays. */
  readonly to: AccountId
  readonly sweeps: number
  /** True when every payment equals one deposit, or all that is held, to the base unit (native: less the fee). */
  readonly exact: boolean
  /** Longest time from the latest deposit to its sweep, seconds. */
  readonly slowest: number
}

/**
 * Recognises an account that only ever forwards to one other (Victor: Address Clustering Heuristics for Ethereum, FC 2020).
 * @param history the account's transfers in order
 * @returns null when it pays nobody, or more than one
 */
export function depositSweep(account: AccountId, history: readonly Transfer[]): Sweep | null {
  const { ledger, address } = splitAccount(account)
  let target: string | null = null
  for (const t of history) {
    if (t.amount === 0n || t.from !== address || t.to === address) continue
    if (target !== null && t.to !== target) return null
    target = t.to
  }
  if (target === null) return null
  const pending = new Map<string, { amounts: bigint[]; balance: bigint; lastAt: number }>()
  let sweeps = 0
  let exact = true
  let slowest = 0
  for (const t of history) {
    if (t.amount === 0n || t.from === t.to) continue
    const p = pending.get(t.asset) ?? { amounts: [], balance: 0n, lastAt: t.at }
    pending.set(t.asset, p)
    if (t.to === address) {
      p.amounts.push(t.amount)
      p.balance += t.amount
      p.lastAt = t.at
      continue
    }
    sweeps++
    slowest = Math.max(slowest, t.at - p.lastAt)
    const keeps = isNative(t.asset) ? NATIVE_FEE_PER_MILLE : 0n
    const fits = (deposit: bigint): boolean => t.amount <= deposit && (deposit - t.amount) * 1000n <= deposit * keeps
    if (fits(p.balance)) {
      p.amounts = []
      p.balance = 0n
      continue
    }
    const one = p.amounts.findIndex(fits)
    if (one < 0) exact = false
    else p.balance -= p.amounts.splice(one, 1)[0] as bigint
  }
  return { to: `${ledger}:${target}` as AccountId, sweeps, exact: exact && slowest <= SWEEP_WITHIN_SECONDS, slowest }
}
