import { withoutLastH } from './fold-word.ts'

/**
 * Letters of the Arabic script (with Persian and Urdu letters) in the symbols of `arabicForm`. Alif is a, waw w, ya y: they may stand for
 * long vowels. Hamza and ayn, which romanisations leave out or write as any vowel, are left out.
 */
const LETTERS: ReadonlyMap<string, string> = new Map(
  (
    'ابپتٹثجچحخدڈذرڑزژسشصضطظغفڤقکكگلمنںهہھويیىةآأإ'
      .split('')
      .map((letter, n) => [letter, 'abbtttjChhdddrrzjsSsdtzgffkkkglmnnhhhwyyaeaaa'[n] ?? '']) as [string, string][]
  ).filter(([, symbol]) => symbol !== ''),
)

/** The ending -a of women's names and of many others, which no other vowel is written for. */
export const TA_MARBUTA = 'e'

/** A word in Arabic script in the symbols of `arabicForm`, its article set aside: `التكريتي` is `tkryty`. */
export function arabicLetters(word: string): string {
  let form = ''
  for (const letter of withoutArticle(word).replace(/^عا/, 'اا')) form += LETTERS.get(letter) ?? ''
  return withoutLastH(form.replace(/g/g, 'j').replace(/z/g, 'd').replace(/C/g, 'S'))
}

/** The word without the article ال, where something is left of it. */
export function withoutArticle(word: string): string {
  return /^(?:ال|آل).{2,}/.test(word) && !/^الله/.test(word) ? word.slice(2) : word
}

/** Persian and Urdu forms of letters as the Arabic ones; the Urdu h at the end is the ending -a. */
export function arabicSpelling(word: string): string {
  return word
    .replace(/(?<!الل)(?<=..)ہ$/, 'ة')
    .replace(/[ہھ]/g, 'ه')
    .replace(/[یې]/g, 'ي')
    .replace(/ک/g, 'ك')
}

/** `عبدالله` is two words, as `عبد الله` is; so are names that end in `الله` and those of a father. */
export function arabicServant(word: string): readonly string[] {
  if (/^عبدال.{2,}/.test(word)) return ['عبد', word.slice(3)]
  if (/^.{2,}الله$/.test(word)) return [word.slice(0, -4), 'الله']
  return /^[أا]بو.{3,}/.test(word) ? ['ابو', word.slice(3)] : [word]
}
