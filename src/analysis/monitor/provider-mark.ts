import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import { textHash } from './text-hash.ts'

/** Room for two letters of a country, and none. */
const COUNTRIES = 1_024

/**
 * The provider on the other side of crypto and its country in one number, as windows keep it in the place of a price: 32 bits of the
 * name's hash, and the country. NaN: no provider was named. Two providers have one number in one of four thousand million cases.
 */
export function providerMark(event: CustomerEvent): number {
  if ((event.kind !== 'deposit' && event.kind !== 'withdrawal') || event.travel === null) return Number.NaN
  const { vasp, vaspCountry } = event.travel
  if (typeof vasp !== 'string') return Number.NaN
  const code = typeof vaspCountry === 'string' && /^[A-Z]{2}$/.test(vaspCountry) ? vaspCountry : null
  const country = code === null ? 0 : (code.charCodeAt(0) - 65) * 26 + code.charCodeAt(1) - 64
  return textHash(vasp, 0) * COUNTRIES + country
}

/** The country in a {@link providerMark}, ISO 3166-1 alpha-2; null: not told. */
export function countryOfMark(mark: number): string | null {
  const n = mark % COUNTRIES
  return n > 0 ? String.fromCharCode(65 + Math.floor((n - 1) / 26), 65 + ((n - 1) % 26)) : null
}

/** The provider in a {@link providerMark}, without its country. */
export function providerOfMark(mark: number): number {
  return Math.floor(mark / COUNTRIES)
}
