import type { Hex } from 'viem'
import { accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../../model/asset.ts'
import type {
  CrossingEnd,
  RangeRole,
  TruthAccount,
  TruthCrossing,
  TruthFreeze,
  TruthMixing,
  TruthStep,
} from '../../model/range.ts'
import type { RangeChain } from './range-chain.ts'
import type { Done, Side } from './stage.ts'

/** Value that arrived at somebody else than the thief. */
interface Arrival {
  readonly side: Side
  readonly at: Address
  readonly asset: AssetId
  readonly amount: bigint
  readonly owner: string
  readonly kind: 'exchange' | 'exchanger' | 'mixer'
  readonly behind: string | null
}

/** Writes down what happens in a range while it happens. */
export class RangeRecord {
  readonly #chains: readonly [RangeChain, RangeChain]
  readonly #accounts = new Map<string, TruthAccount>()
  readonly #behind = new Map<string, string | null>()
  readonly arrivals: Arrival[] = []
  readonly crossings: TruthCrossing[] = []
  readonly mixings: TruthMixing[] = []
  readonly freezes: TruthFreeze[] = []
  readonly steps: TruthStep[] = []
  /** The transaction that took the wallet over; null: not yet. */
  executed: { readonly tx: Hex; readonly at: number; readonly block: number; readonly by: Address } | null = null

  constructor(chains: readonly [RangeChain, RangeChain]) {
    this.#chains = chains
  }

  /** All accounts, in the order of their ids. */
  get accounts(): readonly TruthAccount[] {
    return [...this.#accounts.values()].sort((a, b) => (a.account < b.account ? -1 : 1))
  }

  ledger(side: Side) {
    return this.#chains[side].ledger
  }

  asset(side: Side, token: Address | null): AssetId {
    return token === null ? nativeAsset(this.ledger(side)) : erc20(this.ledger(side), token)
  }

  /** Names an account; the first name stays. */
  name(side: Side, address: Address, role: RangeRole, owner: string, tagged = false): void {
    const account = accountId(this.ledger(side), address)
    const behind = this.#behind.get(account) ?? null
    if (!this.#accounts.has(account)) this.#accounts.set(account, { account, role, owner, tagged, behind })
  }

  /** Names an account of the thief's, and whether its money came out behind a mixer or exchanger. */
  thief(side: Side, address: Address, behind: string | null): void {
    this.#behind.set(accountId(this.ledger(side), address), behind)
    this.name(side, address, 'thief', 'thief')
  }

  /** Whether an account was made to hold stolen value: the robber's own money is none. */
  stolen(account: string): boolean {
    return this.#behind.has(account)
  }

  /** What a thief's account is behind. */
  behind(account: string): string | null {
    return this.#behind.get(account) ?? null
  }

  end(done: Done, address: Address, token: Address | null, amount: bigint): CrossingEnd {
    const account = accountId(this.ledger(done.side), address)
    return {
      ledger: this.ledger(done.side),
      tx: done.hash,
      at: done.at,
      account,
      asset: this.asset(done.side, token),
      amount: String(amount),
    }
  }
}
