import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import type { Passkey, SecondFactor } from '../../../operations/sign-in/sign-in-shelf.ts'

/** Where passkeys are good: a host's name, and the origins from which its pages come. */
export interface PasskeyPlace {
  /** The relying party's id (WebAuthn, 5.1.2). */
  readonly host: string
  readonly origins: string[]
}

/** The place that a request was sent to; null: browsers make no passkeys for an address in figures. */
export function passkeyPlace(request: FastifyRequest): PasskeyPlace | null {
  const { host = '' } = request.headers
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (name === '' || name.startsWith('[') || isIP(name) > 0) return null
  // A browser has passkeys on pages by TLS alone, and on this machine's own.
  const own = name === 'localhost' || name.endsWith('.localhost')
  return { host: name, origins: own ? [`http://${host}`, `https://${host}`] : [`https://${host}`] }
}

/** What a browser is asked for to make a passkey. */
export async function newPasskeyOptions(
  place: PasskeyPlace,
  { user, owner }: { readonly user: string; readonly owner: string },
  known: readonly SecondFactor[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    rpName: 'Cordon',
    rpID: place.host,
    userName: user,
    userDisplayName: user,
    // The same for all passkeys of one user, and nothing of the name (WebAuthn, 14.6.1).
    userID: new Uint8Array(createHash('sha256').update(`cordon.passkey-user/1\0${owner}`).digest()),
    attestationType: 'none',
    excludeCredentials: known.flatMap(({ passkey }) => (passkey === null ? [] : [{ id: passkey.credential }])),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** The passkey that a browser made, and its count; null: the answer is not one to this challenge. */
export async function madePasskey(
  place: PasskeyPlace,
  challenge: string,
  answer: unknown,
): Promise<{ readonly passkey: Passkey; readonly counter: number } | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origins,
      expectedRPID: place.host,
      requireUserVerification: true,
    })
    if (!verified || registrationInfo === undefined) return null
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { passkey: { credential: id, publicKey, transports, host: place.host }, counter }
  } catch {
    // Whatever is wrong with what a browser sent, it is no passkey.
    return null
  }
}

/** What a browser is asked for to show a passkey. @param of of whom; empty: whoever it is says the passkey */
export async function passkeyOptions(
  place: PasskeyPlace,
  of: readonly SecondFactor[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const allowCredentials = of.flatMap(({ passkey }) =>
    passkey?.host === place.host ? [{ id: passkey.credential, transports: [...passkey.transports] }] : [],
  )
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return generateAuthenticationOptions({ rpID: place.host, userVerification: 'required', allowCredentials })
}

/** The id of the passkey that an answer names; null: it names none. */
export function namedPasskey(answer: unknown): string | null {
  const { id } = Object(answer) as { readonly id?: unknown }
  return typeof id === 'string' && /^[\w-]{1,1400}$/.test(id) ? id : null
}

/** The count of a passkey that was shown; null: it was not, or not to this challenge. */
export async function shownPasskey(
  place: PasskeyPlace,
  challenge: string,
  { passkey, counter }: SecondFactor,
  answer: unknown,
): Promise<number | null> {
  if (passkey === null || passkey.host !== place.host) return null
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origins,
      expectedRPID: place.host,
      credential: { id: passkey.credential, publicKey: new Uint8Array(passkey.publicKey), counter },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // A signature count that went back is among them: the passkey may have been copied.
    return null
  }
}
