import { compareActions, type MixerPool, type PoolAction } from '../../src/analysis/mixers/mixer-pool.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'

/** Pools with known truth. */
export interface MadeUpPools {
  readonly pools: readonly MixerPool[]
  readonly actions: readonly PoolAction[]
  /** By the number of a withdrawal's action: that of its deposit. */
  readonly truth: ReadonlyMap<number, number>
  readonly linked: (account: AccountId) => ReadonlySet<AccountId>
}

/** How people behave: parts of 1. */
export interface Habits {
  /** Withdraws to the account that paid in. */
  readonly sameAddress: number
  /** Depositor and recipient deal with each other outside. */
  readonly linked: number
  /** Sends the withdrawal itself at its own odd gas price. */
  readonly ownGasPrice: number
  /** Takes everything out to one account. */
  readonly oneRecipient: number
  /** Has not withdrawn by the end. */
  readonly stays: number
  /** Two strangers look linked, per owner. */
  readonly chance: number
}

/** Shares near those that arXiv 2510.09433 found (5.1 to 12.6 % linked by address reuse and transfers). */
export const HABITS: Habits = {
  sameAddress: 0.04,
  linked: 0.06,
  ownGasPrice: 0.05,
  oneRecipient: 0.4,
  stays: 0.2,
  chance: 0.02,
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function dice(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const DAY = 86_400

/** The nth account of a made-up world of pools. */
export function person(n: number): AccountId {
  return accountId(ETHEREUM, `0x${n.toString(16).padStart(40, '0')}` as Address)
}

/** Pools of 1, 10 and 100 with so many owners over 200 days; the same seed gives the same world. */
export function madeUpPools(owners: number, seed: number, habits: Habits = HABITS): MadeUpPools {
  const roll = dice(seed)
  const asset = nativeAsset(ETHEREUM)
  const pools = [1n, 10n, 100n].map(
    (d, i): MixerPool => ({
      name: `made-up-${d}`,
      title: `Made-up ${d}`,
      account: person(0xf00 + i),
      asset,
      denomination: d * 10n ** 18n,
      source: 'made up',
    }),
  )
  const links = new Map<AccountId, Set<AccountId>>()
  const link = (a: AccountId, b: AccountId): void => {
    links.set(a, (links.get(a) ?? new Set()).add(b))
    links.set(b, (links.get(b) ?? new Set()).add(a))
  }
  const drafts: { action: PoolAction; of: number | null; id: number }[] = []
  let next = 0x10000
  const recipients: AccountId[] = []
  const action = (
    side: PoolAction['side'],
    pool: number,
    at: number,
    account: AccountId,
    own: bigint | null,
  ): PoolAction => ({
    side,
    pool: (pools[pool] as MixerPool).account,
    tx: `0x${(drafts.length + 1).toString(16).padStart(64, '0')}`,
    block: Math.floor(at / 12),
    at: Math.floor(at),
    account,
    relayer: side === 'withdrawal' && own === null ? person(0xaaa) : null,
    gasPrice: own ?? BigInt(10 + Math.floor(roll() * 40)) * 1_000_000_000n,
  })
  for (let owner = 0; owner < owners; owner++) {
    const account = person(next++)
    const start = roll() * 180 * DAY
    const own = roll() < habits.ownGasPrice ? BigInt(Math.floor(1e9 + roll() * 6e10)) : null
    const same = roll() < habits.sameAddress
    const isLinked = roll() < habits.linked
    const one = roll() < habits.oneRecipient ? person(next++) : null
    const many = 1 + Math.floor(-Math.log(1 - roll()) * 2)
    for (let i = 0; i < many; i++) {
      const pool = Math.floor(roll() * 3)
      const at = start + i * 600
      const id = drafts.length
      drafts.push({ action: action('deposit', pool, at, account, own), of: null, id })
      if (roll() < habits.stays) continue
      const delay = Math.exp(
        Math.log(DAY) + 1.8 * Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll()),
      )
      const to = same ? account : (one ?? person(next++))
      if (isLinked) link(account, to)
      recipients.push(to)
      drafts.push({ action: action('withdrawal', pool, at + 60 + delay, to, own), of: id, id: drafts.length })
    }
    if (roll() < habits.chance && recipients.length > 0)
      link(account, recipients[Math.floor(roll() * recipients.length)] as AccountId)
  }
  const order = [...drafts].sort((a, b) => compareActions(a.action, b.action))
  const place = new Map(order.map((d, n) => [d.id, n]))
  const truth = new Map<number, number>()
  order.forEach((d, n) => {
    if (d.of !== null) truth.set(n, place.get(d.of) as number)
  })
  const none: ReadonlySet<AccountId> = new Set()
  return { pools, actions: order.map(d => d.action), truth, linked: account => links.get(account) ?? none }
}
