import { InputError } from '../../../model/errors.ts'
import type { PackedSummary } from '../../../operations/backtest/pack-history.ts'
import { fillWhole } from '../../files/write-whole.ts'
import { RawHistory } from '../raw-history.ts'
import { compressLines } from './compressed-lines.ts'
import { eventsFrame, lastFrame } from './frame.ts'
import { isPackedFile, packedHeader } from './packed-file.ts'

/**
 * Reads files of events once and keeps them packed, in the order of time, in one file, whole or not at all.
 * @throws InputError `history-packed`, and as for reading history; SourceError `file-unwritable`
 */
export async function writePacked(
  files: readonly string[],
  out: string,
  software: string,
  onBytes: (bytes: number) => void,
): Promise<PackedSummary> {
  for (const file of files)
    if (await isPackedFile(file))
      throw new InputError('history-packed', `${file} is packed already: pack the events that it came from`, {
        place: { file },
      })
  return fillWhole(out, async file => {
    const history = new RawHistory(files, onBytes)
    let bytes = 0
    let events = 0
    const put = async (parts: readonly Uint8Array[]): Promise<void> => {
      for (let rest = parts.filter(part => part.length > 0); rest.length > 0; ) {
        const { bytesWritten } = await file.writev(rest)
        bytes += bytesWritten
        rest = after(rest, bytesWritten)
      }
    }
    await put([packedHeader(software)])
    for await (const block of history.blocks()) {
      await put(eventsFrame(block, compressLines(block.lines)))
      events += block.count
    }
    const end = history.end()
    await put(lastFrame({ ...end, events }))
    return { ...end, events, customers: history.customers, bytes }
  })
}

/** What is left of parts after so many bytes of them. */
function after(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let gone = bytes
  const rest: Uint8Array[] = []
  for (const part of parts) {
    if (gone < part.length) rest.push(part.subarray(gone))
    gone = Math.max(0, gone - part.length)
  }
  return rest
}
