/** Particles that have one form after a consonant and another after a vowel, as they are written where the word before is not known. */
const PARTICLES: Readonly<Record<string, readonly [consonant: string, vowel: string]>> = {
  '을(를)': ['을', '를'],
  '이(가)': ['이', '가'],
  '은(는)': ['은', '는'],
  '과(와)': ['과', '와'],
  '(으)로': ['으로', '로'],
}

const PARTICLE = /([\p{Script=Hangul}\d])(["'”’)\]]*)(을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(으\)로)/gu

/** Digits that are read with a consonant at their end: 영 일 삼 육 칠 팔; and of all that end in ㄹ, after which 로 stands. */
const CLOSED_DIGITS = '013678'
const RIEUL_DIGITS = '178'
const RIEUL = 8

/** Chooses the particle by the sound before it, where that is a Korean syllable or a figure; after other letters both stay. */
export function withParticles(text: string): string {
  return text.replace(PARTICLE, (_, before: string, marks: string, particle: string) => {
    const [consonant, vowel] = PARTICLES[particle] ?? [particle, particle]
    const open = soundsOpen(before, particle === '(으)로')
    return `${before}${marks}${open ? vowel : consonant}`
  })
}

function soundsOpen(char: string, rieulIsOpen: boolean): boolean {
  const at = '0123456789'.indexOf(char)
  if (at >= 0) return !CLOSED_DIGITS.includes(char) || (rieulIsOpen && RIEUL_DIGITS.includes(char))
  const final = ((char.codePointAt(0) ?? 0) - 0xac00) % 28
  return final === 0 || (rieulIsOpen && final === RIEUL)
}
