import type { Socket } from 'node:net'
import type { Logger } from 'pino'

/** What Node names the faults by that end a connection before there is a request, and how each is answered. */
const ANSWERS: Readonly<Record<string, readonly [status: string, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'head-too-large',
    'the head of the request is too large',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'request-slow', 'the request did not come in time'],
}
const MALFORMED = ['400 Bad Request', 'request-malformed', 'this is no HTTP request'] as const

/** Answers, in the shape of every fault, what is no request at all, and closes the connection. */
export function answerClientError(log: Logger | null): (error: Error & { code?: string }, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const [status, code, message] = ANSWERS[error.code ?? ''] ?? MALFORMED
    log?.info({ address: socket.remoteAddress, code }, 'connection refused')
    const body = JSON.stringify({ error: { code, message, place: {}, requestId: '' } })
    const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`
    if (socket.writable) socket.end(head + body)
    // A caller that does not take even this is not waited for.
    socket.setTimeout(1_000, () => socket.destroy())
  }
}
