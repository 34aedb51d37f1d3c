import { Agent, request } from 'node:http'
import { SourceError } from '../../model/errors.ts'

/** One question to a node: method and parameters. */
export type RpcCall = readonly [method: string, params: readonly unknown[]]

/** Asks a private chain by JSON-RPC over connections that are kept open. */
export class ChainRpc {
  readonly url: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 })

  constructor(url: string) {
    this.url = url
  }

  /** @throws SourceError `range-chain-refused` with the node's word, `range-chain-gone` */
  async call<T = unknown>(method: string, ...params: readonly unknown[]): Promise<T> {
    const [answer] = await this.batch([[method, params]])
    return answer as T
  }

  /**
   * Asks many things in one request; the answers come in the order of the questions.
   * @param about what more to say of a question that was refused
   * @throws SourceError as `call`; the first refusal is told
   */
  async batch(calls: readonly RpcCall[], about: (n: number) => string = () => ''): Promise<unknown[]> {
    if (calls.length === 0) return []
    const asked = calls.map(([method, params], id) => ({ jsonrpc: '2.0', id, method, params }))
    const said = JSON.parse(await this.#post(JSON.stringify(asked))) as readonly Said[]
    const answers = new Array<unknown>(calls.length)
    for (const { id, result, error } of said) {
      if (error !== undefined) {
        const asked = `${calls[id]?.[0] ?? 'a call'} ${about(id)}`.trimEnd()
        throw new SourceError('range-chain-refused', `${asked}: ${error.message}`)
      }
      answers[id] = result
    }
    return answers
  }

  close(): void {
    this.#agent.destroy()
  }

  #post(body: string): Promise<string> {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    return new Promise((done, fail) => {
      const gone = (cause: Error): void =>
        fail(
          new SourceError('range-chain-gone', `the chain at ${this.url} does not answer: ${cause.message}`, { cause }),
        )
      const asking = request(this.url, { method: 'POST', agent: this.#agent, headers }, answer => {
        const parts: Buffer[] = []
        answer.on('data', part => parts.push(part))
        answer.once('end', () => done(Buffer.concat(parts).toString('utf8')))
        answer.once('error', gone)
      })
      asking.once('error', gone)
      asking.end(body)
    })
  }
}

interface Said {
  readonly id: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}
