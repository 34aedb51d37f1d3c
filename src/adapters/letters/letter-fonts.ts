import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { SourceError } from '../../model/errors.ts'

/** Fonts that come with the product, under the SIL Open Font License: one for Japanese, one for Korean, each with Latin letters. */
const FILES = {
  ja: '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
  'ja-bold': '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
  ko: '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
  'ko-bold': '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf',
} as const

/** The name of a font of a letter. */
export type LetterFont = keyof typeof FILES

/** All fonts of letters, as files. @throws SourceError `letter-font-missing` */
export async function letterFonts(): Promise<ReadonlyMap<LetterFont, Buffer>> {
  const { resolve } = createRequire(import.meta.url)
  const read = async (name: LetterFont): Promise<[LetterFont, Buffer]> => {
    try {
      // An empty glyph at the very end of a file makes fontkit read ten bytes beyond it.
      return [name, Buffer.concat([await readFile(resolve(FILES[name])), Buffer.alloc(16)])]
    } catch (cause) {
      throw new SourceError('letter-font-missing', `the font ${FILES[name]} cannot be read: run npm ci`, { cause })
    }
  }
  return new Map(await Promise.all((Object.keys(FILES) as LetterFont[]).map(read)))
}
