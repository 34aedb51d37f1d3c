import type { LineAccess } from '../../analysis/tuning/packed/event-view.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { inflateLines } from './packed-file/compressed-lines.ts'

/** Reads the lines of blocks, as they lie or compressed. */
export function lineAccess(): LineAccess {
  const reader = new EventReader()
  return {
    linesOf: ({ lines, compressed }) => (compressed ? inflateLines(lines) : lines),
    read: line => reader.read(JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.length).toString())).event,
  }
}
