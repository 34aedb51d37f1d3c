import type { SafeState } from '../../formats/safe/captured-transaction.ts'
import type { SafeTransaction } from '../../formats/safe/safe-transaction.ts'
import type { FamiliarAccounts } from './familiar-accounts.ts'
import type { GuardKnowledge } from './guard-knowledge.ts'
import type { GuardWords } from './guard-words.ts'
import type { KnownOwners } from './known-owners.ts'

/** One transaction and all that its rules may look at. */
export interface GuardCase {
  readonly tx: SafeTransaction
  /** It waits to be executed. */
  readonly pending: boolean
  readonly state: SafeState
  readonly owners: KnownOwners
  readonly knowledge: GuardKnowledge
  readonly words: GuardWords
  /** Accounts that this Safe dealt with before, and its own: what a look-alike imitates. */
  readonly familiar: FamiliarAccounts
}
