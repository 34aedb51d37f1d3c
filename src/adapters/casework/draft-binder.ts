import { type Zippable, zipSync } from 'fflate'
import type { Letter } from '../../formats/letters/letter.ts'
import type { DraftBinder } from '../../operations/casework/draft-binder.ts'

/** The earliest time that a ZIP archive can tell: the same for every file, so that equal files give equal archives. */
const EPOCH = new Date(1980, 0, 1)

/** Letters by PDFKit, archives by fflate. */
export const draftBinder: DraftBinder = {
  pdf: async (letter: Letter) => (await import('../letters/set-letter.ts')).letterPdf(letter),
  async pack(files) {
    const parts: Zippable = {}
    for (const { path, bytes } of files) parts[path] = bytes
    return zipSync(parts, { mtime: EPOCH, level: 6 })
  },
}
