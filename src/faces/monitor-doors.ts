import type { ReadLine } from '../formats/events/event-lines.ts'

/** How faces reach events. */
export interface MonitorDoors {
  /** The events of a file, or of standard input for `-`. @throws SourceError `file-unreadable` */
  eventsOfFile(path: string): AsyncIterable<ReadLine>
  /** The overlay in force in a data folder, and the number of its proposal; null: there is none, or nobody ever approved one. */
  overlayInForce(data: string): Promise<{ readonly overlay: unknown; readonly number: number } | null>
}
