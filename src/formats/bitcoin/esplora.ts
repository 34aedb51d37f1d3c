import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { CordonError, InputError } from '../../model/errors.ts'
import { EARLIEST, LATEST } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { Transaction, TxInput, TxOutput } from '../../model/transaction.ts'
import { displayHash, sha256d } from './hashes.ts'
import { orderInBlocks } from './order-in-blocks.ts'
import { MAX_MONEY } from './raw-transaction.ts'
import { type AddressPrefixes, addressPrefixes, classifyScript } from './script-class.ts'

const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const u32 = z.number().int().min(0).max(0xffffffff)
const satoshi = z.number().int().min(0).max(Number(MAX_MONEY))
const output = z.object({ scriptpubkey: hex, scriptpubkey_address: z.string().optional(), value: satoshi })
const status = z.object({
  confirmed: z.boolean(),
  block_height: z.number().int().min(0).optional(),
  block_hash: hash.optional(),
  block_time: z.number().int().min(EARLIEST).max(LATEST).optional(),
})
const transaction = z.object({
  txid: hash,
  version: z.number().int().min(-0x80000000).max(0xffffffff),
  locktime: u32,
  vin: z
    .array(
      z.object({
        txid: hash,
        vout: u32,
        prevout: output.nullable(),
        scriptsig: hex,
        is_coinbase: z.boolean(),
        sequence: u32,
      }),
    )
    .min(1),
  vout: z.array(output).min(1),
  fee: satoshi.optional(),
  status,
})
type EsploraTransaction = z.infer<typeof transaction>
type EsploraOutput = z.infer<typeof output>

/** Transactions read, and those refused. A refusal's `line` is the transaction's 1-based number in the list. */
export interface EsploraResult {
  readonly transactions: Transaction[]
  readonly refusals: Refusal[]
}

/**
 * Reads what an Esplora server answers to `/tx/:txid`, `/address/:address/txs` or `/block/:hash/txs`: one transaction or a list.
 * Each is rebuilt to its wire form and its id computed, so that the server is not taken at its word; addresses are derived from
 * the scripts. The previous outputs' amounts are the server's claim (old signatures do not cover them).
 * Places within a block are not told by Esplora: they are set so that what is spent comes before its spender, then by id.
 * @throws InputError `json-malformed`, `ledger-unsupported`; each transaction alone is refused with `esplora-malformed`,
 *   `tx-unconfirmed`, `tx-hash`, `address-mismatch`, `value-too-large`, `outputs-exceed-inputs`, `fee-mismatch`
 */
export function readEsplora(text: string, ledger: LedgerId): EsploraResult {
  const prefixes = addressPrefixes(ledger)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new InputError('json-malformed', 'the file is not JSON', { cause })
  }
  const read: Transaction[] = []
  const refusals: Refusal[] = []
  const list: unknown[] = Array.isArray(json) ? json : [json]
  list.forEach((item, i) => {
    try {
      read.push(convert(item, ledger, prefixes))
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      refusals.push({ line: i + 1, field: error.place.field ?? null, code: error.code, reason: error.message })
    }
  })
  const unique = new Map(read.map(t => [t.tx, t]))
  return { transactions: orderInBlocks([...unique.values()]), refusals }
}

/**
 * Reads transactions as `readEsplora` does, in the order given, and refuses all where one is refused.
 * @throws InputError as `readEsplora` refuses one
 */
export function readEsploraItems(items: readonly unknown[], ledger: LedgerId): Transaction[] {
  const prefixes = addressPrefixes(ledger)
  return items.map(item => convert(item, ledger, prefixes))
}

