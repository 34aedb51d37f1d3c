/** Words in Hepburn's spelling of kana as the Korean words that they write: キム is kim, ファン is hwang. */
export function kanaKorean(word: string): string {
  return word
    .replace(/tsu(?![aeiouy])/g, 't')
    .replace(/f(?=[aie])/g, 'hw')
    .replace(/(?<=[aeiou])([kmrtspbg])u(?![aeiouy])/g, '$1')
}
