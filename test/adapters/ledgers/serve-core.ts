import { bytesToHex } from '@noble/hashes/utils.js'
import { displayHash } from '../../../src/formats/bitcoin/hashes.ts'
import { type HeldBlock, type HeldChain, hashOf, headOf, piecesOf } from './bitcoin-chain.ts'
import { serveJson, type TestServer } from './serve-json.ts'

/** How a node behaves that is not an honest Bitcoin Core 23. */
export interface CoreManner {
  /** What it asks of whoever comes, `Basic …`. */
  authorization?: () => string
  /** The verbosities it refuses, with a code. */
  refuses?: Map<number, number>
  /** Tells no outputs spent, as before Core 23. */
  old?: boolean
  /** Changes a block's JSON before it is sent. */
  change?:
    | ((block: { tx: { hex: string; vin: { prevout?: { value: number } }[] }[]; nonce: number }) => void)
    | undefined
  /** Calls that find it still starting. */
  warming?: number
  /** Says this of every call instead. */
  says?: (method: string) => unknown
}

const NOT_THERE = { code: -8, message: 'Block height out of range' }

/** A server that speaks Bitcoin Core's JSON-RPC over the chain given, with its statuses and error codes. */
export function serveCore(chain: HeldChain, manner: CoreManner = {}): Promise<TestServer> {
  const answer = (method: string, params: readonly unknown[]): { result?: unknown; error?: unknown } => {
    if ((manner.warming ?? 0) > 0) {
      manner.warming = (manner.warming ?? 0) - 1
      return { error: { code: -28, message: 'Loading block index…' } }
    }
    const said = manner.says?.(method)
    if (said !== undefined) return { result: said }
    const byHash = (): [number, HeldBlock] | undefined => [...chain.blocks].find(([, b]) => b.hash === params[0])
    switch (method) {
      case 'getblockcount':
        return { result: headOf(chain) }
      case 'getblockhash': {
        const hash = params[0] === 0 ? chain.genesis : chain.blocks.get(Number(params[0]))?.hash
        return hash === undefined ? { error: NOT_THERE } : { result: hash }
      }
      case 'getblockheader': {
        const [, block] = byHash() ?? []
        if (!block) return { error: { code: -5, message: 'Block not found' } }
        return { result: bytesToHex(block.bytes.subarray(0, 80)) }
      }
      case 'getblock': {
        const [height = 0, block] = byHash() ?? []
        const refused = manner.refuses?.get(Number(params[1]))
        if (!block) return { error: { code: -5, message: 'Block not found' } }
        if (refused !== undefined) return { error: { code: refused, message: 'refused' } }
        if (params[1] === 0) return { result: bytesToHex(block.bytes) }
        const told = coreJson(height, block, params[1] === 3 && !manner.old)
        manner.change?.(told)
        return { result: told }
      }
      default:
        return { error: { code: -32601, message: 'Method not found' } }
    }
  }
  return serveJson((_, body, request) => {
    if (manner.authorization !== undefined && request.headers.authorization !== manner.authorization())
      return { status: 401, text: '' }
    const { id, method, params } = body as { id: number; method: string; params: unknown[] }
    const { result = null, error = null } = answer(method, params)
    return { status: error === null ? 200 : 500, json: { result, error, id } }
  })
}

function coreJson(height: number, block: HeldBlock, prevouts: boolean) {
  const view = new DataView(block.bytes.buffer, block.bytes.byteOffset, 80)
  let next = 0
  return {
    hash: hashOf(block),
    height,
    version: view.getInt32(0, true),
    merkleroot: displayHash(block.bytes.slice(36, 68)),
    time: view.getUint32(68, true),
    bits: view.getUint32(72, true).toString(16).padStart(8, '0'),
    nonce: view.getUint32(76, true),
    previousblockhash: displayHash(block.bytes.slice(4, 36)),
    tx: piecesOf(block.bytes).map(({ raw, bytes }) => ({
      txid: raw.txid,
      hex: bytesToHex(bytes),
      vin: raw.inputs.map((input): Record<string, unknown> => {
        const coin = raw.coinbase ? null : (block.spent[next++] ?? null)
        const vin = { txid: displayHash(input.prevHash), vout: input.prevIndex }
        if (coin === null || !prevouts) return vin
        // As Core prints it: a decimal number of bitcoin.
        const value = Number(
          `${coin.amount / 100_000_000n}.${(coin.amount % 100_000_000n).toString().padStart(8, '0')}`,
        )
        return { ...vin, prevout: { value, scriptPubKey: { hex: bytesToHex(coin.script) } } }
      }),
    })),
  }
}
