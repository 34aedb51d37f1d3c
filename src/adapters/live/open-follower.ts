import type { LedgerFollower } from '../../operations/live/ledger-follower.ts'
import type { FollowerKind, FollowerPlan } from '../../operations/live/open-follower.ts'

/** Opens a follower of any kind; the libraries of each are loaded when it is called for. See operations OpenFollower. */
export async function openFollower(
  kind: FollowerKind,
  { url, ledger, confirmations }: FollowerPlan,
): Promise<LedgerFollower> {
  const plan = { url, ledger, ...(confirmations === null ? {} : { confirmations }) }
  if (kind === 'evm') return (await import('../ledgers/evm/open-evm-follower.ts')).openEvmFollower(plan)
  if (kind === 'bitcoin') return (await import('../ledgers/bitcoin/bitcoin-follower.ts')).openBitcoinFollower(plan)
  if (kind === 'esplora') return (await import('../ledgers/esplora/esplora-follower.ts')).openEsploraFollower(plan)
  return (await import('../ledgers/tron/tron-follower.ts')).openTronFollower(plan)
}
