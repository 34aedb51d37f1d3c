import { z } from 'zod'
import type { AssetId } from '../../model/asset.ts'
import type { World } from '../world.ts'
import type { Recovery } from './fold-recoveries.ts'

/** Value that came back, as it is told. */
export const recoveryRow = z.object({
  id: z.string(),
  case: z.string(),
  asset: z.string().describe('CAIP-19'),
  symbol: z.string().nullable(),
  decimals: z.int().nullable(),
  amount: z.string().regex(/^\d+$/).describe('Base units'),
  at: z.int().describe('When it came back, Unix seconds'),
  reference: z.string(),
  keptAt: z.int().describe('When it was written down, Unix seconds'),
  by: z.string(),
})

/** A recovery as a row. */
export function rowOfRecovery(recovery: Recovery, { assets }: Pick<World, 'assets'>): z.output<typeof recoveryRow> {
  const known = assets.get(recovery.asset as AssetId)
  const { symbol = null, decimals = null } = known ?? {}
  return { ...recovery, symbol, decimals, amount: String(recovery.amount) }
}
