import { type AnswerServer, serveAnswers } from './serve-answers.ts'

/** One request as a node hears it. */
export interface Heard {
  readonly id: number
  readonly method: string
  readonly params: readonly unknown[]
}

/** Answers a request with a result; throws `RpcRefusal` to answer with an error. */
export type Says = (heard: Heard) => unknown

/** An error that a scripted node answers with. */
export class RpcRefusal extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** How a node handles batches. */
export interface BatchManners {
  /** What it does to the answers of a batch; what is not an array is sent as the whole answer. */
  readonly batch?: (answers: Record<string, unknown>[]) => unknown
}

/** A JSON-RPC node of this machine that says what a test tells it to. */
export async function serveNode(says: Says, manners: BatchManners = {}): Promise<AnswerServer> {
  const answer = (heard: Heard): Record<string, unknown> => {
    try {
      return { jsonrpc: '2.0', id: heard.id, result: says(heard) ?? null }
    } catch (error) {
      if (!(error instanceof RpcRefusal)) throw error
      return { jsonrpc: '2.0', id: heard.id, error: { code: error.code, message: error.message } }
    }
  }
  return serveAnswers((_, response, body) => {
    const heard = JSON.parse(body) as Heard | Heard[]
    response.setHeader('content-type', 'application/json')
    if (!Array.isArray(heard)) return void response.end(JSON.stringify(answer(heard)))
    const answers = heard.map(answer)
    response.end(JSON.stringify(manners.batch?.(answers) ?? answers))
  })
}

/** All that a follower may ask of a chain's first blocks, asked once; then it can be told again, true or changed. */
export async function record(
  ask: (method: string, ...params: unknown[]) => Promise<unknown>,
  last: number,
): Promise<Says> {
  const known = new Map<string, unknown>()
  const keep = async (method: string, ...params: unknown[]): Promise<void> =>
    void known.set(JSON.stringify([method, ...params]), await ask(method, ...params))
  await keep('eth_chainId')
  for (let n = 0; n <= last; n++) {
    const height = `0x${n.toString(16)}`
    await keep('eth_getBlockByNumber', height, true)
    await keep('eth_getBlockByNumber', height, false)
    await keep('eth_getBlockReceipts', height)
    await keep('trace_block', height)
    await keep('debug_traceBlockByNumber', height, { tracer: 'callTracer' })
    for (const r of (await ask('eth_getBlockReceipts', height)) as { transactionHash: string }[])
      known.set(JSON.stringify(['eth_getTransactionReceipt', r.transactionHash]), r)
  }
  known.set(
    JSON.stringify(['eth_getBlockByNumber', 'latest', false]),
    known.get(JSON.stringify(['eth_getBlockByNumber', `0x${last.toString(16)}`, false])),
  )
  return ({ method, params }) => {
    const answer = known.get(JSON.stringify([method, ...params]))
    if (answer === undefined && !/^eth_get/.test(method)) throw new RpcRefusal(-32601, 'the method does not exist')
    // A copy, which a test may spoil.
    return answer === undefined ? null : structuredClone(answer)
  }
}
