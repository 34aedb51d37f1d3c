import { z } from 'zod'
import { EARLIEST, LATEST } from '../../model/instant.ts'

const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.number().int().min(0)
const millis = whole.min(EARLIEST * 1000).max(LATEST * 1000)

/** A transaction as a full node's HTTP interface tells it; what it does is read from `raw_data_hex`, whose hash is its id. */
const transaction = z.object({
  txID: hash,
  raw_data_hex: hex.min(2),
  signature: z.array(hex).default([]),
  /** Kept as it is: the block commits to it, so that a field that is not known here must not be lost. */
  ret: z.array(z.record(z.string(), z.unknown())).default([]),
})

/** A block as `getblockbynum`, `getblockbylimitnext` and `getnowblock` tell it. */
export const tronBlock = z.object({
  blockID: hash,
  block_header: z.object({
    raw_data: z.object({
      number: whole.default(0),
      /** Absent in the first block. */
      timestamp: millis.optional(),
      txTrieRoot: hash.optional(),
      parentHash: hash.optional(),
      witness_id: whole.default(0),
      witness_address: hex.default(''),
      version: whole.default(0),
      accountStateRoot: hex.default(''),
    }),
  }),
  transactions: z.array(transaction).default([]),
})

/** What a block was read into. */
export type TronBlock = z.infer<typeof tronBlock>
/** One of its transactions. */
export type TronTransaction = TronBlock['transactions'][number]

const log = z.object({ address: hex, topics: z.array(hash).max(4).default([]), data: hex.default('') })
const internal = z.object({
  caller_address: hex.default(''),
  transferTo_address: hex.default(''),
  callValueInfo: z
    .array(z.object({ callValue: z.number().optional(), tokenId: z.union([z.string(), z.number()]).optional() }))
    .default([]),
  /** Hex of a word: `call`, `create`, `suicide`, or what was done with stakes. */
  note: hex.default(''),
  rejected: z.boolean().default(false),
})

/** What became of a transaction, as `gettransactioninfobyblocknum` and `gettransactioninfobyid` tell it. */
export const tronInfo = z.object({
  id: hash,
  blockNumber: whole,
  /** Of the contract that was called or made. */
  contract_address: hex.default(''),
  log: z.array(log).default([]),
  internal_transactions: z.array(internal).default([]),
})

/** What became of a transaction. */
export type TronInfo = z.infer<typeof tronInfo>
/** Something that a contract said. */
export type TronLog = TronInfo['log'][number]
/** Something that a contract did. */
export type TronInternal = TronInfo['internal_transactions'][number]
