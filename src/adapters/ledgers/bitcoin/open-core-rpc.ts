import { type HttpPlan, type HttpSource, openHttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { waitBefore } from '../wait-before.ts'
import { readCookie } from './read-cookie.ts'

/** How a Bitcoin Core node is reached: a user and password in the address, or the file that it keeps its cookie in. */
export interface CorePlan extends HttpPlan {
  /** Path of `.cookie` in the node's data folder; absent: what stands behind the address's #, if it is a path. */
  readonly cookie?: string | undefined
}

/** What a call was answered: the result, or why not, with Core's error code. */
export type CoreAnswer =
  | { readonly result: unknown; readonly refused: null }
  | { readonly result: null; readonly refused: { readonly code: number; readonly message: string } }

/** Bitcoin Core's JSON-RPC. */
export interface CoreRpc {
  /** The node without keys. */
  readonly name: string
  /** @throws LedgerFault */
  try(method: string, params: readonly unknown[]): Promise<CoreAnswer>
  /** The result. @throws LedgerFault `ledger-refused` with Core's words where it refuses */
  call(method: string, params: readonly unknown[]): Promise<unknown>
  close(): void
}

/** RPC_IN_WARMUP: the node has only just been started (Bitcoin Core, `rpc/protocol.h`). */
const WARMING_UP = -28

/**
 * Opens a node's JSON-RPC; nothing is sent yet. A node makes a new cookie whenever it starts, so that it is read again when refused.
 * @throws InputError `source-address-malformed`, `cookie-unreadable`
 */
export async function openCoreRpc(plan: CorePlan): Promise<CoreRpc> {
  const { cookie = cookieOfAddress(plan.url), retries = 5 } = plan
  const open = async (): Promise<HttpSource> =>
    openHttpSource(
      cookie === undefined ? plan : { ...plan, headers: { ...plan.headers, authorization: await readCookie(cookie) } },
    )
  const stop = new AbortController()
  let source = await open()
  let id = 0

  const post = async (body: unknown): Promise<unknown> => {
    const asked = source
    try {
      return await asked.post('', body)
    } catch (error) {
      if (cookie === undefined || !(error instanceof LedgerFault) || error.answered !== 401) throw error
      // Several calls may be refused at once; the first of them opens it anew.
      if (source === asked) source = await open()
      return await source.post('', body)
    }
  }

  const rpc: CoreRpc = {
    name: source.name,
    async try(method, params) {
      for (let tried = 0; ; tried++) {
        const asked = ++id
        const answer = readRpcAnswer(source, asked, await post({ jsonrpc: '1.0', id: asked, method, params }))
        if (answer.refused?.code !== WARMING_UP || tried >= retries) return answer
        await waitBefore(tried, 0, stop.signal)
      }
    },
    async call(method, params) {
      const { result, refused } = await rpc.try(method, params)
      if (refused === null) return result
      throw new LedgerFault('ledger-refused', `${rpc.name} refuses ${method}: ${refused.message} (${refused.code})`)
    },
    close() {
      stop.abort(new LedgerFault('ledger-closed', 'the source was closed'))
      source.close()
    },
  }
  return rpc
}

/** `http://127.0.0.1:8332#/home/me/.bitcoin/.cookie`: what stands behind the # of an address is never sent. */
function cookieOfAddress(url: string): string | undefined {
  const path = URL.canParse(url) ? decodeURIComponent(new URL(url).hash.slice(1)) : ''
  return path.startsWith('/') ? path : undefined
}

function readRpcAnswer(source: HttpSource, id: number, answer: unknown): CoreAnswer {
  const malformed = (why: string): LedgerFault =>
    new LedgerFault('ledger-answer-malformed', `the answer of ${source.name} ${why}`)
  if (typeof answer !== 'object' || answer === null) throw malformed('is no JSON-RPC')
  const { id: answered, result, error } = answer as Record<string, unknown>
  if (answered !== id) throw malformed('belongs to another question')
  if (error === undefined || error === null) {
    if (result === undefined) throw malformed('holds neither a result nor an error')
    return { result, refused: null }
  }
  const { code, message } = (typeof error === 'object' ? error : {}) as Record<string, unknown>
  const said = source.redact(typeof message === 'string' ? message : '').slice(0, 200)
  return { result: null, refused: { code: typeof code === 'number' ? code : 0, message: said } }
}
