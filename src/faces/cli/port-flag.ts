import { InputError } from '../../model/errors.ts'
import { PORT } from '../http/server-defaults.ts'
import type { Flag, Values } from './command.ts'

/** `--port N`. */
export const PORT_FLAG: Flag = {
  name: 'port',
  key: 'port',
  kind: 'number',
  placeholder: 'N',
  about: `port on 127.0.0.1; 0 takes any free one [default: ${PORT}]`,
}

/** The port asked for. @throws InputError `flag-malformed` */
export function portOf(values: Values): number {
  const port = values['port'] ?? PORT
  if (typeof port === 'number' && Number.isInteger(port) && port <= 65535) return port
  throw new InputError('flag-malformed', `--port takes a whole number up to 65535, not ${port}`, {
    place: { field: '--port' },
  })
}
