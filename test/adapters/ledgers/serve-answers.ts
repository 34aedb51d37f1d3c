import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of this machine whose every answer a test writes. */
export interface AnswerServer {
  readonly port: number
  readonly url: string
  /** What was asked, in order: `GET /path`. */
  readonly asked: string[]
  readonly server: Server
  close(): Promise<void>
}

/** Starts it. @param answer is given the whole body */
export async function serveAnswers(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<AnswerServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => answer(request, response, body))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    ...{ port, url: `http://127.0.0.1:${port}`, asked, server },
    async close() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}
