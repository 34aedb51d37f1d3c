import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is said in place of what an honest provider would say. */
export interface Lie {
  /** Claims of the ID token that are other ones. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** The token's algorithm; else RS256. */
  readonly alg?: 'none' | 'HS256'
  /** Signs with a key that the provider never published. */
  readonly otherKey?: boolean
  /** The issuer that its description names. */
  readonly issuer?: string
}

/** A provider of OpenID Connect that lies as it is told to. */
export interface HostileProvider {
  readonly issuer: URL
  lie: Lie
  close(): Promise<void>
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Starts one. @param now Unix seconds */
export async function hostileProvider(now: () => number): Promise<HostileProvider> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const others = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const http = createServer()
  await new Promise<void>(done => http.listen(0, '127.0.0.1', done))
  const issuer = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const base = issuer.href.slice(0, -1)
  const provider: HostileProvider = {
    ...{ issuer, lie: {} },
    close: () => new Promise(done => http.close(() => done())),
  }
  const token = (nonce: string): string => {
    const { claims = {}, alg = 'RS256', otherKey = false } = provider.lie
    const honest = { iss: base, aud: 'cordon', sub: 'account-1', iat: now(), exp: now() + 300, nonce }
    const said = `${part({ alg, kid: 'one' })}.${part({ ...honest, ...claims })}`
    return `${said}.${signature(said, alg, otherKey ? others.privateKey : own.privateKey)}`
  }
  http.on('request', (request, reply) => {
    const { pathname } = new URL(request.url ?? '', base)
    const send = (body: object): void => {
      reply.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    }
    if (pathname === '/.well-known/openid-configuration')
      return send({
        issuer: provider.lie.issuer ?? base,
        ...{ authorization_endpoint: `${base}/auth`, token_endpoint: `${base}/token`, jwks_uri: `${base}/keys` },
        ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      })
    if (pathname === '/keys')
      return send({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    let body = ''
    request.on('data', piece => {
      body += piece
    })
    // The code is the nonce, which an honest provider would have kept beside it.
    request.on('end', () => {
      const nonce = new URLSearchParams(body).get('code') ?? ''
      send({ access_token: 'a', token_type: 'Bearer', id_token: token(nonce) })
    })
  })
  return provider
}

function signature(said: string, alg: string, key: KeyObject): string {
  if (alg === 'none') return ''
  if (alg === 'HS256') return createHmac('sha256', 'the secret of cordon').update(said).digest('base64url')
  return sign('sha256', Buffer.from(said), key).toString('base64url')
}