function convert(item: unknown, ledger: LedgerId, prefixes: AddressPrefixes): Transaction {
  const parsed = transaction.safeParse(item)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    throw new InputError('esplora-malformed', `${field}: ${issue?.message ?? 'not an Esplora transaction'}`, {
      place: { field },
    })
  }
  const t = parsed.data
  const { confirmed, block_height: block, block_hash: blockHash, block_time: at } = t.status
  if (!confirmed || block === undefined || at === undefined)
    throw new InputError('tx-unconfirmed', `transaction ${t.txid} stands in no block yet`, {
      place: { field: 'status' },
    })
  const computed = displayHash(sha256d(serialize(t)))
  if (computed !== t.txid)
    throw new InputError('tx-hash', `the parts of transaction ${t.txid} hash to ${computed}`, {
      place: { field: 'txid' },
    })
  const inputs = t.vin.map((input, i): TxInput => {
    if (input.is_coinbase) return { prevTx: null, prevIndex: 0xffffffff, amount: null, address: null }
    const coin = input.prevout ? convertOutput(input.prevout, i, prefixes, `vin.${i}.prevout`) : null
    return { prevTx: input.txid, prevIndex: input.vout, amount: coin?.amount ?? null, address: coin?.address ?? null }
  })
  const outputs = t.vout.map((o, i) => convertOutput(o, i, prefixes, `vout.${i}`))
  return {
    ledger,
    tx: t.txid,
    block,
    blockHash: blockHash ?? null,
    position: t.vin.some(i => i.is_coinbase) ? 0 : 1,
    at,
    inputs,
    outputs,
    fee: feeOf(t, inputs, outputs),
  }
}

function convertOutput(o: EsploraOutput, index: number, prefixes: AddressPrefixes, field: string): TxOutput {
  const kind = classifyScript(hexToBytes(o.scriptpubkey), prefixes)
  if (o.scriptpubkey_address !== undefined && o.scriptpubkey_address !== kind.address)
    throw new InputError(
      'address-mismatch',
      `"${o.scriptpubkey_address}" is not the address of the script beside it (${kind.address})`,
      {
        place: { field: `${field}.scriptpubkey_address` },
      },
    )
  return { index, amount: BigInt(o.value), address: kind.address, script: kind.type }
}

function feeOf(t: EsploraTransaction, inputs: readonly TxInput[], outputs: readonly TxOutput[]): bigint | null {
  const paid = outputs.reduce((a, o) => a + o.amount, 0n)
  if (paid > MAX_MONEY)
    throw new InputError('value-too-large', `outputs add up to ${paid} satoshi, more than can exist`)
  if (inputs.some(i => i.prevTx === null)) return 0n
  let sum = 0n
  for (const input of inputs) {
    if (input.amount === null) return null
    sum += input.amount
  }
  if (sum < paid) throw new InputError('outputs-exceed-inputs', `transaction ${t.txid} pays out more than it spends`)
  if (t.fee !== undefined && BigInt(t.fee) !== sum - paid)
    throw new InputError('fee-mismatch', `transaction ${t.txid} names a fee of ${t.fee}, its parts leave ${sum - paid}`)
  return sum - paid
}

/** The form without witnesses, whose double SHA-256 is the transaction's id. */
function serialize(t: EsploraTransaction): Uint8Array {
  const parts: Uint8Array[] = [u32le(t.version), compactSize(t.vin.length)]
  for (const i of t.vin) {
    const script = hexToBytes(i.scriptsig)
    parts.push(hexToBytes(i.txid).reverse(), u32le(i.vout), compactSize(script.length), script, u32le(i.sequence))
  }
  parts.push(compactSize(t.vout.length))
  for (const o of t.vout) {
    const script = hexToBytes(o.scriptpubkey)
    parts.push(u32le(o.value), u32le(Math.floor(o.value / 2 ** 32)), compactSize(script.length), script)
  }
  return concatBytes(...parts, u32le(t.locktime))
}

function u32le(n: number): Uint8Array {
  const low = n % 2 ** 32
  return Uint8Array.of(low & 255, (low >>> 8) & 255, (low >>> 16) & 255, (low >>> 24) & 255)
}

function compactSize(n: number): Uint8Array {
  if (n < 0xfd) return Uint8Array.of(n)
  return n <= 0xffff ? Uint8Array.of(0xfd, n & 255, n >>> 8) : concatBytes(Uint8Array.of(0xfe), u32le(n))
}
