import { type AccountId, splitAccount } from '../../src/model/account.ts'
import type { Claim } from './naive-traces.ts'

/** What the generator of a haystack knows. Addresses are bare; amounts base units. */
export interface Truth {
  readonly stolen: number
  readonly addresses: readonly string[]
  readonly neutral: readonly string[]
  readonly terminals: Readonly<Record<string, number>>
}

/** Precision and recall of the addresses named, and the share of the value at the true terminals that was located there. */
export interface Score {
  readonly precision: number
  readonly recall: number
  readonly value: number
}

/** Hot wallets that a terminal sweeps to (`neutral`) are neither right nor wrong to name. */
export function score(claim: Claim, truth: Truth): Score {
  const bare = (a: AccountId): string => splitAccount(a).address
  const right = new Set(truth.addresses)
  const neutral = new Set(truth.neutral)
  const named = [...claim.accounts].map(bare)
  const good = named.filter(a => right.has(a)).length
  const counted = named.filter(a => right.has(a) || !neutral.has(a)).length
  const at = new Map([...claim.located].map(([a, v]) => [bare(a), Number(v)]))
  let located = 0
  let total = 0
  for (const [address, amount] of Object.entries(truth.terminals)) {
    total += amount
    located += Math.min(amount, at.get(address) ?? 0)
  }
  return { precision: good / counted, recall: good / right.size, value: located / total }
}
