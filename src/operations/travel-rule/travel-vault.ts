import type { Instant } from '../../model/instant.ts'

/** A travel-rule message as it is kept: its text is encrypted under a key of its own. */
export interface TravelRecord {
  /** The house's own reference of the transfer. No name: it stands unencrypted, and facts name it. */
  readonly id: string
  /** Whose record it is; nobody reads it under another. */
  readonly tenant: string
  /** JSON. */
  readonly text: string
  readonly keptAt: Instant
  /** Until when the law wants it kept; null: not known. */
  readonly keepUntil: Instant | null
}

/** What came of making a record unreadable. */
export interface Erasure {
  readonly id: string
  readonly erasedAt: Instant
  /** False: another process was reading, so that pages of before are still in the write-ahead log until the next erasure or rotation. */
  readonly pagesGone: boolean
}

/** What came of changing the key under which the records' keys are wrapped. */
export interface Rotation {
  /** The key in force now, by its public id. */
  readonly key: string
  readonly rewrapped: number
  /** Records whose key could not be unwrapped; the old key stays for them. */
  readonly failed: readonly string[]
  /** Old keys that were destroyed, by their public ids. */
  readonly destroyed: readonly string[]
  readonly pagesGone: boolean
}

/**
 * Where data of persons lie, encrypted: each record under its own key, the keys under one that can be changed. Nothing else of Cordon sees in.
 */
export interface TravelVault {
  /**
   * Keeps a record; fulfilled when it survives a power cut. The same id with the same text again changes nothing.
   * @throws InputError `travel-record-differs`, `travel-id-malformed`; NotFoundError `travel-record-erased`
   */
  keep(record: TravelRecord): Promise<void>
  /**
   * @throws NotFoundError `travel-record-unknown`, `travel-record-erased`; SourceError `travel-key-missing`, `travel-key-wrong`;
   * IntegrityError `travel-record-damaged`
   */
  read(tenant: string, id: string): Promise<TravelRecord>
  /**
   * Destroys the record's key and then its text.
   * @param despiteKeep erase although the law wants it kept still
   * @throws PermissionError `travel-must-keep`; NotFoundError `travel-record-unknown`, `travel-record-erased`
   */
  erase(tenant: string, id: string, at: Instant, despiteKeep: boolean): Promise<Erasure>
  /** Makes a new key, wraps all records' keys anew, and destroys the old one. Where it was killed it goes on. */
  rotate(): Promise<Rotation>
  close(): Promise<void>
}
