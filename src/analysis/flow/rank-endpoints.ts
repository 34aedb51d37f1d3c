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

/**
 * Names who can freeze each endpoint and puts the list in the order of work: what a custodian or an issuer can still freeze,
 * then the rest, larger amounts first within a rank.
 * @param issuerOf who can freeze an asset in anybody's hands (a stablecoin's issuer), or null
 */
export function rankEndpoints(
  rows: readonly EndpointRow[],
  issuerOf: (asset: AssetId) => string | null,
): EndpointRow[] {
  const named = rows.map(row => ({ ...row, freezableBy: freezers(row, issuerOf(row.asset)) }))
  const rank = (r: EndpointRow): number => (r.kind === 'held' && r.freezableBy.length > 0 ? 2 : RANK[r.kind])
  return named.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0) ||
      (a.account < b.account ? -1 : a.account > b.account ? 1 : a.asset < b.asset ? -1 : a.asset > b.asset ? 1 : 0),
  )
}

function freezers(row: EndpointRow, issuer: string | null): string[] {
  const out: string[] = []
  if (row.kind === 'exchange' || row.kind === 'payment' || row.kind === 'gambling' || row.kind === 'service')
    out.push(row.name ?? 'the service')
  else if (row.kind === 'unknown-service') out.push('the unidentified service, once identified')
  if (issuer) out.push(`${issuer} (issuer)`)
  return out
}
