import { type HttpPlan, openHttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { readBatch, readOutcome } from './read-rpc-answer.ts'
import type { RpcCall, RpcLink, RpcOutcome } from './rpc-link.ts'

/** JSON-RPC over HTTP: a batch is one request, until the node refuses one; from then on each call is its own. */
export function openHttpLink(plan: HttpPlan): RpcLink {
  const source = openHttpSource(plan)
  let batches = true
  let lastId = 0

  const single = async (call: RpcCall): Promise<RpcOutcome> => {
    const id = ++lastId
    return readOutcome(await source.post('', { jsonrpc: '2.0', id, ...call }), source)
  }

  const together = async (calls: readonly RpcCall[]): Promise<RpcOutcome[] | null> => {
    const messages = calls.map(call => ({ jsonrpc: '2.0', id: ++lastId, ...call }))
    try {
      const ids = messages.map(m => m.id)
      return readBatch(await source.post('', messages, calls.length), ids, source)
    } catch (error) {
      // Some refuse a batch by the status alone.
      const refused =
        error instanceof LedgerFault &&
        error.code === 'ledger-refused' &&
        [400, 405, 413, 415, 422].includes(error.answered ?? 0)
      if (refused) return null
      throw error
    }
  }

  return {
    name: source.name,
    connections: 1,
    heads: () => null,
    async ask(calls) {
      const [first, ...rest] = calls
      if (first === undefined) return []
      if (rest.length === 0) return [await single(first)]
      if (batches) {
        const outcomes = await together(calls)
        if (outcomes !== null) return outcomes
        batches = false
      }
      return await Promise.all(calls.map(single))
    },
    close: () => source.close(),
  }
}
