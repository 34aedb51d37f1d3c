import type { ReadLine } from '../formats/events/event-lines.ts'

/** How faces reach events. */
export interface MonitorDoors {
  /** The events of a file, or of standard input for `-`. @throws SourceError `file-unreadable` */
  eventsOfFile(path: string): AsyncIterable<ReadLine>
}
