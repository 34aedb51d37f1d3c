/** What of an asset counts for its worth. */
export interface WorthAsset {
  /** CAIP-19. */
  readonly asset: string
  readonly symbol: string | null
  readonly decimals: number | null
}

/** Tokens that are worth a dollar as long as their issuers keep their word. */
const DOLLARS: readonly string[] = ['USD', 'USDT', 'USDC', 'DAI', 'BUSD', 'TUSD', 'PYUSD', 'USDP', 'FDUSD', 'GUSD']
/** Ether, and tokens that stand for about as much of it: within a tenth. */
const ETHERS: readonly string[] = ['ETH', 'WETH', 'stETH', 'mETH', 'cmETH', 'cbETH', 'rETH']
const BITCOINS: readonly string[] = ['BTC', 'WBTC', 'cbBTC']

/**
 * How prices came about. `day`: published worths of the day of the theft; `loss`: the told loss spread over what was stolen; `par`: dollar
 * tokens alone have a worth.
 */
export type WorthBasis = 'day' | 'loss' | 'par'

/** What an amount of an asset was worth on the day of the theft, US dollars; null: nobody published it. */
export type DayWorth = (asset: string, amount: bigint) => number | null

/** The worth of assets on the day of a theft, as far as it is known. */
export interface Worth {
  readonly basis: WorthBasis
  /** US dollars of base units; null: not known. An estimate: no exact arithmetic is promised of it. */
  usd(asset: WorthAsset, amount: bigint): number | null
}

/**
 * The worth of assets in one theft. No market is asked: what was published of the day counts first, dollar tokens count as dollars, and
 * where one other kind of asset was stolen its price is what the told loss leaves for it, so that what was stolen is worth the told loss.
 * Ether and its staked tokens are one kind, as are Bitcoin and its wrapped tokens.
 * @param loss US dollars as told; null: not told
 * @param trusted whether an asset's symbol is known to be its own: anybody can call a token USDT
 */
export function worthOf(
  stolen: readonly (WorthAsset & { readonly amount: bigint })[],
  loss: number | null,
  trusted: (asset: string) => boolean,
  day: DayWorth = () => null,
): Worth {
  const kindOf = ({ asset, symbol }: WorthAsset): string | null =>
    symbol === null || !trusted(asset) ? null : kindOfSymbol(symbol)
  const units = new Map<string, number>()
  let dollars = 0
  let unknown = false
  let byDay = false
  for (const { amount, ...asset } of stolen) {
    const kind = kindOf(asset)
    const whole = wholeUnits(asset, amount)
    const published = day(asset.asset, amount)
    if (published !== null) {
      dollars += published
      byDay = true
    } else if (kind === null || whole === null) unknown ||= amount > 0n
    else if (kind === 'USD') dollars += whole
    else units.set(kind, (units.get(kind) ?? 0) + whole)
  }
  const [only, ...others] = [...units].filter(([, whole]) => whole > 0)
  const left = loss === null ? 0 : loss - dollars
  const price = only !== undefined && others.length === 0 && !unknown && left > 0 ? left / only[1] : null
  return {
    basis: byDay ? 'day' : price === null ? 'par' : 'loss',
    usd(asset, amount) {
      const published = day(asset.asset, amount)
      if (published !== null) return published
      const whole = wholeUnits(asset, amount)
      const kind = kindOf(asset)
      if (whole === null || kind === null) return null
      if (kind === 'USD') return whole
      return price !== null && kind === only?.[0] ? whole * price : null
    },
  }
}

function kindOfSymbol(symbol: string): string {
  if (DOLLARS.includes(symbol)) return 'USD'
  if (ETHERS.includes(symbol)) return 'ETH'
  return BITCOINS.includes(symbol) ? 'BTC' : symbol
}

function wholeUnits({ decimals }: WorthAsset, amount: bigint): number | null {
  return decimals === null ? null : Number(amount) / 10 ** decimals
}
