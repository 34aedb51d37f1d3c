import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../../../model/instant.ts'

/** Seconds of a step, digits and hash: what every authenticator app takes (RFC 6238, RFC 4226). */
const STEP_S = 30
const COMMON = { algorithm: 'SHA1', digits: 6, period: STEP_S } as const
/** A code of the step before and the one after is taken: clocks differ. */
const WINDOW = 1

/** A new secret of 160 bits (RFC 4226, 4), as its bytes, as text to type, and as what a QR code tells. */
export interface NewTotp {
  readonly secret: Uint8Array
  readonly text: string
  readonly uri: string
}

/** Draws a secret. @param issuer the server, as the app will name it */
export function newTotp(user: string, issuer: string): NewTotp {
  const secret = new Uint8Array(randomBytes(20))
  const totp = new TOTP({ ...COMMON, issuer, label: user, secret: new Secret({ buffer: secret.slice().buffer }) })
  return { secret, text: totp.secret.base32, uri: totp.toString() }
}

/** The step of which a code is; null: of none near now. Whoever takes it remembers it, so that no code is good twice. */
export function totpStep(secret: Uint8Array, code: string, now: Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const key = new Secret({ buffer: new Uint8Array(secret).slice().buffer })
  const delta = TOTP.validate({ ...COMMON, token: code, secret: key, window: WINDOW, timestamp: now * 1000 })
  return delta === null ? null : Math.floor(now / STEP_S) + delta
}
