/** What a memo of THORChain's family orders or says. Amounts are in units of 10^-8 of the asset, as the network counts. */
export interface SwapMemo {
  /** `out` and `refund` are written by the network, the others by users. `other`: liquidity, bonds, names … */
  readonly action: 'swap' | 'limit' | 'out' | 'refund' | 'other'
  /** `ETH.ETH`, `ETH.USDT-0xdac1…`, upper case, short forms written out; null where it names none. */
  readonly asset: string | null
  readonly to: string | null
  /** Who gets it back when it fails; null: the payer. */
  readonly refundTo: string | null
  /** The least to be paid out; null where none is asked for or the figure is nonsense. */
  readonly least: bigint | null
  /** Parts in which a streaming swap is done; null: at once, or as the network likes. */
  readonly parts: number | null
  /** Of `out` and `refund`: the id of the transaction that paid in, upper-case hex without 0x. */
  readonly reference: string | null
}

/** The network ignores longer ones. */
const MOST_BYTES = 250

/** Words for the actions, as THORNode reads them (x/thorchain/memo); all others that it knows are `other`. */
const ACTIONS: ReadonlyMap<string, SwapMemo['action']> = new Map([
  ...['swap', 's', '='].map(w => [w, 'swap'] as const),
  ...['limito', 'lo', '=<'].map(w => [w, 'limit'] as const),
  ...['out', 'outbound'].map(w => [w, 'out'] as const),
  ['refund', 'refund'],
  ...(
    'add + stake st withdraw wd unstake - donate d a % bond unbond rebond leave reserve migrate ragnarok yggdrasil+ yggdrasil- switch noop ' +
    'consolidate name n ~ loan+ $+ loan- $- trade+ trade- secure+ secure- pool+ pool- x tcy tcy+ tcy- m=< r reference maint operator'
  )
    .split(' ')
    .map(w => [w, 'other'] as const),
])

/** One-letter names of assets (THORNode common/asset.go); `n` was the Beacon Chain, until 2024. */
const SHORT_ASSETS: ReadonlyMap<string, string> = new Map([
  ['a', 'AVAX.AVAX'],
  ['b', 'BTC.BTC'],
  ['c', 'BCH.BCH'],
  ['d', 'DOGE.DOGE'],
  ['e', 'ETH.ETH'],
  ['f', 'BASE.ETH'],
  ['g', 'GAIA.ATOM'],
  ['l', 'LTC.LTC'],
  ['n', 'BNB.BNB'],
  ['r', 'THOR.RUNE'],
  ['s', 'BSC.BNB'],
  ['x', 'XRP.XRP'],
])

/**
 * Reads `=:ETH.ETH:0x…/refund:limit/interval/quantity:affiliate:bps`, `OUT:<txid>`, `REFUND:<txid>` and all abbreviations.
 * @returns null where it is no memo of that family: text of anybody may stand in an OP_RETURN
 */
export function readSwapMemo(text: string): SwapMemo | null {
  if (text.length > MOST_BYTES || /[^\x20-\x7e]/.test(text)) return null
  const fields = text.split(':')
  const action = ACTIONS.get((fields[0] ?? '').trim().toLowerCase())
  if (action === undefined) return null
  const nothing = { asset: null, to: null, refundTo: null, least: null, parts: null, reference: null }
  if (action === 'other') return { ...nothing, action }
  if (action === 'out' || action === 'refund') {
    const reference = txId(fields[1] ?? '')
    return reference === null || fields.length > 3 ? null : { ...nothing, action, reference }
  }
  const asset = assetOf(fields[1] ?? '')
  if (asset === null) return null
  const [to = '', refundTo = ''] = (fields[2] ?? '').split('/')
  const [least = '', , parts = ''] = (fields[3] ?? '').split('/')
  return {
    action,
    asset,
    to: to === '' ? null : to,
    refundTo: refundTo === '' ? null : refundTo,
    least: limitOf(least),
    parts: /^\d{1,5}$/.test(parts) && Number(parts) > 0 ? Number(parts) : null,
    reference: null,
  }
}

/** The bytes of an OP_RETURN as such a memo; null where they are no text. */
export function memoText(hex: string): string | null {
  if (hex.length > 2 * MOST_BYTES || hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) return null
  let text = ''
  for (let i = 0; i < hex.length; i += 2) text += String.fromCharCode(Number.parseInt(hex.slice(i, i + 2), 16))
  return text
}

/** How the network writes a transaction id: upper-case hex without 0x; null where it is none. */
export function txId(text: string): string | null {
  const id = text.trim().replace(/^0x/i, '').toUpperCase()
  return /^[0-9A-F]{64}$/.test(id) ? id : null
}

function assetOf(text: string): string | null {
  const short = SHORT_ASSETS.get(text.toLowerCase())
  if (short !== undefined) return short
  // CHAIN.SYMBOL, CHAIN/SYMBOL (synthetic), CHAIN~SYMBOL (trade), CHAIN-SYMBOL (secured), with the contract or its last digits behind.
  return /^[A-Za-z]{2,8}[./~-][A-Za-z0-9.-]{1,80}$/.test(text) ? text.toUpperCase() : null
}

/** A whole number, or `161e6`; 0 and nonsense ask for nothing. */
function limitOf(text: string): bigint | null {
  const m = /^(\d{1,30})(?:e(\d{1,2}))?$/i.exec(text)
  if (m === null || Number(m[2] ?? 0) > 30) return null
  const value = BigInt(m[1] ?? '0') * 10n ** BigInt(m[2] ?? '0')
  return value > 0n ? value : null
}
