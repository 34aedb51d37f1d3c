/**
 * Cyrillic spellings of Korean sounds, the longer first, with the Latin letters of the romanisations that they stand for: Kontsevich's
 * system, and what the Russian press keeps from before it (Ким Чен Ын).
 */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['чхве', 'choe'],
  ['чве', 'choe'],
  ['цой', 'choe'],
  ['чже', 'chae'],
  ['чхе', 'cho'],
  ['че', 'cho'],
  ['чх', 'ch'],
  ['чж', 'ch'],
  ['дж', 'ch'],
  ['ч', 'ch'],
  ['ц', 'ch'],
  ['тх', 't'],
  ['кх', 'k'],
  ['пх', 'p'],
  ['ый', 'ui'],
  ['ве', 'oe'],
  ['вэ', 'wae'],
  ['ва', 'wa'],
  ['во', 'wo'],
  ['ви', 'wi'],
  ['нъ', 'n'],
  ['ль', 'l'],
]

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'b',
  г: 'g',
  д: 'd',
  е: 'ye',
  ё: 'yo',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  х: 'h',
  ш: 'sh',
  ы: 'eu',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ь: '',
  ъ: '',
}

/** A word in Cyrillic in the Latin letters in which its Korean syllables are read. */
export function cyrillicKorean(word: string): string {
  let latin = ''
  for (let at = 0; at < word.length; ) {
    const sound = SOUNDS.find(([letters]) => word.startsWith(letters, at))
    latin += sound === undefined ? (LETTERS[word.charAt(at)] ?? word.charAt(at)) : sound[1]
    at += sound === undefined ? 1 : sound[0].length
  }
  return latin
}
