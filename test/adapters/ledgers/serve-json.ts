import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of this machine that lives as long as a test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly asked: string[]
}

/** What is answered: JSON, a text, a status, or whatever a function does with the response. */
export type Answer = { status?: number; json?: unknown; text?: string } | ((response: ServerResponse) => void)

/** Serves on a free port of 127.0.0.1. */
export async function serveJson(
  answer: (path: string, body: unknown, request: IncomingMessage) => Answer | Promise<Answer>,
): Promise<TestServer> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    asked.push(request.url ?? '')
    const told = await answer(request.url ?? '', text === '' ? null : JSON.parse(text), request)
    if (typeof told === 'function') return told(response)
    response.statusCode = told.status ?? 200
    response.end(told.text ?? JSON.stringify(told.json))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}
