import { asksByItself } from './asks-by-itself.ts'
import type { Answered, Asked, OperationName } from './operations.ts'

/** A refusal of the server, as it words it. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly code: string
  readonly status: number
  /** The field of the request at fault; null: none is named. */
  readonly field: string | null
  readonly requestId: string | null

  constructor(body: CallFault, status: number) {
    super(body.message)
    this.code = body.code
    this.status = status
    this.field = body.field
    this.requestId = body.requestId
  }
}

/** What a refusal says. */
export interface CallFault {
  readonly code: string
  readonly message: string
  readonly field: string | null
  readonly requestId: string | null
}

/** A page cannot make another site's form send this header, so a request that bears it came from the desk. */
const DESK_HEADER = { 'x-cordon-desk': '1' }

/**
 * Calls an operation of the server.
 * @throws CallError as the server refuses; code `unreachable` when there is no answer
 */
export async function call<N extends OperationName>(
  name: N,
  input: Asked<N>,
  signal?: AbortSignal,
): Promise<Answered<N>> {
  return (await send('POST', `/v1/${kebab(name)}`, input, signal)) as Answered<N>
}

/** Sends any request of the desk and reads its JSON. @throws CallError */
export async function send(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const reply = await reach(method, path, { body, signal })
  const text = await reply.text()
  const answer = readJson(text)
  if (reply.ok) return answer
  throw new CallError(faultIn(answer, reply), reply.status)
}

/** Sends any request of the desk, whatever is answered. @throws CallError `unreachable` */
export async function reach(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  {
    body,
    signal,
    accept,
  }: { readonly body?: unknown; readonly signal?: AbortSignal | undefined; readonly accept?: string },
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        ...DESK_HEADER,
        ...(asksByItself() ? { 'x-cordon-unasked': '1' } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(accept === undefined ? {} : { accept }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new CallError({ code: 'unreachable', message: String(error), field: null, requestId: null }, 0)
  }
}

/** What a text says as JSON; null: it is none. */
export function readJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** What a refusal's body says. */
export function faultIn(answer: unknown, reply: Response): CallFault {
  const error = Object(Object(answer).error) as Readonly<Record<string, unknown>>
  const place = Object(error['place']) as Readonly<Record<string, unknown>>
  return {
    code: typeof error['code'] === 'string' ? error['code'] : `http-${reply.status}`,
    message: typeof error['message'] === 'string' ? error['message'] : reply.statusText,
    field: typeof place['field'] === 'string' ? place['field'] : null,
    requestId: reply.headers.get('x-request-id'),
  }
}

/** An operation's name in its address. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
