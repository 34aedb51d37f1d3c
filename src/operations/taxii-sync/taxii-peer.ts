/** What a TAXII server answered: a body of the right media type, in UTF-8, below the bound that was set. */
export interface TaxiiAnswer {
  readonly text: string
  /** `X-TAXII-Date-Added-First` and `-Last` as they came; null: none. */
  readonly first: string | null
  readonly last: string | null
}

/**
 * One TAXII server, reached with its credentials. A path begins with one slash and stands for a place on the server's own origin, so that
 * no answer can lead the credentials elsewhere.
 */
export interface TaxiiPeer {
  /**
   * @param mostBytes largest body that is taken, after unpacking
   * @throws TaxiiFault
   */
  get(path: string, mostBytes: number): Promise<TaxiiAnswer>
  /**
   * @param body an envelope as JSON
   * @throws TaxiiFault
   */
  post(path: string, body: string, mostBytes: number): Promise<TaxiiAnswer>
  /** Ends what is still open. */
  close(): void
}

/** A collection of a server that can be reached. */
export interface RemoteCollection {
  /** The path of its API root, with the final slash. */
  readonly root: string
  readonly id: string
  readonly title: string
  readonly alias: string | null
  readonly canRead: boolean
  readonly canWrite: boolean
  /** Largest body that its API root takes, in bytes. */
  readonly mostBytes: number
}
