import type { FastifyInstance } from 'fastify'
import { PermissionError } from '../../model/errors.ts'

const NAMES = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Answers only to the names of this machine, so that a page elsewhere cannot reach the server by a name of its own that resolves
 * here (DNS rebinding), and takes no request that another site's page has sent.
 */
export function guardHost(server: FastifyInstance): void {
  server.addHook('onRequest', async request => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    if (!NAMES.includes(host))
      throw new PermissionError('host-foreign', 'this server answers to 127.0.0.1 and localhost only')
    const { origin } = request.headers
    if (origin !== undefined && !sameMachine(origin))
      throw new PermissionError('origin-foreign', `a page of ${origin.slice(0, 100)} may not ask this server`)
  })
}

function sameMachine(origin: string): boolean {
  try {
    return NAMES.includes(new URL(origin).hostname)
  } catch {
    return false
  }
}
