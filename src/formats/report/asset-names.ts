import { formatUnits } from '../../model/amount.ts'
import { BITCOIN, ETHEREUM, TRON } from '../../model/ledger.ts'
import { groupDigits } from '../group-digits.ts'
import type { TraceJson } from '../trace-json.ts'
import { type Html, html, shorten } from './html.ts'

const LEDGERS: ReadonlyMap<string, string> = new Map<string, string>([
  [ETHEREUM, 'Ethereum'],
  [BITCOIN, 'Bitcoin'],
  [TRON, 'TRON'],
])

/** A ledger's common name, or its CAIP-2 id. */
export function ledgerName(ledger: string): string {
  return LEDGERS.get(ledger) ?? ledger
}

/** How the assets of a trace are called and their amounts written. */
export class AssetNames {
  private readonly rows = new Map<string, TraceJson['assets'][number]>()
  private readonly bearers = new Map<string, number>()

  constructor(assets: TraceJson['assets']) {
    for (const row of assets) {
      this.rows.set(row.asset, row)
      if (row.symbol !== null) this.bearers.set(row.symbol, (this.bearers.get(row.symbol) ?? 0) + 1)
    }
  }

  /** The symbol, with its ledger or CAIP-19 id where two assets bear it; the CAIP-19 id where nobody knows a symbol or the decimals. */
  symbol(asset: string): string {
    const row = this.rows.get(asset)
    if (!row || row.symbol === null || row.decimals === null) return shorten(asset, 160)
    const symbol = shorten(row.symbol, 24)
    if ((this.bearers.get(row.symbol) ?? 0) < 2) return symbol
    const ledger = asset.slice(0, asset.indexOf('/'))
    const twins = [...this.rows.values()].filter(r => r.symbol === row.symbol && r.asset.startsWith(`${ledger}/`))
    return `${symbol} (${twins.length > 1 ? asset : ledgerName(ledger)})`
  }

  /** The name and CAIP-19 id, for tooltips and lists of assets. */
  title(asset: string): string {
    const name = this.rows.get(asset)?.name ?? null
    return name === null ? asset : `${shorten(name)}, ${asset}`
  }

  /** An exact amount in units, or in base units where the decimals are unknown. @param amount base units */
  exact(asset: string, amount: string | bigint): string {
    const decimals = this.rows.get(asset)?.decimals ?? null
    return groupDigits(decimals === null ? String(amount) : formatUnits(BigInt(amount), decimals))
  }

  /** What the figures of {@link exact} count: the symbol, or base units of the CAIP-19 id. */
  unit(asset: string): string {
    const known = (this.rows.get(asset)?.decimals ?? null) !== null
    return known ? this.symbol(asset) : `base units of ${shorten(asset, 160)}`
  }

  /** {@link exact} for a table: digits after the point in a calmer tone. */
  cell(asset: string, amount: string | bigint): Html {
    const text = this.exact(asset, amount)
    const point = text.indexOf('.')
    if (point < 0) return html`${text}`
    return html`${text.slice(0, point)}<wbr><small>${text.slice(point)}</small>`
  }

  /** {@link exact} and {@link unit}. */
  text(asset: string, amount: string | bigint): string {
    return `${this.exact(asset, amount)} ${this.unit(asset)}`
  }

  /** For pictures: cut after five significant digits, never rounded up. */
  brief(asset: string, amount: bigint): string {
    const decimals = this.rows.get(asset)?.decimals ?? null
    if (decimals !== null) return `${briefFigure(formatUnits(amount, decimals))} ${this.symbol(asset)}`
    return briefFigure(String(amount))
  }
}

/** A decimal figure cut after five significant digits: `1234567.89` is `1,234,567`, `0.000123456` is `0.00012345`. */
export function briefFigure(figure: string): string {
  const [whole = '', fraction = ''] = figure.split('.')
  if (whole.length > 15) return `${whole[0]}.${whole.slice(1, 5)}e${whole.length - 1}`
  if (whole.length >= 5 || fraction === '') return groupDigits(whole)
  const zeros = whole === '0' ? (/^0*/.exec(fraction)?.[0].length ?? 0) : -whole.length
  const kept = fraction.slice(0, zeros + 5).replace(/0+$/, '')
  return groupDigits(kept === '' ? whole : `${whole}.${kept}`)
}
