import { splitAccount } from '../model/account.ts'
import { showAddress } from '../model/address.ts'
import { formatUnits } from '../model/amount.ts'
import { groupDigits } from './group-digits.ts'
import { ends } from './report/account-names.ts'
import type { TraceJson } from './trace-json.ts'

type AssetRow = TraceJson['assets'][number]

/** Writes amounts for people. */
export interface UnitWriter {
  /** `1,234.5678 ETH`: at most four decimal places, cut, not rounded; amounts smaller than that keep their first two digits. */
  amount(amount: string, asset: string): string
  /** Every digit: `1,234.567812345678901234 ETH`. */
  exact(amount: string, asset: string): string
  /** `ETH`, or what is left of the CAIP-19 id where nobody named the asset. */
  symbol(asset: string): string
}

/** A writer for the assets of a trace. Without known decimals amounts are base units, and said to be. */
export function unitWriter(assets: readonly AssetRow[]): UnitWriter {
  const known = new Map(assets.map(row => [row.asset, row]))
  const symbol = (asset: string): string => known.get(asset)?.symbol ?? asset.slice(asset.indexOf('/') + 1)
  const write = (amount: string, asset: string, digits: (units: string) => string): string => {
    const decimals = known.get(asset)?.decimals
    if (decimals === null || decimals === undefined) return `${groupDigits(amount)} base units of ${symbol(asset)}`
    return `${digits(formatUnits(BigInt(amount), decimals))} ${symbol(asset)}`
  }
  return {
    symbol,
    amount: (amount, asset) => write(amount, asset, shorten),
    exact: (amount, asset) => write(amount, asset, groupDigits),
  }
}

/** `0x4766…86e2`, or an account in full on its ledger's screens. */
export function showAccount(account: string, style: 'short' | 'full'): string {
  const { ledger, address } = splitAccount(account as never)
  const shown = showAddress(ledger, address)
  return style === 'full' ? shown : ends(shown)
}

function shorten(units: string): string {
  const [whole = '0', fraction = ''] = units.split('.')
  if (fraction === '') return groupDigits(whole)
  const kept = /^-?0$/.test(whole) ? (/^0*\d{0,2}/.exec(fraction)?.[0] ?? '') : ''
  const cut = fraction.slice(0, Math.max(4, kept.length)).replace(/0+$/, '')
  return cut === '' ? groupDigits(whole) : `${groupDigits(whole)}.${cut}`
}
