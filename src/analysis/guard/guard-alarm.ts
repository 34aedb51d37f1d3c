import type { Moment } from '../../formats/safe/captured-transaction.ts'
import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'

/** A reason to stop before a Safe's transaction is executed. */
export interface GuardAlarm {
  readonly safe: Address
  readonly nonce: number
  /** When it could first be known; null: nobody told. */
  readonly at: Moment | null
  /** From then until the nonce was executed, whole seconds; null: it is not executed, or a time is missing. */
  readonly leadSeconds: number | null
  /** `signature-over-other`, `signature-of-no-owner`, `hash-mismatch`, `executed-unshown`, or the code of a finding. */
  readonly reason: string
  readonly sentence: string
  /** Hash of what is shown to the signers; null: nothing was shown before the execution. */
  readonly shown: Hex | null
  /** Hash of what the signatures execute, or of what was executed; null: not known. */
  readonly executed: Hex | null
  /** Signatures on what is shown; null: the alarm rests on none. */
  readonly signatures: { readonly of: number; readonly overShown: number; readonly overExecuted: number } | null
}
