import { readFileSync } from 'node:fs'
import { sharedPath } from '../shared-data.ts'

/** An address of OFAC's list, as published. */
export interface ListedAddress {
  readonly address: string
  readonly chain: string
  readonly ofac_tickers: readonly string[]
}

/** The addresses of OFAC's SDN list of 2026-08-20. */
export function listedAddresses(): readonly ListedAddress[] {
  const text = readFileSync(sharedPath('data', 'sanctions', 'ofac-addresses-2026-08-20.json'), 'utf8')
  return (JSON.parse(text) as { addresses: ListedAddress[] }).addresses
}
