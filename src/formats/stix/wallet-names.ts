import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import { tickerLedger } from '../../model/wallet-address.ts'
import { ACCOUNT } from './cordon/account.ts'
import { walletsOfPattern } from './pattern/wallets-of-pattern.ts'
import { isObject, type JsonObject } from './stix-fault.ts'

/** A text by which an object names a wallet, as it stands there. */
export interface NamedWallet {
  readonly text: string
  /** The ledgers that are said of it. */
  readonly ledgers: readonly LedgerId[]
  /** The currency or chain that is said of it, as it is written. */
  readonly ticker?: string | undefined
  readonly from: string
}

/** Names of the type of a wallet, without hyphens, underscores and a leading `x`, `xopencti` or `xmisp`. */
const TYPES: ReadonlySet<string> = new Set(
  'cryptocurrencywallet cryptowallet cryptocurrencyaddress cryptoaddress coinaddress wallet walletaddress crypto defiaddress btcwallet'.split(
    ' ',
  ),
)
const MEMBERS = ['value', 'address', 'wallet', 'wallet_address', 'account', 'account_id']
/** Members that say which currency or chain is meant. */
const CURRENCIES = ['currency', 'chain', 'blockchain', 'symbol', 'network', 'currency_code', 'coin', 'ticker']
/** Types of MISP attributes that hold an address. */
const MISP_TYPES: ReadonlySet<string> = new Set(['btc', 'xmr', 'dash', 'eth', 'bch', 'ltc', 'trx'])
/** Objects of MISP that are about addresses. */
const MISP_OBJECTS = /^(?:coin-address|btc-wallet|btc-transaction|crypto[a-z-]*|wallet[a-z-]*)$/
const MISP_RELATIONS = /^(?:address|wallet-address|address-crypto|address-xmr)$/
/** OpenCTI's own extension, which repeats what a pattern is about. */
const OPENCTI = 'extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba'
const WALLET_ACCOUNT = /crypto|wallet|coin/i

/** The ledger that a word of a currency or a chain means: a ticker or a long name; null where it means none. */
export function ledgerOfWord(word: string): LedgerId | null {
  const ledger = tickerLedger(word)
  if (ledger !== null) return ledger
  try {
    return parseLedger(word.trim())
  } catch {
    return null
  }
}

/** Every text by which an object names a wallet, be it an address or not. */
export function walletNames(object: IntelObject): readonly NamedWallet[] {
  const type: unknown = object.type
  return typeof type === 'string' ? namesOf(object, type, 0) : []
}

function namesOf(object: JsonObject, type: string, depth: number): NamedWallet[] {
  if (isWalletType(type)) return ofWallet(object, type)
  switch (type) {
    case 'indicator':
      return [...ofPattern(object), ...ofValues(object)]
    case 'user-account':
      return ofAccount(object)
    case 'x-misp-object':
      return ofMispObject(object)
    case 'x-misp-attribute':
      return ofMispAttribute('x-misp-attribute:x_misp_value', object['x_misp_type'], object['x_misp_value'])
    case 'observed-data':
      return depth > 0 ? [] : ofObserved(object)
    default:
      return ofValues(object)
  }
}

/** Whether a type of object is a wallet under some name. */
export function isWalletType(type: string): boolean {
  if (type === 'cryptocurrency-wallet') return true
  const word = type.toLowerCase().replace(/[-_]/g, '')
  return TYPES.has(word) ? word !== 'crypto' && word !== 'wallet' : TYPES.has(word.replace(/^x(?:opencti|misp)?/, ''))
}

function ofWallet(object: JsonObject, type: string): NamedWallet[] {
  const ledgers = toldLedgers(object)
  const ticker = CURRENCIES.map(name => object[name]).find(value => typeof value === 'string')
  return MEMBERS.flatMap(member =>
    texts(object[member]).map(text => ({ text, ledgers, ticker, from: `${type}:${member}` })),
  )
}

/** What our own extension says, in any version of it that has this member. */
function toldLedgers(object: JsonObject): readonly LedgerId[] {
  const { extensions } = object
  const use = isObject(extensions) ? extensions[ACCOUNT.id] : undefined
  return isObject(use) ? (texts(use['ledgers']) as LedgerId[]) : []
}

function ofPattern(indicator: JsonObject): NamedWallet[] {
  const { pattern, pattern_type: type } = indicator
  if (typeof pattern !== 'string' || (type !== undefined && type !== 'stix')) return []
  try {
    return walletsOfPattern(pattern).map(text => ({ text, ledgers: [], from: 'indicator:pattern' }))
  } catch {
    // What is no pattern names nothing; whether it is one is not asked here.
    return []
  }
}

/** OpenCTI tells the observables of an indicator again beside it, as members of its own or in its extension. */
function ofValues(object: JsonObject): NamedWallet[] {
  const { extensions } = object
  const own = isObject(extensions) ? extensions[OPENCTI] : undefined
  const lists: [string, Json | undefined][] = [
    ['x_opencti_observable_values', object['x_opencti_observable_values']],
    ['observable_values', isObject(own) ? own['observable_values'] : undefined],
  ]
  return lists.flatMap(([member, list]) =>
    items(list).flatMap(item => {
      const { type, value } = item
      if (typeof type !== 'string' || typeof value !== 'string' || !isWalletType(type)) return []
      return [{ text: value, ledgers: [], from: `${String(object['type'])}:${member}` }]
    }),
  )
}

function ofAccount(account: JsonObject): NamedWallet[] {
  const type = account['account_type']
  if (typeof type !== 'string' || (!WALLET_ACCOUNT.test(type) && ledgerOfWord(type) === null)) return []
  return ['user_id', 'account_login'].flatMap(member =>
    texts(account[member]).map(text => ({ text, ledgers: [], ticker: type, from: `user-account:${member}` })),
  )
}

function ofMispObject(object: JsonObject): NamedWallet[] {
  const name = object['x_misp_name']
  const about = typeof name === 'string' && MISP_OBJECTS.test(name)
  const attributes = items(object['x_misp_attributes'])
  const symbol = attributes.find(a => a['object_relation'] === 'symbol')?.['value']
  return attributes.flatMap((attribute, i) => {
    const { type, object_relation: relation, value } = attribute
    const from = `x-misp-object:x_misp_attributes.[${i}].value`
    if (about && typeof relation === 'string' && MISP_RELATIONS.test(relation))
      return texts(value).map(text => ({
        text,
        ledgers: [],
        ticker: typeof symbol === 'string' ? symbol : typeof type === 'string' && type !== 'text' ? type : undefined,
        from,
      }))
    return ofMispAttribute(from, type, value)
  })
}

function ofMispAttribute(from: string, type: Json | undefined, value: Json | undefined): NamedWallet[] {
  if (typeof type !== 'string' || !MISP_TYPES.has(type)) return []
  return texts(value).map(text => ({ text, ledgers: [], ticker: type, from }))
}

/** The old form of observed data holds its objects within itself, under keys. */
function ofObserved(observed: JsonObject): NamedWallet[] {
  const { objects } = observed
  if (!isObject(objects)) return []
  return Object.values(objects).flatMap(inner => {
    const type = isObject(inner) ? inner['type'] : undefined
    return isObject(inner) && typeof type === 'string' ? namesOf(inner, type, 1) : []
  })
}

function texts(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? (value as readonly Json[]).filter(item => typeof item === 'string') : []
}

function items(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(item => isObject(item)) : []
}
