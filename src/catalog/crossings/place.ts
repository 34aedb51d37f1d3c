import type { CrossingPlace } from '../../analysis/crossing/crossing-entry.ts'
import { parseAddress } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import { parseLedger } from '../../model/ledger.ts'

/** A declared contract or account; its checksum is verified. `ledger`: a short name or a CAIP-2 id. */
export function place(ledger: string, address: string, role: string, source: string, asset?: AssetId): CrossingPlace {
  const id = parseLedger(ledger)
  return { ledger: id, address: parseAddress(id, address), role, source, asset }
}
