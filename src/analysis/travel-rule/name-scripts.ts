/** In which letters a name stands, as far as it matters for what it can be held against. */
export type NameScript = 'han' | 'hangul' | 'kana' | 'latin' | 'other'

const HAN = /\p{Script=Han}/u
const HANGUL = /\p{Script=Hangul}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The script of a name; one with Chinese characters and kana (山田さくら) counts as one of Chinese characters. */
export function scriptOfName(text: string): NameScript {
  if (HAN.test(text)) return 'han'
  if (HANGUL.test(text)) return 'hangul'
  if (KANA.test(text)) return 'kana'
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.every(l => /\p{Script=Latin}/u.test(l)) ? 'latin' : 'other'
}

/** What scripts are called in sentences. */
export const SCRIPT_NAMES: Readonly<Record<NameScript, string>> = {
  han: 'Chinese characters',
  hangul: 'Hangul',
  kana: 'kana',
  latin: 'Latin letters',
  other: 'other letters',
}
