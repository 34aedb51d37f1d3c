import type { VersionFile } from '../../model/list-version.ts'

/** Where the entries of list versions are kept, each text under the SHA-256 of its bytes. */
export interface ListShelf {
  /**
   * Keeps lines, each with a line feed behind it, whole or not at all. Gives the SHA-256 of their text.
   * @throws SourceError `file-unwritable`
   */
  keep(lines: Iterable<string>): Promise<string>
  /**
   * The text with this digest, in pieces of whole lines. It is checked behind the last piece: what was read before counts for nothing
   * until then.
   * @throws NotFoundError `list-version-missing`
   * @throws IntegrityError `list-version-changed`
   */
  read(digest: string): AsyncIterable<string>
  /**
   * Keeps lines that can be made again from the versions, under a name of letters, digits and hyphens, in place of what was there.
   * @throws SourceError `file-unwritable`, `folder-unwritable`
   */
  keepAside(name: string, lines: Iterable<string>): Promise<void>
  /** What was kept aside, in pieces of whole lines; throws where nothing is or it cannot be read. */
  aside(name: string): AsyncIterable<string>
}

/** A piece of a source. */
export interface SourceChunk {
  /** Key of the format's file. */
  readonly key: string
  readonly text: string
  /** Bytes read so far and in all, of all files together; total null where nobody knows. */
  readonly done: number
  readonly total: number | null
}

/** The files of one list version, opened to be read once. */
export interface ListDelivery {
  /** In the order of the format's files. @throws SourceError, InputError `list-encoding`, `archive-bomb`, `file-unreadable` */
  chunks(): AsyncIterable<SourceChunk>
  /** What was read, with digests: only after the last chunk. */
  files(): readonly VersionFile[]
  /** When the publisher says the files were made (Last-Modified); null: not known. */
  readonly modifiedAt: number | null
  /** The name of the main file, for messages. */
  readonly name: string
}

/** What a publisher answers when asked for a newer version. */
export type Fetched = { readonly kind: 'not-modified' } | { readonly kind: 'delivery'; readonly delivery: ListDelivery }
