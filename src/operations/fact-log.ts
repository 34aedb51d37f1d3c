import type { Fact, FactDraft } from '../model/fact.ts'

/** Which facts to read. All bounds are inclusive. */
export interface FactQuery {
  readonly kinds?: readonly string[] | undefined
  /** Only facts with a greater sequence number. */
  readonly after?: number | undefined
  /** Only facts up to this sequence number, itself included. */
  readonly upTo?: number | undefined
  /** At most so many, the latest of them. */
  readonly last?: number | undefined
}

/** The one memory of what happened: facts in a chain of digests, and the documents that they name by digest. */
export interface FactLog {
  /**
   * Appends all drafts in order, or none. When the promise is fulfilled they survive a power cut.
   * @param documents texts that the drafts name by their SHA-256 (model `textDigest`), kept in the same commit
   */
  append(drafts: readonly FactDraft[], documents?: readonly string[]): Promise<Fact[]>
  /** In order of `seq`. */
  read(query?: FactQuery): Promise<Fact[]>
  /**
   * The text with this SHA-256.
   * @throws NotFoundError `document-unknown`
   * @throws IntegrityError `document-changed`
   */
  document(digest: string): Promise<string>
  /**
   * Walks the whole chain.
   * @throws IntegrityError `fact-chain-broken`
   */
  verify(): Promise<{ readonly facts: number; readonly digest: string }>
}
