import type { GivenEvent } from '../../formats/events/read-event.ts'

/** An event that is looked for: its id, and the number of the journal's entry whose judging told of it. */
export interface WantedEvent {
  readonly event: string
  readonly place: number
}

/** Events as the journal of the monitor keeps them. Reading them needs no right to judge, so that it goes on while a server does. */
export interface JudgedEvents {
  /**
   * The events of these ids, as they were judged; those that the journal does not hold are left out.
   * @throws IntegrityError `journal-damaged`; SourceError `file-unreadable`
   */
  find(wanted: readonly WantedEvent[]): Promise<ReadonlyMap<string, GivenEvent>>
}
