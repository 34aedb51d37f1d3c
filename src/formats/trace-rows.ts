import { z } from 'zod'
import { POLICIES } from '../analysis/flow/policy.ts'
import type { EndpointKind } from '../analysis/flow/trace-result.ts'

/** Unix seconds UTC. */
export const instant = z.int().describe('Unix seconds, UTC')
const amount = z.string().regex(/^\d+$/).describe('Base units')
const signed = z
  .string()
  .regex(/^-?\d+$/)
  .describe('Base units, signed')
const caip10 = z.string().describe('CAIP-10')
const caip19 = z.string().describe('CAIP-19')
const rows = z.array(z.int().nonnegative()).describe('Numbers of rows of `transfers`, from 0')
const because = z.string().describe('One sentence')

/** What a person calls an asset; null where nobody knows. */
export const asset = z.strictObject({
  asset: caip19,
  symbol: z.string().nullable(),
  name: z.string().nullable(),
  decimals: z.int().nullable().describe('Base units of one unit: ten to this power'),
})

/** One source of the theft in one asset. */
export const stolen = z.strictObject({
  source: caip10,
  tx: z.string().nullable().describe('Set when a transaction was named as the source'),
  asset: caip19,
  amount,
  firstAt: instant,
})

/** One account in one asset. */
export const account = z.strictObject({
  account: caip10,
  asset: caip19,
  hop: z.int().describe('Least number of tainted transfers from a source'),
  tainted: amount.describe('All taint that ever arrived'),
  held: amount.describe('Taint that is there at `asOf`'),
  role: z.enum(['source', 'intermediate', 'service', 'deposit', 'residue']),
  service: z.string().nullable().describe("The service's name"),
  firstAt: instant,
  lastAt: instant,
})

/** One transfer that carried taint. */
export const transfer = z.strictObject({
  tx: z.string(),
  index: z
    .int()
    .describe('Place in the transaction: log index; -1 and less for native value; output number on UTXO ledgers'),
  block: z.int(),
  at: instant,
  from: caip10.nullable(),
  to: caip10.nullable(),
  asset: caip19,
  amount,
  tainted: amount,
})

const KINDS = [
  ...['held', 'exchange', 'mixer', 'bridge', 'swap', 'defi', 'payment', 'gambling', 'service'],
  ...['unknown-service', 'residue', 'unfollowed'],
] as EndpointKind[]

/** Where money came to rest. */
export const endpoint = z.strictObject({
  account: caip10,
  kind: z.enum(KINDS),
  name: z.string().nullable(),
  asset: caip19,
  amount,
  firstAt: instant,
  lastAt: instant,
  basis: z.string().describe('Why we say so'),
  confidence: z.number().min(0).max(100),
  freezableBy: z.array(z.string()),
  path: rows,
})

/** A laundering pattern; docs/patterns.md defines each. */
export const pattern = z.strictObject({
  pattern: z.string(),
  accounts: z.array(caip10),
  transfers: rows,
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
  because,
})

/** A transfer that means nothing. */
export const noise = z.strictObject({
  kind: z.enum(['zero-value', 'look-alike', 'fake-token', 'dust', 'gas-top-up']),
  tx: z.string(),
  index: z.int(),
  at: instant,
  from: caip10,
  to: caip10,
  asset: caip19,
  amount,
  because,
})

/** What the figures do not cover. */
export const gap = z.strictObject({
  kind: z.string(),
  account: caip10.nullable(),
  asset: caip19.nullable(),
  amount: signed,
  because,
})

/** stolen = held + services + fees + belowFloor + gaps. */
export const conservation = z.strictObject({
  asset: caip19,
  stolen: amount,
  held: amount,
  services: amount,
  fees: amount,
  belowFloor: amount,
  gaps: signed,
})

/** A claim of common ownership. */
export const cluster = z.strictObject({
  name: z.string(),
  accounts: z.array(caip10),
  basis: z.string(),
  confidence: z.number().min(0).max(100),
  because,
})

/** Least and most taint over the doctrines. */
export const bound = z.strictObject({
  account: caip10,
  asset: caip19,
  least: amount,
  most: amount,
  by: z.partialRecord(z.enum([...POLICIES]), amount),
})

const part = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1)$/)
  .describe('A part of 1')

/** A bridge or swap service that stolen value met. */
export const crossing = z.strictObject({
  crossing: z.string(),
  state: z.enum(['followed', 'unlikely', 'displaced', 'unread', 'later', 'backwards']),
  side: z.enum(['out', 'refund']),
  basis: z.enum(['reference', 'memo', 'address', 'amount-time']),
  confidence: part,
  joint: part.describe('Product of the confidences along the way'),
  share: part.describe('Of what went in, what the out pays for'),
  inTx: z.string(),
  inAt: instant,
  inAccount: caip10,
  inAsset: caip19,
  inAmount: amount,
  inTainted: amount,
  outTx: z.string(),
  outAt: instant,
  outAccount: caip10,
  outAsset: caip19,
  outAmount: amount,
  outTainted: amount,
  transfers: rows,
  because,
})

/** A transfer whose taint rests on odds. */
export const likelihood = z.strictObject({
  transfer: z.int().nonnegative().describe('Number of a row of `transfers`'),
  joint: part,
})

/** A place to which mixed value may have gone. */
export const candidate = z.strictObject({
  kind: z.enum(['pool', 'coinjoin']),
  mixer: z.string(),
  deposits: z.array(z.string()),
  depositor: caip10.nullable(),
  asset: caip19,
  amount,
  withdrawals: z.array(z.string()),
  account: caip10.nullable(),
  odds: part,
  anonymitySet: z.int().nonnegative(),
  effectiveSet: z.string().regex(/^\d+\.\d$/),
  heuristics: z.array(z.string()),
  because,
})

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** Checksums over the document. */
export const evidence = z.strictObject({
  algorithm: z.literal('sha256'),
  canonical: z.literal('RFC 8785'),
  findings: hex.describe(
    'Without `case`, `versions`, `evidence`: equal for whoever repeats the trace on the same data',
  ),
  digest: hex.describe('Over {case, findings, versions}'),
})
