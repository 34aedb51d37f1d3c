import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A provider of OpenID Connect on this machine, with which whoever comes is signed in as one account. */
export interface TestProvider {
  readonly issuer: URL
  /** The account as which the next one is signed in. */
  account: { sub: string; email: string; email_verified: boolean }
  /** Goes the way of a browser from the address to which Cordon sent it; gives the address to which it is sent back. */
  visit(url: string): Promise<string>
  close(): Promise<void>
}

/** Starts one for a client that comes back to `back`. */
export async function testProvider(back: string): Promise<TestProvider> {
  // The port must be known before the provider, whose issuer names it.
  const http = createServer()
  await new Promise<void>(done => http.listen(0, '127.0.0.1', done))
  const issuer = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const client = { client_id: 'cordon', client_secret: 'the secret of cordon', redirect_uris: [back] }
  const test = { account: { sub: 'account-1', email: 'Kim@police.example', email_verified: true } }
  const provider = new Provider(issuer.href.slice(0, -1), {
    clients: [{ ...client, application_type: 'native', response_types: ['code'], grant_types: ['authorization_code'] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ ...test.account, sub: id }) }),
    interactions: { url: () => '/interaction' },
    cookies: { keys: ['for this test'] },
  })
  http.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction')) return provider.callback()(request, response)
    const { params, prompt, grantId } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: test.account.sub } })
    const accountId = test.account.sub
    const grant = grantId
      ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId, clientId: String(params['client_id']) })
    grant?.addOIDCScope(String(params['scope']))
    return provider.interactionFinished(request, response, { consent: { grantId: (await grant?.save()) ?? '' } })
  })
  return Object.assign(test, {
    issuer,
    async visit(url: string) {
      const jar = new Map<string, string>()
      for (let at = url, steps = 0; steps < 12; steps++) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const reply = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const set of reply.headers.getSetCookie()) {
          const [pair = ''] = set.split(';')
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
        }
        const to = reply.headers.get('location')
        if (to === null) throw new Error(`${reply.status} at ${at}: ${await reply.text()}`)
        at = new URL(to, at).href
        if (at.startsWith(back)) return at
      }
      throw new Error('the provider sends round in a circle')
    },
    close: () => new Promise<void>(done => http.close(() => done())),
  })
}
