import { hangulSyllable } from '../screen/names/korean/korean-syllable.ts'

/** Final sounds of a syllable, as bits of `KoreanSyllable.final`, and how a Latin word then ends. */
const ENDS: readonly (readonly [bit: number, latin: RegExp])[] = [
  [1 << 0, /(?:[aeiouwy]|[aeiou]h|ee|oo)$/],
  [1 << 1, /[gkq]$/],
  [1 << 2, /n$/],
  [1 << 3, /[td]$/],
  [1 << 4, /[lr]$/],
  [1 << 5, /m$/],
  [1 << 6, /[bp]$/],
  [1 << 7, /ng$/],
]

/**
 * Whether the words of a Latin name can end as the Korean syllables do: 준 is no `jung`, 중 no `jun`. Looks at the ends of surname and given
 * name only, where no writer is free. True also where nothing can be said.
 */
export function koreanEndsAgree(hangul: string, latin: string): boolean {
  const syllables = [...hangul.replace(/\s/g, '')].map(hangulSyllable)
  const [first] = syllables
  const last = syllables.at(-1)
  const words = latin.toLowerCase().match(/[a-z]+/g) ?? []
  if (!first || !last || syllables.length > 4 || words.length < 2) return true
  const ends = (word: string | undefined, final: number): boolean =>
    word !== undefined && ENDS.some(([bit, latinEnd]) => bit === final && latinEnd.test(word) && plainN(bit, word))
  const family = first.final
  const given = last.final
  // Park and Lee are written with letters that are not sounded.
  const asFamily = (word: string | undefined): boolean =>
    ends(word, family) || /(?:^|[^aeiou])[aeo]+r[kh]?$|rk$/.test(word ?? '')
  const familyFirst = asFamily(words[0]) && ends(words.at(-1), given)
  const familyLast = asFamily(words.at(-1)) && ends(words.at(-2), given)
  return familyFirst || familyLast
}

function plainN(bit: number, word: string): boolean {
  return bit !== 1 << 1 || !word.endsWith('ng')
}

/** The consonants of a name with those that writers of Korean confuse made one; vowels, h, w, y and r before a consonant left out. */
export function consonantsOf(latin: string): string {
  return latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/ng/g, 'n')
    .replace(/[gq]/g, 'k')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/ch|j|z/g, 'c')
    .replace(/r(?=[^aeiouy])/g, '')
    .replace(/r/g, 'l')
    .replace(/[aeiouhwy]/g, '')
    .replace(/(.)\1+/g, '$1')
}
