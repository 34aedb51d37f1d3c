/** An object as the store holds it. Its JSON is kept as text and never parsed to be handed on. */
export interface StoredObject {
  /** Its place in this node's log: 1 and up, without a hole. */
  readonly seq: number
  readonly id: string
  readonly type: string
  /** `versionOf` the object, exactly as written. */
  readonly version: string
  /** The version as nanoseconds since 1970, for order. */
  readonly versionNs: bigint
  /** `2.1` for all that Cordon makes; what came in may say another. */
  readonly specVersion: string
  /** The object's JSON, on one line. */
  readonly json: string
  /** SHA-256 of its RFC 8785 form, lower-case hex. */
  readonly digest: string
  /** 32 hex digits of chance that blind the object's leaf in the log. */
  readonly nonce: string
  /** What of it decides to whom it is released (`analysis/release`): objects of one key have one answer for each recipient. */
  readonly releaseKey: string
  /** Whom it came from: the fingerprint of a peer, `user:NAME`, or `self`. */
  readonly from: string
  /** When it came, Unix microseconds: unique in this store, and increasing with `seq`. */
  readonly addedUs: number
}

/** An object on its way in. What the store gives of itself (`seq`, `nonce`, `addedUs`) is not said. */
export type NewObject = Omit<StoredObject, 'seq' | 'nonce' | 'addedUs'>

/**
 * What became of an object on its way in. `conflict`: another content has its id and version; it lies in quarantine and nowhere else. What
 * has no versions has no author either, so that several contents of one wallet stand side by side.
 */
export type Added = 'new' | 'known' | 'conflict'

/** An object in a collection. */
export interface InCollection {
  readonly object: StoredObject
  /** Unix microseconds: unique in the store, and increasing in the order of adding. It is what TAXII calls date added. */
  readonly addedUs: number
}

/** Which objects of a collection to give: those that meet all of what is said. */
export interface CollectionQuery {
  readonly collection: string
  /** Only what was added later: Unix microseconds. */
  readonly afterUs?: number | undefined
  readonly ids?: readonly string[] | undefined
  readonly types?: readonly string[] | undefined
  readonly specVersions?: readonly string[] | undefined
  /** At most so many rows, in the order of adding. */
  readonly limit: number
}

/** Objects of a stretch of the log. `through`: how far it was read, which is less than was asked for where they are large. */
export interface EntriesSpan {
  readonly objects: readonly StoredObject[]
  readonly through: number
}

/** A leaf of the log: what everybody may know of an object. */
export interface LogLeaf {
  readonly seq: number
  /** 64 hex digits. */
  readonly hash: string
}

/** Something that was not taken in. */
export interface Quarantined {
  readonly at: number
  readonly from: string
  readonly code: string
  readonly reason: string
  readonly id: string | null
  readonly version: string | null
  readonly json: string
}

/** The state of one adding over TAXII. */
export interface StoredStatus {
  readonly id: string
  readonly owner: string
  readonly finishedUs: number
  /** The TAXII status resource. */
  readonly json: string
}

/** Objects, the log over them, and what came with them. Whatever a fulfilled promise told of survives a power cut. */
export interface IntelStore {
  /**
   * Takes objects in, in one commit: all of them, or none. Each new one gets the next leaf of the log.
   * @param collections ids of the collections to which each is added; one that is known already is added to those that lack it
   */
  add(objects: readonly NewObject[], collections: readonly string[]): Promise<readonly Added[]>
  /**
   * In the order of `seq`, from `after` on: as many as `limit`, or fewer where they are large; none only where there are none.
   * @param types only objects of these; much cheaper than to pass over the others
   */
  entries(after: number, limit: number, types?: readonly string[]): Promise<readonly StoredObject[]>
  /** The objects behind `after`, up to and with place `through`, that did not come from a source: it has them. */
  entriesNotFrom(source: string, after: number, through: number): Promise<EntriesSpan>
  leaves(after: number, limit: number): Promise<readonly LogLeaf[]>
  /** How many objects the log has. Cheap: it is asked many times a second. */
  size(): Promise<number>
  /** Every version of an object, the earliest added first. */
  versions(id: string): Promise<readonly StoredObject[]>
  /** Rows of a collection in the order of adding. */
  inCollection(query: CollectionQuery): Promise<readonly InCollection[]>
  /** When the last object was added to a collection, Unix microseconds; 0: never. Cheap. */
  lastAdded(collection: string): Promise<number>
  /** Takes rows out of a collection; the objects and the log stay. Gives how many rows it took. */
  removeFrom(collection: string, seqs: readonly number[]): Promise<number>
  quarantine(rows: readonly Quarantined[]): Promise<void>
  quarantined(limit: number): Promise<readonly Quarantined[]>
  putStatus(status: StoredStatus): Promise<void>
  status(id: string): Promise<StoredStatus | null>
  /** Forgets statuses finished before. */
  dropStatuses(beforeUs: number): Promise<void>
  /** A small text under a name: how far a peer was read, its last head. @param next null: take it away */
  putNote(name: string, next: string | null): Promise<void>
  note(name: string): Promise<string | null>
  notes(prefix: string): Promise<ReadonlyMap<string, string>>
  close(): Promise<void>
}
