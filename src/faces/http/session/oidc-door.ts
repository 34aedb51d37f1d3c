import type { Configuration } from 'openid-client'
import { SourceError } from '../../../model/errors.ts'
import type { OidcLink } from '../../../operations/users/user.ts'

/** Which provider of OpenID Connect vouches for users. */
export interface OidcSetting {
  readonly issuer: URL
  readonly client: string
  /** Null: the provider knows the client as a public one, which PKCE alone protects. */
  readonly secret: string | null
}

/** What is remembered between leaving for the provider and coming back. */
export interface OidcTrip {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  readonly back: string
}

/** How long the provider is waited for, in seconds. */
const TIMEOUT_S = 10

/** The way to a provider: its description is read when it is first needed, and again after a failure. */
export class OidcDoor {
  readonly #setting: OidcSetting
  #known: Promise<Configuration> | null = null

  constructor(setting: OidcSetting) {
    this.#setting = setting
  }

  /** Where a browser is sent, and what is remembered meanwhile. @param back where the provider sends it back @throws SourceError `oidc-failed` */
  async leave(back: string): Promise<{ readonly url: string; readonly trip: OidcTrip }> {
    const oidc = await library()
    const config = await this.#config()
    const trip = {
      ...{ verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce(), back },
    }
    const url = oidc.buildAuthorizationUrl(config, {
      ...{ redirect_uri: back, scope: 'openid email', state: trip.state, nonce: trip.nonce },
      code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
      code_challenge_method: 'S256',
    })
    return { url: url.href, trip }
  }

  /**
   * What the provider says of whoever came back: the account's id, and its address if that was verified.
   * @param query of the address to which the browser was sent back
   * @throws SourceError `oidc-failed`
   */
  async account(query: string, { verifier, state, nonce, back }: OidcTrip): Promise<readonly OidcLink[]> {
    const oidc = await library()
    const config = await this.#config()
    const url = new URL(back)
    url.search = query
    try {
      const tokens = await oidc.authorizationCodeGrant(config, url, {
        ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('no ID token came')
      const more: Readonly<Record<string, unknown>> =
        claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : claims
      const { email, email_verified: verified } = more
      const links: OidcLink[] = [{ claim: 'sub', value: claims.sub }]
      if (typeof email === 'string' && verified === true) links.push({ claim: 'email', value: email.toLowerCase() })
      return links
    } catch (cause) {
      throw failed(cause)
    }
  }

  #config(): Promise<Configuration> {
    this.#known ??= this.#discover().catch(cause => {
      this.#known = null
      throw failed(cause)
    })
    return this.#known
  }

  async #discover(): Promise<Configuration> {
    const { issuer, client, secret } = this.#setting
    const oidc = await library()
    const auth = secret === null ? oidc.None() : oidc.ClientSecretBasic(secret)
    // What came by TLS would do by itself; so nothing between here and the provider that ends TLS can say who comes.
    const execute = [oidc.enableNonRepudiationChecks]
    if (issuer.protocol === 'http:') execute.push(oidc.allowInsecureRequests)
    return oidc.discovery(issuer, client, undefined, auth, { execute, timeout: TIMEOUT_S })
  }
}

/** Most servers have no provider: it is loaded where one is asked. */
function library(): Promise<typeof import('openid-client')> {
  return import('openid-client')
}

function failed(cause: unknown): SourceError {
  const { code, message } = cause as { readonly code?: string; readonly message?: string }
  return new SourceError('oidc-failed', `the OpenID provider: ${[code, message].filter(Boolean).join(': ')}`, { cause })
}
