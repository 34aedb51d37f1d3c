/** Spellings of one sound in romanised names, the longer first, and two letters that print makes one (rn, cl). What stands right is a symbol of ours, not a sound of any language; what stands left, letters without which there is nothing to replace. */
const SOUNDS: readonly (readonly [needs: string, sound: RegExp, as: string])[] = [
  ['h', /shch|sch|sh/g, 'S'],
  ['h', /tch|tsch|ch/g, 'C'],
  ['cl', /cl/g, 'd'],
  ['kh', /kh/g, 'h'],
  ['gh', /gh/g, 'g'],
  ['', /zh|dzh|dj/g, 'j'],
  ['ph', /ph/g, 'f'],
  ['th', /th/g, 't'],
  ['dh', /dh/g, 'd'],
  ['rh', /rh/g, 'r'],
  ['tz', /tz/g, 'ts'],
  ['', /ck|q/g, 'k'],
  ['x', /x/g, 'ks'],
  ['c', /c(?=[eiy])/g, 's'],
  ['c', /c/g, 'k'],
  ['rn', /rn/g, 'm'],
  ['z', /z/g, 's'],
  ['w', /w/g, 'v'],
  ['y', /y/g, 'i'],
  ['o', /ou|oo/g, 'u'],
  ['ee', /ee/g, 'i'],
  ['', /(.)\1+/g, '$1'],
  ['h', /(?<=..[aeiou])h$/g, ''],
]

/**
 * The word with the spellings that transliterations differ in made equal: `yousef` and `youssef`, `alexey` and `aleksei`.
 * @param word lower case Latin letters and digits
 */
export function foldWord(word: string): string {
  let folded = word
  for (const [needs, sound, as] of SOUNDS) if (folded.includes(needs)) folded = folded.replace(sound, as)
  return folded
}

/** The word with the letters that print makes alike made equal: `klm` and `kim`, `0` and `o`, `rn` and `m`. */
export function printForm(word: string): string {
  return word
    .replace(/rn/g, 'm')
    .replace(/cl/g, 'd')
    .replace(/vv/g, 'w')
    .replace(/[i1]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/e/g, 'c')
    .replace(/h/g, 'b')
}

/** The consonants of a folded word, without its vowels: `muhamad` and `mohamed` are both `mhmd`. */
export function bonesOf(folded: string): string {
  return folded.replace(/[aeiou]/g, '')
}

/** Spellings of the consonants of Arabic script; d is also written z, and j also g, from one country to the next. */
const CONSONANTS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'S'],
  [/tch|ch/g, 'S'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/dj/g, 'j'],
  [/ph|v/g, 'f'],
  [/th/g, 't'],
  [/dh|z/g, 'd'],
  [/c(?=[eiy])/g, 's'],
  [/ck|q|c/g, 'k'],
  [/x/g, 'ks'],
  [/p/g, 'b'],
  [/g/g, 'j'],
]

/** A Latin word in the symbols in which words of Arabic script are compared: its consonants as that script has them, its vowels as they are. */
export function arabicForm(word: string): string {
  let form = word
  for (const [letters, as] of CONSONANTS) form = form.replace(letters, as)
  return withoutLastH(form)
}

/** A final h is silent or left out (Abdullah, Taha). */
export function withoutLastH(form: string): string {
  return form.replace(/(?<=.)h[aeiouwy]?$/, '')
}

/** The consonants of an {@link arabicForm}: no vowels, no glides (w, y), no double letters, no final h. */
export function arabicBones(form: string): string {
  return form.replace(/([^aeiouwy])\1+/g, '$1').replace(/[aeiouwy]/g, '')
}

/** What stands between the consonants of an {@link arabicForm}, from before the first to behind the last. */
export function arabicGaps(form: string): readonly string[] {
  return form.replace(/([^aeiouwy])\1+/g, '$1').split(/[^aeiouwy]/)
}
