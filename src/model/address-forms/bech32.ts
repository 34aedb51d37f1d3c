import { bech32, bech32m } from '@scure/base'
import { BITCOIN, BITCOIN_GOLD, CARDANO, DIGIBYTE, type LedgerId, LITECOIN, ZCASH } from '../ledger.ts'
import { cosmosLedgers } from './cosmos-prefixes.ts'
import { type AddressFault, type AddressForm, type Decoded, malformed, wrongChecksum } from './decoded.ts'

/** Prefixes of witness programs (BIP 173, BIP 350). */
export const SEGWIT_PREFIXES: ReadonlyMap<string, readonly LedgerId[]> = new Map([
  ['bc', [BITCOIN]],
  ['ltc', [LITECOIN]],
  ['dgb', [DIGIBYTE]],
  ['btg', [BITCOIN_GOLD]],
])
/** Prefixes with a meaning of their own. */
const OTHER: ReadonlyMap<string, (lower: string) => Decoded | AddressFault> = new Map([
  ['addr', cardano('cardano')],
  ['stake', cardano('cardano-stake')],
  ['zs', plain('sapling', ZCASH, bech32, n => n === 43)],
  // A unified address (ZIP 316): at least one receiver and sixteen bytes of padding, scrambled as a whole.
  ['u', plain('unified', ZCASH, bech32m, n => n >= 48)],
  ['ltcmweb', mweb],
])
const TEST: ReadonlySet<string> = new Set(
  'tb bcrt tltc rltc tbtg dgbt dgbrt addr_test stake_test ztestsapling utest tmweb tbnb'.split(' '),
)
const SHAPE = /^[a-z_]{1,20}1[a-z0-9]{8,}$/i
/** A unified address of three receivers has 213 characters; nothing that we read is longer. */
const LONGEST = 512

/** Reads what is written as `prefix1…` with a bech32 or bech32m checksum. Null: not of this shape. */
export function readBech32(text: string): Decoded | AddressFault | null {
  if (text.length > LONGEST || !SHAPE.test(text)) return null
  const lower = text.toLowerCase()
  const prefix = lower.slice(0, lower.lastIndexOf('1'))
  const segwit = SEGWIT_PREFIXES.get(prefix)
  const other = OTHER.get(prefix)
  const isTest = TEST.has(prefix)
  const known = segwit !== undefined || other !== undefined || isTest
  if (text !== lower && text !== text.toUpperCase())
    return known ? { code: 'address-checksum', reason: 'bech32 must not mix upper and lower case' } : null
  if (segwit) return witness(lower, segwit)
  if (other) return other(lower)
  if (isTest) return { code: 'address-testnet', reason: 'an address of a test network' }
  return cosmos(lower, prefix)
}

type Bech32Text = `${string}1${string}`

function witness(lower: string, ledgers: readonly LedgerId[]): Decoded | AddressFault {
  // Version 0 is written q and has bech32's checksum, all later ones bech32m's (BIP 350).
  const code = lower[lower.lastIndexOf('1') + 1] === 'q' ? bech32 : bech32m
  const words = code.decodeUnsafe(lower as Bech32Text, 90)?.words
  const version = words?.[0]
  if (words === undefined || version === undefined) return wrongChecksum('bech32 address')
  const length = bech32.fromWordsUnsafe(words.slice(1))?.length ?? 0
  if (version > 16 || length < 2 || length > 40 || (version === 0 && length !== 20 && length !== 32))
    return malformed('no witness program that BIP 141 allows')
  const form: AddressForm =
    version === 0 ? (length === 20 ? 'p2wpkh' : 'p2wsh') : version === 1 && length === 32 ? 'p2tr' : 'witness'
  return { address: lower, form, ledgers }
}

function plain(
  form: AddressForm,
  ledger: LedgerId,
  code: typeof bech32,
  fits: (bytes: number) => boolean,
): (lower: string) => Decoded | AddressFault {
  const ledgers = [ledger]
  return lower => {
    const words = code.decodeUnsafe(lower as Bech32Text, LONGEST)?.words
    if (!words) return wrongChecksum('bech32 address')
    if (!fits(code.fromWordsUnsafe(words)?.length ?? -1))
      return malformed('bech32 of a length that the form does not have')
    return { address: lower, form, ledgers }
  }
}

/** CIP-19: a header byte with the network in its low half, then one or two hashes of 28 bytes, or a pointer. */
function cardano(form: AddressForm): (lower: string) => Decoded | AddressFault {
  const ledgers = [CARDANO]
  return lower => {
    const words = bech32.decodeUnsafe(lower as Bech32Text, LONGEST)?.words
    if (!words) return wrongChecksum('Cardano address')
    const bytes = bech32.fromWordsUnsafe(words)
    const head = bytes?.[0] ?? 0
    if (!bytes || bytes.length < 29 || bytes.length > 60)
      return malformed('bech32 of a length that Cardano does not have')
    if ((head & 15) !== 1 || head >> 4 >= 8 !== (form === 'cardano-stake'))
      return malformed('no address of Cardano mainnet')
    return { address: lower, form, ledgers }
  }
}

/** LIP 4: a version and two public keys. */
function mweb(lower: string): Decoded | AddressFault {
  const words = bech32.decodeUnsafe(lower as Bech32Text, LONGEST)?.words
  if (!words) return wrongChecksum('Litecoin MWEB address')
  if (words[0] !== 0 || bech32.fromWordsUnsafe(words.slice(1))?.length !== 66) return malformed('no MWEB address')
  return { address: lower, form: 'mweb', ledgers: [LITECOIN] }
}

/** Any other prefix: an account of the Cosmos SDK has 20 bytes, a module or contract 32. */
function cosmos(lower: string, prefix: string): Decoded | AddressFault | null {
  const words = bech32.decodeUnsafe(lower as Bech32Text, 90)?.words
  const ledgers = cosmosLedgers(prefix)
  if (!words) return ledgers.length > 0 ? wrongChecksum('bech32 address') : null
  const length = bech32.fromWordsUnsafe(words)?.length
  if (length !== 20 && length !== 32) return malformed('bech32 of a length that no account has')
  return { address: lower, form: 'cosmos', ledgers }
}
