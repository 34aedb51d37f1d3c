import { parseUnits } from '../model/amount.ts'
import { InputError } from '../model/errors.ts'
import { type LedgerId, namespaceOf } from '../model/ledger.ts'

const HEX64 = /^[0-9a-fA-F]{64}$/
const EVM_HASH = /^0x[0-9a-fA-F]{64}$/
const PRINTABLE = /^[\x21-\x7e]{1,128}$/

/**
 * A transaction's hash in canonical form: lower-case hex, with 0x on EVM ledgers, without on Bitcoin and TRON.
 * @throws InputError `tx-malformed`
 */
export function readTx(ledger: LedgerId, text: string): string {
  const space = namespaceOf(ledger)
  const good = space === 'eip155' ? EVM_HASH : space === 'bip122' || space === 'tron' ? HEX64 : PRINTABLE
  if (!good.test(text))
    throw new InputError('tx-malformed', `"${text.slice(0, 140)}" is not a transaction hash of ${ledger}`)
  return good === PRINTABLE ? text : text.toLowerCase()
}

/**
 * A block's height.
 * @throws InputError `block-malformed`
 */
export function readBlock(text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new InputError('block-malformed', `"${text.slice(0, 80)}" is not a whole block number`)
  return Number(text)
}

/**
 * A transfer's index, 32 bits with sign (see Transfer).
 * @throws InputError `index-malformed`
 */
export function readIndex(text: string): number {
  // Adding nothing makes -0 a plain 0.
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) + 0 : Number.NaN
  if (!(value >= -2147483648 && value <= 2147483647))
    throw new InputError('index-malformed', `"${text.slice(0, 80)}" is not a whole index of 32 bits`)
  return value
}

/**
 * A decimal figure without thousands commas and exponent, digit by digit: `1,234.5` is `1234.5`, `5e-05` is `0.00005`.
 * A text that is neither comes back as it is.
 */
export function plainDecimal(text: string): string {
  const plain = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text
  const m = /^(\d{1,80})(?:\.(\d{0,80}))?[eE]([+-]?\d{1,3})$/.exec(plain)
  if (!m) return plain
  const digits = `${m[1]}${m[2] ?? ''}`
  const point = (m[1] as string).length + Number(m[3])
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  return `${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`
}

/**
 * A decimal figure as explorers and Python write it ({@link plainDecimal}), in base units, exactly.
 * @throws InputError `amount-malformed`, `amount-too-precise`, `amount-too-large`
 */
export function readUnits(text: string, decimals: number): bigint {
  return parseUnits(plainDecimal(text), decimals)
}
