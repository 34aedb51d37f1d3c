/** Names of fields of the events that are read from bytes, and of profiles; a line with any other is read as JSON. */
const NAMES = [
  ...['id', 'customer', 'atMs', 'kind', 'ledger', 'asset', 'amount', 'usd', 'krw', 'other', 'tx', 'travel', 'about'],
  ...['shareOfBalance', 'profile', 'currency', 'ownName', 'market', 'side', 'sold', 'bought', 'price', 'quantity'],
  ...['against', 'loss', 'ticksBeyondBest', 'cancelled', 'ip', 'device', 'country', 'language', 'utcOffsetMinutes'],
  ...['signs', 'what', 'openedMs', 'residence', 'birthYear', 'incomeUsd', 'peerGroup', 'entity'],
] as const

/** Fields whose texts stand in many lines. */
const KNOWN: readonly string[] = [
  ...['ledger', 'asset', 'currency', 'market', 'sold', 'bought', 'country', 'language', 'residence', 'peerGroup'],
]

/** The number of no key; one more than the last of them. */
export const NO_KEY: number = NAMES.length
/** Numbers of keys, and of {@link NO_KEY}, need so many bits. */
export const KEY_BITS = 6

/** What keys are called, by their numbers. */
export const KEY_NAMES: readonly string[] = NAMES
/** By the numbers of keys: 1 where texts stand in many lines. */
export const IS_KNOWN = Uint8Array.from(NAMES, name => (KNOWN.includes(name) ? 1 : 0))

/** Of each key, its bytes with quotes and colon, four in each word; the last word ends where the key does. */
const WORDS: readonly Int32Array[] = NAMES.map(name => wordsOf(`"${name}":`))
const LENGTHS = Uint8Array.from(NAMES, name => name.length + 3)

/** The number of a key that the program knows. */
export function keyOf(name: (typeof NAMES)[number]): number {
  return NAMES.indexOf(name)
}

/** Where the key of that number ends with its colon, if it begins at `start`; -1: it does not. */
export function passKey(key: number, view: DataView, start: number, end: number): number {
  const until = start + (LENGTHS[key] as number)
  if (until > end) return -1
  const words = WORDS[key] as Int32Array
  const last = words.length - 1
  if (view.getInt32(until - 4, true) !== words[last]) return -1
  for (let n = 0; n < last; n++) if (view.getInt32(start + n * 4, true) !== words[n]) return -1
  return until
}

/** The number of the key that begins at `start`; {@link NO_KEY}: it is none of them. White space before its colon makes it none. */
export function findKey(view: DataView, start: number, end: number): number {
  for (let key = 0; key < NO_KEY; key++) if (passKey(key, view, start, end) !== -1) return key
  return NO_KEY
}

function wordsOf(text: string): Int32Array {
  const view = new DataView(Uint8Array.from(text, letter => letter.charCodeAt(0)).buffer)
  const last = view.byteLength - 4
  return Int32Array.from({ length: Math.ceil(view.byteLength / 4) }, (_, n) =>
    view.getInt32(Math.min(n * 4, last), true),
  )
}
