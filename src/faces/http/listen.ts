import { InputError } from '../../model/errors.ts'
import { makeServer, type ServerSetting } from './make-server.ts'
import { HOST } from './server-defaults.ts'

/** How long requests in work may take to end when the server stops, in milliseconds. */
const DRAIN_MS = 8_000

/** A server that answers. */
export interface Listening {
  readonly url: string
  /** Takes nothing more, lets what is in work end for some seconds, then cuts off what is left. */
  close(): Promise<void>
}

/**
 * Starts the HTTP face. @param port 0: any free one
 * @throws InputError `port-busy`, `host-unavailable`
 */
export async function listen(setting: ServerSetting, port: number, host = HOST): Promise<Listening> {
  const server = await makeServer(setting)
  try {
    const url = await server.listen({ host, port, listenTextResolver: address => address })
    const close = async (): Promise<void> => {
      // A connection whose last answer has gone out would else be kept for a next request.
      const sweep = setInterval(() => server.server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.server.closeAllConnections(), DRAIN_MS)
      await server.close()
      clearInterval(sweep)
      clearTimeout(cut)
    }
    return { url: `${url}/`, close }
  } catch (cause) {
    await server.close()
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new InputError('port-busy', `port ${port} of ${host} cannot be had (${code}): take another with --port`, {
        place: { field: '--port' },
        cause,
      })
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new InputError('host-unavailable', `${host} is no address of this machine`, {
        place: { field: '--host' },
        cause,
      })
    throw cause
  }
}
