import type { OwnSignature } from '../../analysis/signature-audit/own-signature.ts'

/** Signatures of one account, as a ledger holds them. */
export interface GatheredSignatures {
  /** In the order in which they were made. */
  readonly signatures: readonly OwnSignature[]
  /** How many transactions the account has signed in all. */
  readonly signed: number
  /** What could not be seen. */
  readonly gaps: readonly string[]
}

/** Gathers the latest signatures of an account. */
export interface SignatureSource {
  /**
   * @param most the latest so many
   * @param heard told how many were found, of how many
   * @throws SourceError where the node does not answer, or keeps no state of old blocks
   */
  gather(most: number, heard: (done: number, of: number) => void): Promise<GatheredSignatures>
  close(): void
}
