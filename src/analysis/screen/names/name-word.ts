import { arabicLetters, withoutArticle } from './arabic-letters.ts'
import { arabicBones, arabicForm, bonesOf, foldWord, printForm } from './fold-word.ts'
import { givenName } from './given-names.ts'
import { GIVEN_WEIGHT, wordWeight } from './word-weight.ts'

/** Longest word that is compared; the rest of a longer one is left out. */
export const LONGEST_WORD = 24

/** One word of a name, with the forms in which it is compared. */
export interface NameWord {
  /** Lower case Latin letters and digits; Arabic script keeps its own letters. */
  readonly text: string
  /** {@link foldWord} of it; of Arabic script its consonants. */
  readonly folded: string
  readonly bones: string
  /** Consonants for the comparison with Arabic script, and the whole form they are taken from. */
  readonly arabic: string
  readonly arabicForm: string
  /** {@link printForm} of it; empty for Arabic script. */
  readonly print: string
  /** {@link givenName} of it. */
  readonly given: number
  /** True: written in Arabic script, so without its short vowels. */
  readonly vowelless: boolean
  readonly numeric: boolean
  /** True: transliterated from a script that leaves no doubt how the word sounds, so that only its own spellings are like it. */
  readonly sure: boolean
  readonly weight: number
}

/** A word of Latin letters and digits. */
export function latinWord(word: string): NameWord {
  const text = word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word
  // The Arabic word behind every spelling of `abdul` has no l of its own.
  const form = text === 'abdul' ? 'abd' : arabicForm(text)
  const folded = foldWord(text).slice(0, LONGEST_WORD)
  return {
    text,
    folded,
    bones: bonesOf(folded),
    arabic: arabicBones(form),
    arabicForm: form,
    print: printForm(text),
    given: givenName(text),
    vowelless: false,
    numeric: /\d/.test(text),
    sure: false,
    weight: wordWeight(text),
  }
}

/** Words of Arabic script that weigh little, by their consonants: son, daughter, father, servant, doctor, Mr, Ms. */
const LIGHT: ReadonlyMap<string, number> = new Map([
  ['بن', 0.08],
  ['ابن', 0.08],
  ['بنت', 0.08],
  ['و', 0.08],
  ['عبد', 0.3],
  ['الله', 0.3],
  ['الدين', 0.3],
  ['ابو', 0.5],
  ['أبو', 0.5],
  ['محمد', 0.5],
  ['احمد', 0.5],
  ['أحمد', 0.5],
  ['علي', 0.5],
  ['حسن', 0.5],
  ['حسين', 0.5],
  ['شركة', 0.1],
  ['دكتور', 0.1],
  ['السيد', 0.1],
  ['آنسة', 0.1],
  ['الآنسة', 0.1],
  ['الأستاذ', 0.1],
  ['أستاذ', 0.1],
  ['مهندس', 0.1],
])

/** A word of Arabic script. */
export function arabicWord(word: string): NameWord {
  const text = withoutArticle(word).slice(0, LONGEST_WORD)
  const form = arabicLetters(word).slice(0, LONGEST_WORD)
  const bones = arabicBones(form)
  const given = givenName(word) || givenName(text)
  const weight =
    LIGHT.get(word) ??
    LIGHT.get(text) ??
    (given > 0 ? GIVEN_WEIGHT : bones.length < 3 ? 0.6 : bones.length < 4 ? 0.8 : 1)
  return {
    text,
    folded: bones,
    bones,
    arabic: bones,
    arabicForm: form,
    print: '',
    given,
    vowelless: true,
    numeric: false,
    sure: false,
    weight,
  }
}
