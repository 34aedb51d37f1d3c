import { CallError, faultIn, kebab, reach, readJson } from './call.ts'
import type { Answered, Asked, OperationName } from './operations.ts'

/** How far work of the server is. */
export interface WorkTold {
  readonly done: number
  /** Null when unknown. */
  readonly total: number | null
  /** What is counted, as the server words it. */
  readonly label: string
  /** Other counts of the same work, by what they count. */
  readonly also: Readonly<Record<string, number>>
}

/**
 * Calls an operation of the server and hears how far it is.
 * @throws CallError as the server refuses; code `unreachable` when there is no answer, or it breaks off
 */
export async function callTold<N extends OperationName>(
  name: N,
  input: Asked<N>,
  told: (work: WorkTold) => void,
  signal?: AbortSignal,
): Promise<Answered<N>> {
  const reply = await reach('POST', `/v1/${kebab(name)}`, { body: input, signal, accept: 'text/event-stream' })
  const streams = reply.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (!reply.ok || !streams || reply.body === null) {
    const answer = readJson(await reply.text())
    if (reply.ok) return answer as Answered<N>
    throw new CallError(faultIn(answer, reply), reply.status)
  }
  for await (const { event, data } of eventsOf(reply.body)) {
    if (event === 'progress') told(readJson(data) as WorkTold)
    if (event === 'answer') return readJson(data) as Answered<N>
    if (event === 'fault') {
      const fault = readJson(data)
      throw new CallError(faultIn(fault, reply), Number(Object(fault).status))
    }
  }
  throw new CallError({ code: 'unreachable', message: 'the answer broke off', field: null, requestId: null }, 0)
}

/** Server-sent events as they come. A line may be as long as a trace: pieces are joined once it is whole. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader() as ReadableStreamDefaultReader<string>
  let pieces: string[] = []
  let event = ''
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = read.value.split('\n')
      for (const [i, line] of lines.entries()) {
        pieces.push(line)
        if (i === lines.length - 1) break
        const whole = pieces.join('')
        pieces = []
        if (whole.startsWith('event: ')) event = whole.slice(7)
        else if (whole.startsWith('data: ')) yield { event, data: whole.slice(6) }
      }
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}
