import { decodeAddress } from './address-forms/decode-address.ts'
import { isFault } from './address-forms/decoded.ts'

/** What became of a text in which letters only look like those of an address. */
export interface RepairedText {
  /** The repaired text where a checksum proves it, else the text as given. */
  readonly text: string
  /** What was done, a clause each: `U+0441 at 18 read as c`. Empty where nothing was. */
  readonly changed: readonly string[]
  /** Where nothing proves the repair (lower-case EVM, Solana): what the text looks like. Not to be taken for what was meant. */
  readonly unproven: string | null
}

/**
 * Letters that are drawn like Latin ones, each with what it may stand for, the likeliest first; the case is kept. Facts of Unicode
 * TR39's list, with the small Cyrillic letters that are drawn like small capitals.
 */
const LOOKS: ReadonlyMap<string, string> = new Map(
  (
    'АA ВB СC ЕE НH ІIl1 ЈJ КK МM ОOo0 РP ЅS ТT ХX УY ҮY ԌG ԚQ ԜW ѴV З3 ҺH ' + // capitals of Cyrillic
    'аa вBb сc ԁd еe һh іi јj кkK мmM нHh оo0 рp ԛq ѕs тTt уy хx ԝw ѵv гr пn иu ӏl1I ӀI1l з3 б6 ьb ' +
    'ΑA ΒB ΕE ΖZ ΗH ΙI1 ΚK ΜM ΝN ΟOo0 ΡP ΤT ΥY ΧX ' + // capitals of Greek
    'αa βBb γy εe ηnh ιi1 κkK νv οo0 ρp τtT υu χxX ωw ' +
    'ıi ɑa ɡg ɩi օo սu հh ոn ցg'
  )
    .split(' ')
    .map(entry => [entry.slice(0, 1), entry.slice(1)]),
)
/** What base58 leaves out because it looks like something else. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['0', 'oQD'],
  ['O', 'oQ'],
  ['I', '1ijL'],
  ['l', '1iL'],
])
const INVISIBLE = /[\p{C}\p{Z}\p{M}\s]/u
const INNER_SPACE = /[\p{Z}\s]/u
/** Letters and digits, or a prefix with its colon, as long as the shortest address. */
const LIKE_ONE = /^(?=.*\d)[0-9A-Za-z_:]{25,}$/
/** Spellings tried; each costs a checksum. */
const TRIES = 256
const LONGEST = 300

/**
 * Reads Cyrillic, Greek and full-width look-alikes inside an address as the Latin letters they imitate, keeps the case, and drops
 * invisible characters (zero width, no-break space, soft hyphen). It is accepted only where the result has a right checksum, or where
 * nothing but invisible characters was dropped. A text that is an address already, or never could be one, comes back as it is.
 */
export function repairConfusables(text: string): RepairedText {
  const unchanged: RepairedText = { text, changed: [], unproven: null }
  if (text.length > LONGEST || isAddress(text)) return unchanged
  const dropped: string[] = []
  const replaced: string[] = []
  const choices: string[] = []
  const kept: { at: number; char: string }[] = []
  let at = 0
  for (const char of text) {
    at++
    if (INVISIBLE.test(char)) {
      dropped.push(`${name(char)} at ${at} dropped`)
      continue
    }
    choices.push(looksLike(char))
    kept.push({ at, char })
  }
  const plain = choices.map(c => [...c][0]).join('')
  // A name is no broken address, and is not worth the tries.
  if (!LIKE_ONE.test(plain)) return unchanged
  const foreign = kept.some(k => !isAscii(k.char))
  const proven = firstProven(plain, choices, foreign)
  if (proven === null) {
    if (!isAddress(plain)) return unchanged
    if (foreign) return { ...unchanged, unproven: plain }
    // Words that are joined would make a Solana address of somebody's name.
    return INNER_SPACE.test(text.trim()) ? unchanged : { text: plain, changed: dropped, unproven: null }
  }
  const letters = [...proven]
  kept.forEach(({ at, char }, i) => {
    if (char !== letters[i]) replaced.push(`${name(char)} at ${at} read as ${letters[i]}`)
  })
  return { text: proven, changed: [...dropped, ...replaced], unproven: null }
}

/** The first spelling of the choices whose checksum is right. */
function firstProven(plain: string, choices: readonly string[], foreign: boolean): string | null {
  if (isProven(plain)) return plain
  // Also where nothing is foreign: base58 may have been copied by hand, with a letter that it does not have.
  const wide = foreign ? choices : choices.map(c => c + (LEFT_OUT.get(c) ?? ''))
  let spellings = ['']
  for (const choice of wide) {
    if (spellings.length * choice.length > TRIES) return null
    spellings = [...choice].flatMap(letter => spellings.map(s => s + letter))
  }
  return spellings.find(isProven) ?? null
}

/** True where a checksum over the text is right; forms without one prove nothing. */
function isProven(text: string): boolean {
  const read = decodeAddress(text)
  if (isFault(read) || read.form === 'solana') return false
  if (read.form === 'tron') return text.startsWith('T')
  return read.form !== 'evm' || (/[a-f]/.test(text) && /[A-F]/.test(text))
}

/** The letters that a character may stand for; itself where it is plain, or looks like none. */
function looksLike(char: string): string {
  if (isAscii(char)) return char
  const known = LOOKS.get(char)
  if (known !== undefined) return known
  const narrow = char.normalize('NFKD').replace(/\p{M}/gu, '')
  if (/^[\x21-\x7e]$/.test(narrow)) return narrow
  return LOOKS.get(narrow) ?? char
}

const isAddress = (text: string): boolean => !isFault(decodeAddress(text))
const isAscii = (char: string): boolean => char >= '!' && char <= '~'
const name = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
