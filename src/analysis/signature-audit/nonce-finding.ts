/** One weakness of one's own signatures. */
export interface NonceFinding {
  readonly kind: 'repeated-nonce' | 'shared-nonce' | 'related-nonce' | 'guessable-nonce' | 'short-nonces'
  /** Ids of the signatures; at most 100. */
  readonly signatures: readonly string[]
  readonly keys: readonly string[]
  readonly sentence: string
}
