import type { GuardThresholds } from '../../analysis/guard/guard-knowledge.ts'

/** From where on the guard tells of something. Nobody published such values: each is a choice †. */
export const GUARD_THRESHOLDS: GuardThresholds = {
  // † Half of what Permit2 keeps in its 160 bits: "all" is counted down from there, and no token has as many units.
  unlimited: 1n << 159n,
  // † 0.5 ETH: a transaction of a Safe costs less than a tenth of that when gas is dear.
  refundWei: 5n * 10n ** 17n,
  // † A relayer's own cost is some 21,000 and the calldata.
  baseGas: 3_000_000n,
  // † A permission is used within minutes; a month is generous.
  permissionSeconds: 30 * 86_400,
}
