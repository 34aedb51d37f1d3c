import { z } from 'zod'
import { namedAssetsSchema } from '../exposure/named-assets.ts'

const id = z.string().nullable()

const leg = z.object({
  side: z.enum(['in', 'out', 'refund']),
  crossing: z.string().describe('Name of the service'),
  ledger: z.string(),
  tx: z.string(),
  index: z
    .number()
    .nullable()
    .describe('Transfer or output that carries the value; null where several do, or none is at hand'),
  block: z.number(),
  at: z.number().describe('Unix seconds'),
  account: z.string().describe('Who paid in, or whom was paid'),
  service: id.describe('The service’s account'),
  asset: z.string(),
  amount: z.string().describe('Base units'),
  reference: id.describe('What the service itself names the crossing by'),
  asked: z
    .object({ ledger: id, account: id, asset: id, least: id, refundTo: id })
    .nullable()
    .describe('What the payer asked for'),
})

/** The answer of `findCrossings`. */
export const crossingsAnswer = z.object({
  ledgers: z.array(z.string()).describe('Looked at'),
  services: z.number().describe('Known'),
  crossings: z.array(
    z.object({
      crossing: z.string(),
      in: leg,
      out: leg,
      share: z.number().describe('Of the value of the in, the part that this out pays for'),
      confidence: z.number().describe('1: a fact; less: odds'),
      basis: z.enum(['reference', 'memo', 'address', 'amount-time']),
      because: z.string(),
    }),
  ),
  roundTrips: z.array(
    z.object({
      crossings: z.array(z.number()).describe('Rows of the crossing there and of the one back, counted from 0'),
      seconds: z.number(),
      confidence: z.number(),
      because: z.string(),
    }),
  ),
  open: z.array(leg).describe('Paid in, and no payout is known'),
  gaps: z.array(
    z.object({ kind: z.string(), crossing: z.string(), ledger: z.string(), tx: z.string(), because: z.string() }),
  ),
  assets: namedAssetsSchema,
})
