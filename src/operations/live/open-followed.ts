import type { FollowedLedger } from './fold-ledgers.ts'
import type { LedgerFollower } from './ledger-follower.ts'
import { ledgerSecret } from './ledger-secret.ts'
import type { LedgerWorld } from './ledger-world.ts'

/** Opens the follower of a ledger that was added. @throws as OpenFollower and SecretShelf */
export async function openFollowed(
  { ledger, kind, confirmations }: FollowedLedger,
  { secrets, open }: Pick<LedgerWorld, 'secrets' | 'open'>,
): Promise<LedgerFollower> {
  return open(kind, { url: await secrets.read(ledgerSecret(ledger)), ledger, confirmations })
}
