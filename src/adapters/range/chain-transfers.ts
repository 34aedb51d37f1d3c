import type { Hex } from 'viem'
import type { Address } from '../../model/address.ts'
import { erc20, nativeAsset } from '../../model/asset.ts'
import { compareTransfers, type Transfer } from '../../model/transfer.ts'
import type { RpcCall } from './chain-rpc.ts'
import type { RangeChain, Receipt } from './range-chain.ts'

/** keccak256("Transfer(address,address,uint256)"). */
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
const AT_ONCE = 100

interface Trace {
  readonly action: {
    readonly from: Address
    readonly to?: Address
    readonly value?: Hex
    readonly callType?: string
    readonly init?: Hex
  }
  readonly result?: { readonly address?: Address }
  readonly error?: string
  readonly traceAddress: readonly number[]
  readonly transactionHash: Hex
}

/** Every transfer in some blocks of a chain, with the places that `Transfer` asks for, by the node's own receipts and traces. */
export async function chainTransfers(chain: RangeChain, heights: readonly number[]): Promise<Transfer[]> {
  const rows: Transfer[] = []
  for (let i = 0; i < heights.length; i += AT_ONCE) {
    const some = heights.slice(i, i + AT_ONCE).map(h => `0x${h.toString(16)}`)
    const asked = some.flatMap((h): RpcCall[] => [
      ['eth_getBlockByNumber', [h, false]],
      ['eth_getBlockReceipts', [h]],
      ['trace_block', [h]],
    ])
    const answers = await chain.rpc.batch(asked)
    for (let n = 0; n < some.length; n++) {
      const [block, receipts, traces] = answers.slice(3 * n, 3 * n + 3) as [
        { timestamp: Hex; number: Hex },
        Receipt[],
        Trace[],
      ]
      rows.push(...blockTransfers(chain, Number(block.number), Number(block.timestamp), receipts, traces))
    }
  }
  return rows.sort(compareTransfers)
}

function blockTransfers(
  chain: RangeChain,
  block: number,
  at: number,
  receipts: readonly Receipt[],
  traces: readonly Trace[],
): Transfer[] {
  const { ledger } = chain
  const rows: Transfer[] = []
  const place = { ledger, block, at }
  for (const receipt of receipts)
    for (const log of receipt.logs) {
      const [topic, from, to] = log.topics
      if (topic !== TRANSFER || from === undefined || to === undefined || log.topics.length !== 3) continue
      const asset = erc20(ledger, log.address)
      const ends = { from: addressIn(from), to: addressIn(to) }
      rows.push({
        ...place,
        ...ends,
        tx: receipt.transactionHash,
        index: Number(log.logIndex),
        asset,
        amount: BigInt(log.data),
      })
    }
  const inside = new Map<Hex, number>()
  const undone = failed(traces)
  for (const trace of traces) {
    const { action, transactionHash: tx, traceAddress } = trace
    const to = action.to ?? trace.result?.address
    const moved =
      action.value !== undefined &&
      BigInt(action.value) > 0n &&
      !['delegatecall', 'staticcall', 'callcode'].includes(action.callType ?? '')
    if (!moved || to === undefined || undone.some(u => u.tx === tx && startsWith(traceAddress, u.path))) continue
    const deep = traceAddress.length > 0
    const nth = inside.get(tx) ?? -2
    if (deep) inside.set(tx, nth - 1)
    const ends = { from: action.from.toLowerCase() as Address, to: to.toLowerCase() as Address }
    rows.push({
      ...place,
      ...ends,
      tx,
      index: deep ? nth : -1,
      asset: nativeAsset(ledger),
      amount: BigInt(action.value as Hex),
    })
  }
  return rows
}

/** Calls that were undone, with all that they called. */
function failed(traces: readonly Trace[]): { readonly tx: Hex; readonly path: readonly number[] }[] {
  return traces.filter(t => t.error !== undefined).map(t => ({ tx: t.transactionHash, path: t.traceAddress }))
}

function startsWith(path: readonly number[], start: readonly number[]): boolean {
  return start.every((step, i) => path[i] === step)
}

function addressIn(word: Hex): Address {
  return `0x${word.slice(-40)}` as Address
}
