import { bytesToHex } from '@noble/hashes/utils.js'
import { displayHash } from '../../../src/formats/bitcoin/hashes.ts'
import { type HeldBlock, type HeldChain, headOf, piecesOf } from './bitcoin-chain.ts'
import { type Answer, serveJson, type TestServer } from './serve-json.ts'

/** How a server behaves that is not an honest Esplora. */
export interface EsploraManner {
  /** Changes a page of transactions before it is sent. */
  change?: ((page: { status: { block_height: number }; vout: { value: number }[]; txid: string }[]) => void) | undefined
  /** Answers instead. */
  says?: (path: string) => Answer | undefined
  /** Transactions of addresses, the newest first. */
  histories?: ReadonlyMap<string, readonly { txid: string }[]>
}

const NOT_THERE: Answer = { status: 404, text: 'Block not found' }
const PAGE = 25

/** A server that speaks Esplora's REST interface over the chain given. */
export function serveEsplora(chain: HeldChain, manner: EsploraManner = {}): Promise<TestServer> {
  return serveJson(path => {
    const said = manner.says?.(path)
    if (said !== undefined) return said
    const [, first, second = '', third, fourth, fifth] = path.split('/')
    if (path === '/blocks/tip/height') return { text: String(headOf(chain)) }
    if (first === 'block-height') {
      const hash = second === '0' ? chain.genesis : chain.blocks.get(Number(second))?.hash
      return hash === undefined ? NOT_THERE : { text: hash }
    }
    if (first === 'address' && fourth === 'chain') {
      const list = manner.histories?.get(second) ?? []
      const from = fifth === undefined ? 0 : list.findIndex(t => t.txid === fifth) + 1
      return { json: list.slice(from, from + PAGE) }
    }
    const [height, block] = [...chain.blocks].find(([, b]) => b.hash === second) ?? []
    if (first !== 'block' || block === undefined || height === undefined) return NOT_THERE
    if (third === 'header') return { text: bytesToHex(block.bytes.subarray(0, 80)) }
    if (third === 'txids') return { json: piecesOf(block.bytes).map(p => p.raw.txid) }
    const page = esploraJson(height, block, Number(fourth))
    manner.change?.(page)
    return { json: page }
  })
}

function esploraJson(height: number, block: HeldBlock, start: number) {
  const time = new DataView(block.bytes.buffer, block.bytes.byteOffset, 80).getUint32(68, true)
  const status = { confirmed: true, block_height: height, block_hash: block.hash, block_time: time }
  const pieces = piecesOf(block.bytes)
  let next = pieces.slice(1, Math.max(start, 1)).reduce((sum, { raw }) => sum + raw.inputs.length, 0)
  return pieces.slice(start, start + PAGE).map(({ raw, bytes }) => ({
    txid: raw.txid,
    version: new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true),
    locktime: new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true),
    vin: raw.inputs.map((input, i) => {
      const coin = raw.coinbase ? null : (block.spent[next++] ?? null)
      return {
        txid: displayHash(new Uint8Array(input.prevHash)),
        vout: input.prevIndex,
        prevout: coin === null ? null : { scriptpubkey: bytesToHex(coin.script), value: Number(coin.amount) },
        scriptsig: bytesToHex(input.scriptSig),
        is_coinbase: raw.coinbase,
        sequence: sequenceOf(bytes, raw.hasWitness, i),
      }
    }),
    vout: raw.outputs.map(o => ({ scriptpubkey: bytesToHex(o.script), value: Number(o.amount) })),
    status,
  }))
}

/** The sequence of an input, which the reader of raw transactions passes over. */
function sequenceOf(bytes: Uint8Array, hasWitness: boolean, wanted: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = hasWitness ? 6 : 4
  const size = (): number => {
    const first = view.getUint8(at++)
    if (first < 0xfd) return first
    at += 2
    return view.getUint16(at - 2, true)
  }
  size()
  for (let i = 0; ; i++) {
    at += 36
    const script = size()
    at += script + 4
    if (i === wanted) return view.getUint32(at - 4, true)
  }
}
