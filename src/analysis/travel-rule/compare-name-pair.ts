import { explainName } from '../screen/names/explain-name.ts'
import { readName } from '../screen/names/name-reading.ts'
import { romanKana } from '../screen/names/roman-kana.ts'
import { type ReadingScore, scoreReadings } from '../screen/names/score-names.ts'
import { WordMeter } from '../screen/names/word-meter.ts'
import { foldRomaji } from './fold-romaji.ts'
import { consonantsOf, koreanEndsAgree } from './korean-ends.ts'
import { foldLegalForm } from './legal-forms.ts'
import { type NameScript, SCRIPT_NAMES, scriptOfName } from './name-scripts.ts'
import type { TravelName } from './travel-message.ts'

/** How far two names are one. */
export interface NamePair {
  readonly verdict: 'match' | 'mismatch' | 'unsure'
  /** 0 to 1; no probability. */
  readonly score: number
  readonly why: readonly string[]
  readonly scripts: readonly [NameScript, NameScript]
}

/** From here on two names are one: in different scripts, and where both stand in Latin letters. */
export const MATCH = { across: 0.88, latin: 0.95 } as const
/** Below this they are two. */
export const MISMATCH = 0.6
/** Most that two names can have whose own characters differ. */
const DIFFERENT_CHARACTERS = 0.85
/** Characters of a name that are read. */
const LONGEST = 400

/** Holds one name of a message against one of an account's holder. What screening for lists forgives, since a list must not be missed, makes no match here. */
export function compareNamePair(told: TravelName, held: TravelName, legal: boolean): NamePair {
  const a = ordersOf(told)
  const b = ordersOf(held)
  const scripts = [scriptOfName(a[0] ?? ''), scriptOfName(b[0] ?? '')] as const
  const [one, other] = scripts
  const pair = (score: number, why: readonly string[], sure = true): NamePair => {
    const from = one === 'latin' && other === 'latin' ? MATCH.latin : MATCH.across
    const verdict = score >= from ? 'match' : score < MISMATCH && sure ? 'mismatch' : 'unsure'
    return { verdict, score, why, scripts }
  }
  const meets = (fold: (text: string) => string): boolean => {
    const folded = new Set(b.map(fold))
    return a.some(text => fold(text) !== '' && folded.has(fold(text)))
  }
  if (meets(lettersOf)) return pair(1, ['The letters are the same.'])
  if (legal && meets(name => foldLegalForm(name))) return pair(1, ['The same but for how the legal form is written.'])
  if (scripts.every(s => s === 'kana' || s === 'latin') && meets(text => foldRomaji(romanKana(text))))
    return pair(0.97, ['The same Japanese sounds, long vowels and the manner of romanisation set aside.'])
  const best = bestScore(a.map(plainPark), b.map(plainPark))
  if (best === null) return pair(0, ['One of the names has no letters to compare.'], false)
  const why = explainName(best, best.askedText, best.listedText).map(sentence =>
    sentence
      .replace('Of the query,', 'Of the name in the message,')
      .replace('Of the listed name,', 'Of the holder’s name,'),
  )
  if (one === other && one !== 'latin' && one !== 'other')
    return pair(Math.min(best.score, DIFFERENT_CHARACTERS), [
      ...why,
      `Both stand in ${SCRIPT_NAMES[one]}, and characters differ.`,
    ])
  if ((one === 'hangul' && other === 'latin') || (one === 'latin' && other === 'hangul'))
    return korean(best, why, scripts, pair)
  const koreanBoth = best.asked.korean.length > 0 && best.listed.korean.length > 0
  if ((one === 'han' || other === 'han') && best.score < MATCH.across && !koreanBoth)
    return pair(
      best.score,
      ['Chinese characters can be read in several ways, and these are not known to be read as the other name.'],
      false,
    )
  return pair(best.score, why)
}

type Best = ReadingScore & { readonly askedText: string; readonly listedText: string }

function bestScore(a: readonly string[], b: readonly string[]): Best | null {
  const meter = new WordMeter()
  let best: Best | null = null
  for (const askedText of a)
    for (const listedText of b)
      for (const x of readName(askedText, true))
        for (const y of readName(listedText, false)) {
          const scored = scoreReadings(x, y, meter)
          if (best === null || scored.score > best.score) best = { ...scored, askedText, listedText }
        }
  return best
}

function korean(
  best: Best,
  why: readonly string[],
  [one]: readonly [NameScript, NameScript],
  pair: (score: number, why: readonly string[], sure?: boolean) => NamePair,
): NamePair {
  const [hangul, latin] = one === 'hangul' ? [best.askedText, best.listedText] : [best.listedText, best.askedText]
  if (best.score >= MATCH.across && !koreanEndsAgree(hangul, latin))
    return pair(DIFFERENT_CHARACTERS, [...why, 'The Latin words do not end as the Korean syllables do.'])
  if (best.score < MISMATCH) {
    const [reading] = readName(hangul, false)
    const roman = (reading?.words ?? []).map(w => w.text).join('')
    if (roman !== '' && consonantsOf(roman) === consonantsOf(latin))
      return pair(0.7, [
        'The consonants are those of the Korean name, but the vowels are written in no way that is known.',
      ])
  }
  return pair(best.score, why)
}

/** The commonest spelling of 박 has an r that nobody speaks. */
function plainPark(text: string): string {
  return text.replace(/\bpark\b/gi, 'Pak')
}

/** The orders in which a name may be written: given name last, and first. */
function ordersOf({ primary, secondary }: TravelName): readonly string[] {
  const p = primary.slice(0, LONGEST).trim()
  const s = (secondary ?? '').slice(0, LONGEST).trim()
  if (s !== '') return [`${p} ${s}`, `${s} ${p}`]
  const [one, two, more] = p.split(/[\s,，・･]+/).filter(word => word !== '')
  return one !== undefined && two !== undefined && more === undefined ? [p, `${two} ${one}`] : [p]
}

/** Letters and digits alone, hiragana for katakana; of names in Latin letters the words in the order of the alphabet, since a name that is not parted may stand in either order. */
function lettersOf(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  const latin = scriptOfName(plain) === 'latin'
  const words =
    (latin ? plain.normalize('NFKD').replace(/\p{M}/gu, '') : plain.normalize('NFC')).match(/[\p{L}\p{N}\p{M}ー]+/gu) ??
    []
  const joined = latin ? [...words].sort().join(' ') : words.join('')
  return joined.replace(/[ァ-ヶ]/g, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}
