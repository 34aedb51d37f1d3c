import type { AssetId } from '../../model/asset.ts'
import type { EndpointKind, EndpointRow } from './trace-result.ts'

/** Where somebody can still act comes first. Lower is sooner. */
const RANK: Readonly<Record<EndpointKind, number>> = {
  exchange: 0,
  payment: 1,
  gambling: 1,
  service: 2,
  'unknown-service': 3,
  held: 4,
  unfollowed: 5,
  bridge: 6,
  swap: 6,
  defi: 6,
  mixer: 7,
  residue: 8,
}

/** Kinds whose account holds nothing but its owner's. */
const OWN: ReadonlySet<EndpointKind> = new Set(['held', 'unfollowed', 'residue'])

/**
 * Names who can freeze each endpoint and puts the list in the order of work: what a custodian or an issuer can still freeze,
 * then the rest, larger first within a rank. Amounts of different assets cannot be compared without prices, so each counts as its
 * share of what was found of its asset.
 * @param issuerOf who can freeze an asset in anybody's hands (a stablecoin's issuer), or null
 */
export function rankEndpoints(
  rows: readonly EndpointRow[],
  issuerOf: (asset: AssetId) => string | null,
): EndpointRow[] {
  const named = rows.map(row => ({ ...row, freezableBy: freezers(row, issuerOf(row.asset)) }))
  const rank = (r: EndpointRow): number => (r.kind === 'held' && r.freezableBy.length > 0 ? 2 : RANK[r.kind])
  const shares = sharesOf(rows)
  const share = (r: EndpointRow): bigint => shares(r.asset, r.amount)
  return named.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(share(b), share(a)) ||
      compare(b.amount, a.amount) ||
      (a.account < b.account ? -1 : a.account > b.account ? 1 : a.asset < b.asset ? -1 : a.asset > b.asset ? 1 : 0),
  )
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** An amount as the share of all that was found of its asset, in 2^-64 parts. */
function sharesOf(rows: readonly EndpointRow[]): (asset: AssetId, amount: bigint) => bigint {
  const totals = new Map<AssetId, bigint>()
  for (const { asset, amount } of rows) totals.set(asset, (totals.get(asset) ?? 0n) + amount)
  return (asset, amount) => (amount << 64n) / (totals.get(asset) || 1n)
}

function freezers(row: EndpointRow, issuer: string | null): string[] {
  const out: string[] = []
  if (row.kind === 'exchange' || row.kind === 'payment' || row.kind === 'gambling' || row.kind === 'service')
    out.push(row.name ?? 'the service')
  else if (row.kind === 'unknown-service') out.push('the unidentified service, once identified')
  // An issuer freezes an account; that of a pool, a bridge or an exchange holds other people's money too.
  if (issuer && OWN.has(row.kind)) out.push(`${issuer} (issuer)`)
  return out
}
