import { InputError } from './errors.ts'

/** Base units of one asset (wei, satoshi, a token's smallest unit). Never negative; always kept beside its asset. */
export type Amount = bigint

/** 2^256 - 1, the largest amount that an EVM ledger can move. */
export const MAX_AMOUNT = (1n << 256n) - 1n

/**
 * Reads a whole number of base units.
 * @throws InputError `amount-malformed` (negative, fractional, exponent, empty), `amount-too-large`
 */
export function parseAmount(text: string): Amount {
  if (!/^\d{1,78}$/.test(text))
    throw new InputError('amount-malformed', `"${text.slice(0, 80)}" is not a whole, non-negative number of base units`)
  const value = BigInt(text)
  if (value > MAX_AMOUNT) throw new InputError('amount-too-large', `"${text}" exceeds 2^256 - 1`)
  return value
}

/**
 * Reads a decimal figure such as `1.5` into base units, exactly: more digits than `decimals` is refused unless they are zeros.
 * @throws InputError `amount-malformed`, `amount-too-precise`, `amount-too-large`
 */
export function parseUnits(text: string, decimals: number): Amount {
  const m = /^(\d*)(?:\.(\d*))?$/.exec(text)
  if (!m || (m[1] === '' && (m[2] ?? '') === ''))
    throw new InputError('amount-malformed', `"${text.slice(0, 80)}" is not a non-negative decimal number`)
  const frac = (m[2] ?? '').replace(/0+$/, '')
  if (frac.length > decimals)
    throw new InputError('amount-too-precise', `"${text}" has more than ${decimals} decimal places`)
  return parseAmount(((m[1] ?? '') + frac.padEnd(decimals, '0')).replace(/^0+(?=\d)/, '') || '0')
}

/** Writes base units as a decimal figure without trailing zeros: `formatUnits(1500000n, 6)` is `1.5`. Handles negative sums. */
export function formatUnits(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? '-' : ''
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const frac = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '')
  return `${sign}${whole}${frac ? `.${frac}` : ''}`
}
