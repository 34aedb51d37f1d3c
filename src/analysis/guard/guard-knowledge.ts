import type { Address } from '../../model/address.ts'

/** What a function does with the rights of the account that calls it. */
export type Act =
  | 'transfer'
  | 'transfer-from'
  | 'approve'
  | 'approve-more'
  | 'approve-all'
  | 'approve-permit2'
  | 'permit'
  | 'batch'
  | 'calls'
  | 'safe-exec'
  | 'module-exec'
  | 'approve-hash'
  | 'add-owner'
  | 'remove-owner'
  | 'swap-owner'
  | 'set-threshold'
  | 'enable-module'
  | 'disable-module'
  | 'set-guard'
  | 'set-fallback'
  | 'set-implementation'
  | 'setup'
  | 'migrate'
  | 'upgrade'
  | 'hand-over'
  | 'renounce'
  | 'grant-role'
  | 'sign-message'
  | 'create'
  | 'other'

/** A function that calldata may ask for. */
export interface KnownFunction {
  /** As Solidity writes it: `function transfer(address to, uint256 amount)`. */
  readonly signature: string
  readonly act: Act
  /** Key of the source in which it stands. */
  readonly source: string
}

/** What a published contract of Safe is for. */
export type SafePart =
  | 'implementation'
  | 'factory'
  | 'batch'
  | 'create'
  | 'sign-message'
  | 'migration'
  | 'fallback-handler'
  | 'simulation'

/** A contract that Safe published. */
export interface SafeDeployment {
  readonly part: SafePart
  /** The name in its source: `MultiSendCallOnly`. */
  readonly name: string
  readonly version: string
}

/** From where on something is told. */
export interface GuardThresholds {
  /** An allowance from here on counts as one without limit. Base units. */
  readonly unlimited: bigint
  /** Wei that the refund of gas may cost before it is an alarm. */
  readonly refundWei: bigint
  /** Gas beside the transaction's own that no relayer needs. */
  readonly baseGas: bigint
  /** Seconds from now after which a permission counts as one without end. */
  readonly permissionSeconds: number
}

/** All that the guard must know of the world beside what it is shown; the catalog gives it. */
export interface GuardKnowledge {
  readonly functions: readonly KnownFunction[]
  readonly deployments: ReadonlyMap<Address, SafeDeployment>
  /** Chains on which Safe published its contracts, by EIP-155 number. */
  readonly chainIds: readonly number[]
  readonly thresholds: GuardThresholds
  /** How a token is shown; null: it is not known. */
  token(chainId: bigint | null, address: Address): { readonly symbol: string; readonly decimals: number } | null
}
