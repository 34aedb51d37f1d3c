import { z } from 'zod'
import type { AssetExposure } from '../../analysis/exposure/exposure-parts.ts'
import { POLICIES } from '../../analysis/flow/policy.ts'
import { namedAssetsSchema } from './named-assets.ts'

const amount = z.string().regex(/^\d+$/).describe('Base units')

const step = z.object({
  tx: z.string(),
  index: z.int(),
  at: z.int().describe('Unix seconds'),
  from: z.string().nullable().describe('CAIP-10'),
  to: z.string().nullable().describe('CAIP-10'),
  asset: z.string().describe('CAIP-19'),
  amount,
  carried: amount.describe("Of the amount, what is the origin's"),
})

const part = z.object({
  category: z
    .string()
    .describe(
      'sanctioned, theft, mixer, exchange …; unknown: no origin in the data; unfollowed: beyond the bounds; held: rests with nobody known',
    ),
  source: z.string().describe('The list and entry, the case, the tag'),
  name: z.string(),
  amount,
  direct: amount.describe('Of the amount, what came or went with nobody between'),
  share: z.number().min(0).max(1).describe('Of the total of the asset and direction'),
  hops: z.int().nullable().describe('Least number of transfers between'),
  path: z.array(step).describe('The way on which most came at once'),
})

const asset = z.object({
  asset: z.string().describe('CAIP-19'),
  total: amount,
  parts: z.array(part).describe('The largest first; they add up to the total, but with poison, where they overlap'),
})

/** The answer of a measurement of exposure. */
export const exposureAnswer = z.object({
  account: z.string().describe('CAIP-10'),
  asOf: z.int().describe('Unix seconds; later transfers were not looked at'),
  policy: z.enum([...POLICIES]).describe('Doctrine of every amount here'),
  maxHops: z.int(),
  assets: namedAssetsSchema,
  received: z.array(asset).describe('Where the value that came in is from'),
  sent: z.array(asset).describe('Where the value that went out went'),
  gaps: z.array(z.object({ kind: z.string(), account: z.string().nullable(), because: z.string() })),
  finished: z.boolean().describe('False when time was over or it was interrupted'),
  versions: z.record(z.string(), z.string()),
})

/** Writes amounts as decimal strings. */
export function writeExposure(rows: readonly AssetExposure[]): z.output<typeof asset>[] {
  return rows.map(({ asset, total, parts }) => ({
    asset,
    total: String(total),
    parts: parts.map(p => ({
      ...p,
      amount: String(p.amount),
      direct: String(p.direct),
      path: p.path.map(s => ({ ...s, amount: String(s.amount), carried: String(s.carried) })),
    })),
  }))
}
