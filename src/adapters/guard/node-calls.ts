import { CordonError, SourceError } from '../../model/errors.ts'
import { type HttpSource, openHttpSource } from '../ledgers/http-source.ts'

/** Asks a node by JSON-RPC. */
export interface NodeCalls {
  readonly source: string
  /**
   * @throws NodeRefusal when the node answers with an error; SourceError `node-answer-malformed`, and the codes of {@link HttpSource}
   */
  ask(method: string, params: readonly unknown[]): Promise<unknown>
  close(): void
}

/** The node answered with an error of its own: it reverted, or it does not have the method. */
export class NodeRefusal extends SourceError {
  /** JSON-RPC's code; -32601: there is no such method. */
  readonly rpc: number
  constructor(source: string, method: string, rpc: number, said: string) {
    super('node-refused', `${source} refuses ${method}: ${said}`)
    this.rpc = rpc
  }
}

/** An answer of a trace holds more than one would think. */
const MOST_BYTES = 16 << 20

/** Opens a node. @throws InputError `source-address-malformed` */
export function openNodeCalls(url: string): NodeCalls {
  const http = openHttpSource({ url, retries: 2, timeoutMs: 20_000, idleMs: 10_000, maxBytes: MOST_BYTES })
  let last = 0
  return {
    source: http.name,
    async ask(method, params) {
      last += 1
      // Others may ask while this one waits.
      const id = last
      return resultOf(await http.post('', { jsonrpc: '2.0', id, method, params }), id, method, http)
    },
    close: () => http.close(),
  }
}

function resultOf(answer: unknown, id: number, method: string, http: HttpSource): unknown {
  const row = typeof answer === 'object' && answer !== null ? (answer as Readonly<Record<string, unknown>>) : {}
  const { error } = row
  if (typeof error === 'object' && error !== null) {
    const { code, message } = error as { code?: unknown; message?: unknown }
    const said = http.redact(typeof message === 'string' ? message : 'it does not say why').slice(0, 300)
    throw new NodeRefusal(http.name, method, typeof code === 'number' ? code : 0, said)
  }
  if (row['id'] !== id || !('result' in row))
    throw new SourceError('node-answer-malformed', `${http.name} answers ${method} with what is no answer to it`)
  return row['result']
}

/** Whether a node said no itself, rather than being out of reach. */
export function isRefusal(error: unknown): error is NodeRefusal {
  return error instanceof CordonError && error instanceof NodeRefusal
}
