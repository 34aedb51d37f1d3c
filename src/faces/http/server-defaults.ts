/** The address that a server is bound to, unless another is asked for: this machine alone. */
export const HOST = '127.0.0.1'
/** The port, unless another is asked for. */
export const PORT = 8731
/** † Requests a second of a key, unless it or `--rate` says otherwise. */
export const RATE = 200
