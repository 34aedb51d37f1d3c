import type { LineAccess } from '../../analysis/tuning/packed/event-view.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { InputError } from '../../model/errors.ts'
import { inflateLines } from './packed-file/compressed-lines.ts'

/** Reads the lines of blocks, as they lie or compressed; what cannot be read there is `history-damaged`, since it was read when it was packed. */
export function lineAccess(): LineAccess {
  const reader = new EventReader()
  return {
    linesOf: ({ lines, compressed }) => sound(() => (compressed ? inflateLines(lines) : lines)),
    read: line =>
      sound(() => reader.read(JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.length).toString())).event),
  }
}

function sound<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new InputError('history-damaged', 'a line of the packed history cannot be read: pack it anew', { cause })
  }
}
