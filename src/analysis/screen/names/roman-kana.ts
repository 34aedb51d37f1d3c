import anyAscii from 'any-ascii'

/** Hepburn's spelling of kana, without long vowels: ジョンウン is `jonun`. Other characters as `any-ascii` has them. */
export function romanKana(text: string): string {
  let roman = ''
  let double = false
  let before = ''
  for (const char of text) {
    if (char === 'ー') continue
    if (char === 'ッ' || char === 'っ') {
      double = true
      continue
    }
    const sound = anyAscii(char).toLowerCase()
    if (/[ャュョゃゅょ]/.test(char)) {
      const stem = roman.replace(/i$/, '')
      roman = stem + (/(?:sh|ch|j)$/.test(stem) ? sound.slice(-1) : sound)
    } else if (/[ァィゥェォぁぃぅぇぉ]/.test(char)) {
      // ウォ is wo and グァ gwa; elsewhere the small vowel takes the place of the large one (ファ, チェ).
      roman = before === 'ウ' ? roman.replace(/u$/, 'w') : roman.replace(/(?<=[kg])u$/, 'w').replace(/[aeiou]$/, '')
      roman += sound
    } else roman += double ? sound.slice(0, 1) + sound : sound
    double = false
    before = char
  }
  return roman
}
