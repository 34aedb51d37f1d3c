import { z } from 'zod'
import type { ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import type { LedgerId } from '../../model/ledger.ts'

const instant = z.number().int().describe('Unix seconds')
const ledger = z.custom<LedgerId>(v => typeof v === 'string').meta({ type: 'string', description: 'CAIP-2' })

const duty = z.object({
  jurisdiction: z.string(),
  who: z.string(),
  must: z.string(),
  by: instant.nullable(),
  term: z.string(),
  source: z.string(),
})

const entry = z.object({
  list: z.string(),
  id: z.string().describe("The publisher's own key"),
  name: z.string(),
  kind: z.string(),
  basis: z.enum(['address', 'same-key', 'derived', 'domain', 'name', 'owned', 'transaction']),
  matched: z.string().describe('What of the entry matched, as listed'),
  why: z.array(z.string()).readonly(),
  confidence: z.number().int().min(0).max(100),
  programmes: z.array(z.string()).readonly(),
  listedAt: instant.nullable(),
  dated: z.boolean().describe('False: listedAt is the first version held that names it'),
  delistedAt: instant.nullable(),
  version: z.string().describe('SHA-256 of the list version'),
  duties: z.array(duty).readonly(),
})

const exposure = z.object({
  category: z.string(),
  source: z.string(),
  direction: z.enum(['received', 'sent']),
  share: z.number().min(0).max(1),
  asset: z.string(),
  amount: z.string().describe('Base units'),
  hops: z.number().int().nullable(),
})

/** The JSON of an answer: what `analysis/screen/screen-answer.ts` describes. */
export const screenAnswerSchema: z.ZodType<ScreenAnswer, ScreenAnswer> = z.object({
  party: z.object({
    text: z.string(),
    kind: z.string(),
    canonical: z.string(),
    ledgers: z.array(ledger).readonly(),
  }),
  verdict: z.enum(['match', 'clear', 'unknown']),
  entries: z.array(entry).readonly(),
  nearMisses: z
    .array(z.object({ list: z.string().nullable(), id: z.string().nullable(), matched: z.string(), why: z.string() }))
    .readonly(),
  exposure: z.array(exposure).readonly(),
  listVersions: z
    .array(z.object({ list: z.string(), version: z.string(), publishedAt: instant, stale: z.boolean() }))
    .readonly(),
  gaps: z
    .array(z.object({ code: z.string(), list: z.string().nullable(), because: z.string(), blocking: z.boolean() }))
    .readonly(),
})
