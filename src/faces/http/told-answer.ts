import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Progress } from '../../operations/ports.ts'
import { faultBody, faultOf } from './fault-of.ts'

/** Progress is told at most so often: milliseconds. */
const TELL_MS = 200
/** † A reader that leaves more than this unread is told no progress until it has caught up, in bytes. */
const MOST_UNREAD = 1 << 20

/** True where the caller wants to hear how far the work is: `Accept: text/event-stream`. */
export function wantsTold({ headers }: FastifyRequest): boolean {
  return /\btext\/event-stream\b/.test(headers.accept ?? '')
}

/**
 * Answers by server-sent events: `progress` as often as there is news, `{done, total, label, also}`, then `answer` with the JSON that the
 * route gives otherwise, or `fault` with what would be its body, and the status.
 * @param readerMs how long the caller may take nothing of the answer, in milliseconds
 * @param work does it; what it tells of its progress goes out at once
 */
export async function tellAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  readerMs: number,
  work: (progress: Progress) => Promise<string>,
): Promise<FastifyReply> {
  const { raw } = reply
  reply.hijack()
  request.raw.socket.setTimeout(0)
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Its time without a word is not bounded any more: it serves no second request.
    connection: 'close',
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  const tell = (event: string, data: string): void => void raw.write(`event: ${event}\ndata: ${data}\n\n`)
  let toldAt = Number.NEGATIVE_INFINITY
  const progress: Progress = {
    at(done, total, label, also) {
      const now = performance.now()
      if (now - toldAt < TELL_MS || raw.writableLength > MOST_UNREAD) return
      toldAt = now
      tell('progress', JSON.stringify({ done, total, label, also: also ?? {} }))
    },
    end() {},
  }
  try {
    tell('answer', await work(progress))
  } catch (error) {
    const fault = faultOf(error)
    if (fault.status >= 500) request.log.error({ requestId: request.id, code: fault.code, err: error }, 'fault')
    tell('fault', JSON.stringify({ ...faultBody(fault, request.id), status: fault.status }))
  }
  raw.setTimeout(readerMs, () => request.raw.socket.destroy())
  raw.end()
  return reply
}
