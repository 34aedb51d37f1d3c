import { InputError } from '../../model/errors.ts'
import type { HistorySource } from './history-source.ts'
import { isPackedFile, PackedFile } from './packed-file/packed-file.ts'
import { RawHistory } from './raw-history.ts'

/**
 * Opens files of events, or one file in which they were packed before.
 * @param software the version that packs, and has packed
 * @throws InputError `history-not-alone`, `history-other-version`, `history-damaged`
 */
export async function openHistory(
  files: readonly string[],
  software: string,
  onBytes: (bytes: number) => void,
): Promise<HistorySource> {
  const packed = await Promise.all(files.map(isPackedFile))
  const at = packed.indexOf(true)
  if (at === -1) return new RawHistory(files, onBytes)
  if (files.length > 1)
    throw new InputError('history-not-alone', 'a packed history is judged by itself: pack all files into one', {
      place: { file: files[at] ?? '' },
    })
  return PackedFile.open(files[0] as string, software, onBytes)
}
