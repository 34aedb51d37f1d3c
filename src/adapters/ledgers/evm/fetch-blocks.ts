import { readCallFrames } from '../../../formats/evm/call-frames.ts'
import { type EvmBlock, readBlock } from '../../../formats/evm/evm-block.ts'
import { type EvmReceipt, readReceipt } from '../../../formats/evm/evm-receipt.ts'
import { readFlatTraces } from '../../../formats/evm/flat-traces.ts'
import type { TracedTransaction } from '../../../formats/evm/native-moves.ts'
import { changed } from '../../../formats/evm/prove-block.ts'
import { asList } from '../../../formats/evm/read-fields.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { type EvmNode, quantity, type TraceMethod, traceCall } from './evm-node.ts'
import { type RpcCall, type RpcOutcome, resultOf } from './rpc-link.ts'

/** One block as the node tells it, read but not yet proved. */
export interface FetchedBlock {
  readonly block: EvmBlock
  readonly receipts: readonly EvmReceipt[]
  /** null: not traced. */
  readonly traces: readonly TracedTransaction[] | null
}

/** Receipts that are asked for in one message where a node gives none by block. */
const RECEIPTS_AT_ONCE = 50

/**
 * Asks for several blocks in one message, and where the answer would be too large, for fewer.
 * @returns for each height the block, or the fault that only concerns it
 * @throws LedgerFault where the node cannot be reached
 */
export async function fetchBlocks(
  node: EvmNode,
  heights: readonly number[],
  trace: TraceMethod | null,
): Promise<(FetchedBlock | Error)[]> {
  const calls = heights.map(height => callsOf(node, height, trace))
  let outcomes: RpcOutcome[][]
  try {
    const flat = await askParts(node, calls.flat(), heights.length === 1)
    let at = 0
    outcomes = calls.map(own => {
      at += own.length
      return flat.slice(at - own.length, at)
    })
  } catch (error) {
    if (!isLarge(error) || heights.length === 1) throw error
    const half = heights.length >> 1
    const first = await fetchBlocks(node, heights.slice(0, half), trace)
    return [...first, ...(await fetchBlocks(node, heights.slice(half), trace))]
  }
  const read: (FetchedBlock | Error)[] = []
  for (const [i, height] of heights.entries())
    read.push(await readOne(node, height, calls[i] as RpcCall[], outcomes[i] as RpcOutcome[]).catch((e: Error) => e))
  return read
}

function callsOf(node: EvmNode, height: number, trace: TraceMethod | null): RpcCall[] {
  const calls: RpcCall[] = [{ method: 'eth_getBlockByNumber', params: [quantity(height), true] }]
  if (node.receiptsOfBlock) calls.push({ method: 'eth_getBlockReceipts', params: [quantity(height)] })
  if (trace !== null) calls.push(traceCall(trace, height))
  return calls
}

/** The calls of one block are asked for one by one when they are too large together. */
async function askParts(node: EvmNode, calls: readonly RpcCall[], single: boolean): Promise<RpcOutcome[]> {
  try {
    const outcomes = await node.ask(calls)
    const large = outcomes.find(o => 'error' in o && isLarge(o.error))
    if (large !== undefined && !single) resultOf(large)
    return outcomes
  } catch (error) {
    if (!isLarge(error) || !single) throw error
    const outcomes: RpcOutcome[] = []
    for (const call of calls)
      outcomes.push(
        await node.ask([call]).then(
          ([outcome]) => outcome as RpcOutcome,
          (fault: unknown) => {
            if (isLarge(fault)) return { error: fault }
            throw fault
          },
        ),
      )
    return outcomes
  }
}

async function readOne(
  node: EvmNode,
  height: number,
  calls: readonly RpcCall[],
  outcomes: readonly RpcOutcome[],
): Promise<FetchedBlock> {
  const of = (method: RegExp): RpcOutcome | undefined => outcomes[calls.findIndex(c => method.test(c.method))]
  const raw = resultOf(of(/^eth_getBlockByNumber$/))
  if (raw === null) throw missing(node, height)
  const block = readBlock(raw)
  if (block.height !== height) throw changed(height, 'is of another height')
  const receipts = await receiptsOf(node, block, of(/^eth_getBlockReceipts$/))
  const traced = of(/trace/)
  return { block, receipts, traces: traced === undefined ? null : tracesOf(block, traced, calls) }
}

async function receiptsOf(node: EvmNode, block: EvmBlock, outcome: RpcOutcome | undefined): Promise<EvmReceipt[]> {
  if (block.transactions.length === 0) return []
  if (outcome !== undefined) {
    const given = 'error' in outcome ? outcome.error : null
    if (given === null) {
      const result = resultOf(outcome)
      if (result === null) throw missing(node, block.height)
      return asList(result, 'receipts').map(readReceipt)
    }
    if (given.code === 'ledger-method-missing') node.receiptsOfBlock = false
    else if (!isLarge(given)) throw given
  }
  const receipts: EvmReceipt[] = []
  for (let from = 0; from < block.transactions.length; from += RECEIPTS_AT_ONCE) {
    const some = block.transactions.slice(from, from + RECEIPTS_AT_ONCE)
    const got = await node.ask(some.map(t => ({ method: 'eth_getTransactionReceipt', params: [t.hash] })))
    for (const one of got) {
      const result = resultOf(one)
      if (result === null) throw missing(node, block.height)
      receipts.push(readReceipt(result))
    }
  }
  return receipts
}

/** A block that the node cannot trace is told as such, and not refused: the node may keep no state of its time. */
function tracesOf(block: EvmBlock, outcome: RpcOutcome, calls: readonly RpcCall[]): TracedTransaction[] {
  const count = block.transactions.length
  if ('error' in outcome || outcome.result === null)
    return block.transactions.map(() => ({ tx: null, failed: false, moves: [], value: null, untraced: 'it refuses' }))
  if (calls.some(c => c.method === 'trace_block')) return readFlatTraces(outcome.result, block.hash, count)
  return readCallFrames(outcome.result)
}

function missing(node: EvmNode, height: number): LedgerFault {
  return new LedgerFault('ledger-block-missing', `${node.link.name} has no block ${height}, or not all of it`, {
    again: true,
  })
}

function isLarge(error: unknown): error is LedgerFault {
  return error instanceof LedgerFault && error.code === 'ledger-answer-large'
}
