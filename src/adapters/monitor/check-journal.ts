import { readFile } from 'node:fs/promises'
import { damaged, lacking, SegmentBytes, segmentsIn, wasSafe } from './journal-files.ts'

/**
 * Reads every file of a journal back, also while a monitor writes to it, and changes nothing.
 * @returns how many events it holds, numbered from 0 without a hole
 * @throws IntegrityError `journal-damaged`
 */
export async function checkJournal(folder: string): Promise<number> {
  const segments = segmentsIn(folder)
  let reached = 0
  for (const [n, segment] of segments.entries()) {
    if (segment.first > reached) throw lacking(segment.file, reached, segment.first)
    const held = new SegmentBytes(segment, await readFile(segment.file))
    const ends = held.end === held.bytes.length
    // What a crash left unfinished stands at the end of the last file alone.
    const well = n === segments.length - 1 ? ends || !wasSafe(held.bytes, held.end) : ends
    if (segment.first < reached || !well) throw damaged(segment.file, held.end)
    reached = segment.first + held.count
  }
  return reached
}
