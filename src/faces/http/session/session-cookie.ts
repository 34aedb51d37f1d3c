import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whether the browser came by TLS, at this server or at a proxy that is believed. */
export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}

/**
 * A cookie's name at this server. By TLS it bears the prefix that lets no other host or path set it (RFC 6265bis, 4.1.3.2); without, the
 * port, since cookies know none and two servers of one machine would take each other's.
 */
function named(request: FastifyRequest, what: string): string {
  return isSecure(request) ? `__Host-${what}` : `${what}-${request.socket.localPort ?? 0}`
}

/** The value of a cookie that this server set: 64 hex digits; null: none, or anything else. */
export function readCookie(request: FastifyRequest, what: string): string | null {
  const { cookie } = request.headers
  if (cookie === undefined) return null
  const head = `${named(request, what)}=`
  const found = cookie.split(';').flatMap(part => {
    const text = part.trim()
    return text.startsWith(head) ? [text.slice(head.length)] : []
  })
  // Of two with one name one was set by somebody else.
  const [value] = found
  return found.length === 1 && value !== undefined && /^[0-9a-f]{64}$/.test(value) ? value : null
}

/** How a cookie is set. */
export interface CookieSetting {
  readonly sameSite: 'Strict' | 'Lax'
  readonly seconds: number
}

/** Sets a cookie that no script can read; `value` null takes it away. */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  what: string,
  value: string | null,
  { sameSite, seconds }: CookieSetting,
): void {
  const parts = [
    `${named(request, what)}=${value ?? ''}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${sameSite}`,
    `Max-Age=${value === null ? 0 : seconds}`,
  ]
  if (isSecure(request)) parts.push('Secure')
  const before = reply.getHeader('set-cookie')
  const all = before === undefined ? [] : Array.isArray(before) ? before : [String(before)]
  reply.header('set-cookie', [...all, parts.join('; ')])
}
