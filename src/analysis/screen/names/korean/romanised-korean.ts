import { initials, type KoreanSyllable, vowels } from './korean-syllable.ts'

/**
 * What Latin letters may stand for, over Revised Romanisation (2000), McCune-Reischauer (1939, with or without its marks), the North's
 * system (1992) and the spellings that people choose for themselves.
 */
const INITIALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '': 'ㅇ',
    kk: 'ㄲㄱ',
    gg: 'ㄲ',
    kh: 'ㅋ',
    k: 'ㄱㅋㄲ',
    g: 'ㄱㄲ',
    gh: 'ㄱ',
    tt: 'ㄸ',
    dd: 'ㄸ',
    th: 'ㅌ',
    t: 'ㄷㅌㄸ',
    d: 'ㄷㄸ',
    pp: 'ㅃ',
    bb: 'ㅃ',
    ph: 'ㅍ',
    p: 'ㅂㅍㅃ',
    b: 'ㅂㅃ',
    jj: 'ㅉ',
    tch: 'ㅊㅈㅉ',
    ts: 'ㅊㅈㅉ',
    dj: 'ㅈ',
    tj: 'ㅈㅉ',
    ch: 'ㅊㅈㅉ',
    j: 'ㅈㅉ',
    ss: 'ㅆㅅ',
    sh: 'ㅅㅆ',
    s: 'ㅅㅆ',
    r: 'ㄹ',
    rh: 'ㄹ',
    l: 'ㄹ',
    n: 'ㄴ',
    m: 'ㅁ',
    h: 'ㅎ',
  }).map(([latin, hangul]) => [latin, initials(hangul)]),
)

const VOWELS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 'ㅏ',
    ah: 'ㅏ',
    ae: 'ㅐ',
    ai: 'ㅐ',
    ay: 'ㅐ',
    e: 'ㅔㅐㅚ',
    eh: 'ㅔㅐ',
    ya: 'ㅑ',
    yae: 'ㅒ',
    eo: 'ㅓ',
    o: 'ㅓㅗ',
    oh: 'ㅗㅓ',
    u: 'ㅜㅡ',
    uh: 'ㅓ',
    ur: 'ㅓ',
    oo: 'ㅜ',
    ou: 'ㅜㅓ',
    woo: 'ㅜ',
    wu: 'ㅜ',
    yeo: 'ㅕ',
    yo: 'ㅕㅛ',
    you: 'ㅕㅠㅛ',
    yu: 'ㅠㅕ',
    yoo: 'ㅠ',
    ye: 'ㅖㅕ',
    wa: 'ㅘ',
    wae: 'ㅙ',
    oe: 'ㅚ',
    oi: 'ㅚ',
    oy: 'ㅚ',
    we: 'ㅞㅚㅙ',
    wo: 'ㅝ',
    weo: 'ㅝ',
    wi: 'ㅟ',
    ui: 'ㅢㅟ',
    eui: 'ㅢ',
    ee: 'ㅣ',
    i: 'ㅣㅢ',
    yi: 'ㅣㅢ',
    y: 'ㅣ',
    eu: 'ㅡ',
  }).map(([latin, hangul]) => [latin, vowels(hangul)]),
)

const EO = vowels('ㅓ')

const FINALS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 2],
  ['g', 2],
  ['ck', 2],
  ['c', 2],
  ['n', 4],
  ['t', 8],
  ['d', 8],
  ['s', 8],
  ['l', 16],
  ['r', 16],
  ['ll', 16],
  ['m', 32],
  ['p', 64],
  ['b', 64],
  ['ng', 128],
])

/** Most ways of cutting one word into syllables that are kept. */
const MOST_READINGS = 8

/**
 * The ways in which a word of Latin letters can be read as one to three Korean syllables; empty where it cannot.
 * @param loose true where the source's writing does not tell n from ng (kana, Cyrillic)
 */
export function romanisedKorean(word: string, loose = false): readonly (readonly KoreanSyllable[])[] {
  const found: KoreanSyllable[][] = []
  if (word.length > 16 || /[^a-z]|[fqvxz]/.test(word)) return found
  const read = (at: number, done: KoreanSyllable[]): void => {
    if (found.length === MOST_READINGS) return
    if (at === word.length) {
      if (done.length > 0) found.push(done)
      return
    }
    if (done.length === 3) return
    for (let i = Math.min(3, word.length - at - 1); i >= 0; i--) {
      const initial = INITIALS.get(word.slice(at, at + i))
      if (initial === undefined) continue
      for (let v = Math.min(3, word.length - at - i); v > 0; v--) {
        const vowel = VOWELS.get(word.slice(at + i, at + i + v))
        if (vowel === undefined) continue
        for (let f = Math.min(2, word.length - at - i - v); f >= 0; f--) {
          const final = FINALS.get(word.slice(at + i + v, at + i + v + f))
          if (final === undefined) continue
          // People write 정 as Jung and 성 as Sung, but 서 never as Su.
          const wide = final !== 1 && word.slice(at + i, at + i + v) === 'u' ? vowel | EO : vowel
          const nasal = loose && (final === 4 || final === 128) ? 132 : final
          read(at + i + v + f, [...done, { initial, vowel: wide, final: nasal }])
        }
      }
    }
  }
  read(0, [])
  return found
}
