import { InputError } from '../../model/errors.ts'
import { makeServer, type ServerSetting } from './make-server.ts'

/** The address that a server is bound to: this machine alone. */
export const HOST = '127.0.0.1'
/** The port, unless another is asked for. */
export const PORT = 8731

/** A server that answers. */
export interface Listening {
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the HTTP face. @param port 0: any free one
 * @throws InputError `port-busy`
 */
export async function listen(setting: ServerSetting, port: number): Promise<Listening> {
  const server = await makeServer(setting)
  try {
    const url = await server.listen({ host: HOST, port })
    return { url: `${url}/`, close: () => server.close() }
  } catch (cause) {
    await server.close()
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new InputError('port-busy', `port ${port} of ${HOST} cannot be had (${code}): take another with --port`, {
        place: { field: '--port' },
        cause,
      })
    throw cause
  }
}
