import { parsePattern } from './parse-pattern.ts'
import type { Comparison, ObjectPath, Pattern, PropertyTest } from './pattern.ts'

/** Spellings under which products name the object type of a wallet, without hyphens, underscores and a leading `x`. */
const WALLET_TYPES: ReadonlySet<string> = new Set(
  'cryptocurrencywallet cryptowallet cryptocurrencyaddress cryptoaddress coinaddress wallet walletaddress'.split(' '),
)
/** The member that holds the address. */
const WALLET_KEYS: ReadonlySet<string> = new Set(['value', 'address', 'wallet', 'account', 'account_id'])

/**
 * The wallets that a pattern names by `=` or `IN`, each once, in the order of naming and as written. What is negated, compared in another
 * way or only resembled (LIKE, MATCHES) is not named.
 * @throws PatternFault where the text is no pattern
 */
export function walletsOfPattern(text: string): string[] {
  const wallets = new Set<string>()
  collect(parsePattern(text), wallets)
  return [...wallets]
}

/** Whether a path leads to the address of a wallet, in any known spelling of it. */
export function isWalletPath(path: ObjectPath): boolean {
  const [first, second, ...more] = path.steps
  if (first === undefined || !('key' in first) || more.length > 0) return false
  const type = path.objectType.toLowerCase().replace(/[-_]/g, '')
  if (!WALLET_TYPES.has(type) && !WALLET_TYPES.has(type.replace(/^x(?:opencti|misp)?/, ''))) return false
  return WALLET_KEYS.has(first.key.toLowerCase()) && (second === undefined || 'index' in second)
}

function collect(pattern: Pattern, wallets: Set<string>): void {
  if ('parts' in pattern) for (const part of pattern.parts) collect(part, wallets)
  else if ('of' in pattern) collect(pattern.of, wallets)
  else collectTests(pattern.test, wallets)
}

function collectTests(test: Comparison, wallets: Set<string>): void {
  if ('parts' in test) for (const part of test.parts) collectTests(part, wallets)
  else for (const value of named(test)) wallets.add(value)
}

function named(test: PropertyTest): string[] {
  if (test.kind === 'exists' || test.kind === 'text' || test.not || !isWalletPath(test.path)) return []
  if (test.kind === 'in') return test.values.flatMap(value => (value.type === 'string' ? [value.value] : []))
  return test.operator === '=' && test.value.type === 'string' ? [test.value.value] : []
}
