import { z } from 'zod'

const ticket = z.string().regex(/^[0-9a-f]{64}$/, 'this is no ticket')
const password = z.string().min(1).max(1_024)
const label = z.string().trim().max(60).default('')
/** What the browser's passkey interface gives, as JSON (WebAuthn, 5.1.8 and 5.1.9). */
const answer = z.record(z.string(), z.unknown())

/** What the routes under `/v1/session` read. */
export const SESSION_INPUTS = {
  password: z.object({ name: z.string().min(1).max(64), password }),
  second: z.object({ ticket, code: z.string().min(1).max(40) }),
  passkeyAsked: z.object({ ticket: ticket.optional() }),
  passkey: z.object({ ticket, answer }),
  enrol: z.object({ token: ticket, password }),
  totp: z.object({ ticket, code: z.string().min(6).max(12), label }),
  newPasskey: z.object({ ticket, label, answer }),
  changePassword: z.object({ old: password, password }),
} as const
