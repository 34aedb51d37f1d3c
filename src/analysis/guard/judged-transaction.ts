import type { HashedTransaction } from './candidates.ts'
import type { JudgedSignature } from './judge-signature.ts'
import type { GuardFinding, Severity } from './severity.ts'

/** A signature with whether it raises the alarm. */
export type WeighedSignature = JudgedSignature & { readonly alarming: boolean }

/** A transaction of a Safe, judged. */
export interface JudgedTransaction extends HashedTransaction {
  /**
   * What the service's hash is worth. `right`: what is shown has it. `wrong`: it has not. `other-domain`: it has
   * it on another chain or for another version than the Safe's. `unproved`: it fits no chain and version that
   * we know, and nobody told which the Safe has. `none`: it claims none.
   */
  readonly claim: 'right' | 'wrong' | 'other-domain' | 'unproved' | 'none'
  readonly signatures: readonly WeighedSignature[]
  /** What it would do. */
  readonly sentence: string
  /** The most urgent first. */
  readonly findings: readonly GuardFinding[]
  /** null: nothing was found. */
  readonly severity: Severity | null
}
