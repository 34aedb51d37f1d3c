import { mixed, textHash } from './text-hash.ts'

/** How an event's id is kept in sixteen bytes. */
export const ID_SHORT = 0
/** A UUID in lower case. */
export const ID_UUID = 1
/** A ULID in upper case. */
export const ID_ULID = 2
/** Longer: the words hold two hashes, the text lies elsewhere. */
export const ID_LONG = 3

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Writes an id into four words; gives its form. Ids of one form with equal words are equal, but for {@link ID_LONG}. */
export function packId(id: string, words: Uint32Array): number {
  const n = id.length
  if (n <= 16 && isShort(id)) {
    words.fill(0)
    for (let i = 0; i < n; i++) words[i >>> 2] = ((words[i >>> 2] as number) << 8) | id.charCodeAt(i)
    return ID_SHORT
  }
  if (n === 36 && packUuid(id, words)) return ID_UUID
  if (n === 26 && ULID.test(id)) {
    words.fill(0)
    for (let i = 0; i < 26; i++) shiftIn(words, CROCKFORD.indexOf(id[i] as string))
    return ID_ULID
  }
  words[0] = textHash(id, 1)
  words[1] = textHash(id, 2)
  words[2] = n
  words[3] = 0
  return ID_LONG
}

/** The id that {@link packId} wrote, unless it is {@link ID_LONG}. */
export function unpackId(form: number, words: Uint32Array): string {
  if (form === ID_SHORT) return shortText(words)
  if (form === ID_UUID) {
    const hex = Array.from(words, word => word.toString(16).padStart(8, '0')).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
  let rest = words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n)
  let text = ''
  for (let i = 0; i < 26; i++, rest >>= 5n) text = `${CROCKFORD[Number(rest & 31n)]}${text}`
  return text
}

/** A hash of a packed id, whose four words stand from a place on. */
export function idHash(form: number, words: Uint32Array, at: number, seed: number): number {
  let h = seed ^ form
  for (let i = at; i < at + 4; i++) h = Math.imul(mixed(h ^ (words[i] as number)), 0x9e3779b1)
  return mixed(h)
}

/** False where an id of 36 letters is no UUID in lower case; the words then hold nothing. */
function packUuid(id: string, words: Uint32Array): boolean {
  for (let i = 0, digits = 0; i < 36; i++) {
    const unit = id.charCodeAt(i)
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (unit !== 45) return false
      continue
    }
    const digit = unit >= 48 && unit <= 57 ? unit - 48 : unit >= 97 && unit <= 102 ? unit - 87 : -1
    if (digit === -1) return false
    const word = digits++ >>> 3
    words[word] = ((words[word] as number) << 4) | digit
  }
  return true
}

/** Letters 1 to 255, so that zero bytes end it. */
function isShort(id: string): boolean {
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i)
    if (unit === 0 || unit > 255) return false
  }
  return true
}

function shortText(words: Uint32Array): string {
  let text = ''
  for (const word of words) {
    let part = ''
    for (let w = word; w !== 0; w >>>= 8) part = String.fromCharCode(w & 255) + part
    text += part
  }
  return text
}

/** The words as one number of 128 bits, times 32, plus five bits. */
function shiftIn(words: Uint32Array, bits: number): void {
  let carry = bits
  for (let i = 3; i >= 0; i--) {
    const word = words[i] as number
    words[i] = (word << 5) | carry
    carry = word >>> 27
  }
}
