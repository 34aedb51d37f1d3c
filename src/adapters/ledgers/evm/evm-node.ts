import { asBig } from '../../../formats/evm/read-fields.ts'
import { SourceError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { askAgain } from './ask-again.ts'
import { type RpcCall, type RpcLink, type RpcOutcome, resultOf } from './rpc-link.ts'

/** How a node tells what contracts moved. */
export type TraceMethod = 'trace_block' | 'debug_traceBlockByNumber'

/** One node, and what it was found to be able to do. */
export class EvmNode {
  readonly link: RpcLink
  readonly stop: AbortSignal
  readonly pauseMs: number
  /** False once it was found not to know `eth_getBlockReceipts`. */
  receiptsOfBlock = true
  /** undefined: nobody has looked yet; null: it traces nothing. */
  #trace: TraceMethod | null | undefined

  /** @param pauseMs the first pause before something is asked again */
  constructor(link: RpcLink, stop: AbortSignal, pauseMs: number, traces: boolean) {
    this.link = link
    this.stop = stop
    this.pauseMs = pauseMs
    if (!traces) this.#trace = null
  }

  /** Outcomes in order; what the node refused for now was asked again. */
  ask(calls: readonly RpcCall[]): Promise<RpcOutcome[]> {
    return askAgain(this.link, calls, this)
  }

  /** The result of one call. @throws LedgerFault */
  async result(method: string, params: readonly unknown[]): Promise<unknown> {
    return resultOf((await this.ask([{ method, params }]))[0])
  }

  /** The ledger that the node follows. @throws SourceError `ledger-other-chain` where another is wanted */
  async chain(wanted: LedgerId | null): Promise<LedgerId> {
    const id = `eip155:${asBig(await this.result('eth_chainId', []), 'eth_chainId')}` as LedgerId
    if (wanted !== null && wanted !== id)
      throw new SourceError('ledger-other-chain', `${this.link.name} follows ${id}, not ${wanted}`)
    return id
  }

  /** How it traces, found out with the block at a height; null: not at all. */
  async traceMethod(height: number): Promise<TraceMethod | null> {
    if (this.#trace !== undefined) return this.#trace
    for (const method of ['trace_block', 'debug_traceBlockByNumber'] as const) {
      const outcome = await this.#tried(traceCall(method, height))
      // That it has no trace of this block, or one too large, is no word about others.
      if (outcome !== 'ledger-method-missing') {
        this.#trace = method
        return method
      }
    }
    this.#trace = null
    return null
  }

  async #tried(call: RpcCall): Promise<string> {
    try {
      const [outcome] = await this.ask([call])
      return outcome !== undefined && 'error' in outcome ? outcome.error.code : ''
    } catch (error) {
      // Some services refuse methods that are not paid for by a status.
      if (error instanceof LedgerFault && error.code === 'ledger-refused') return 'ledger-method-missing'
      if (error instanceof LedgerFault && error.code === 'ledger-answer-large') return error.code
      throw error
    }
  }
}

/** Asks for the trace of a block. */
export function traceCall(method: TraceMethod, height: number): RpcCall {
  const params = method === 'trace_block' ? [quantity(height)] : [quantity(height), { tracer: 'callTracer' }]
  return { method, params }
}

/** `0x1f`. */
export function quantity(n: number): string {
  return `0x${n.toString(16)}`
}
