import { z } from 'zod'
import { auditSignatures as audit } from '../../analysis/signature-audit/audit-signatures.ts'
import type { OwnSignature } from '../../analysis/signature-audit/own-signature.ts'
import { defineOperation } from '../define-operation.ts'

/** † Signatures of one request over HTTP: about two seconds of one core. */
const MOST_AT_ONCE = 500

const hex = z.string().min(1).max(200_000)

/** What an audit found, as it leaves. */
export const auditAnswer = z.object({
  audited: z.number(),
  keys: z.number(),
  findings: z.array(
    z.object({
      kind: z.enum(['repeated-nonce', 'shared-nonce', 'related-nonce', 'guessable-nonce', 'short-nonces']),
      signatures: z.array(z.string()).describe('at most 100'),
      keys: z.array(z.string()),
      sentence: z.string(),
    }),
  ),
  recoverable: z
    .array(z.string())
    .describe('public keys whose private key follows from the signatures: to be retired at once'),
  atRisk: z.array(z.array(z.string())).describe('keys that hang together: whoever learns one learns all of a group'),
  unread: z.array(z.object({ id: z.string(), code: z.string(), because: z.string() })),
  gaps: z.array(z.string()).describe('what could not be seen'),
})

/** An audit's answer. */
export type AuditAnswer = z.output<typeof auditAnswer>

/** Audits signatures that are given; the server keeps none of it. */
export const auditSignatures = defineOperation({
  name: 'auditSignatures',
  summary: 'audit signatures of one’s own keys for nonces that were used twice or can be guessed',
  effect: 'read',
  scope: 'monitor',
  input: z.object({
    signatures: z
      .array(
        z.object({
          id: z.string().min(1).max(200),
          curve: z.enum(['secp256k1', 'ed25519']).default('secp256k1'),
          publicKey: hex.max(200),
          r: hex.max(200),
          s: hex.max(200),
          hash: hex.describe('ECDSA: the 32 bytes that were signed; Ed25519: the message'),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE)
      .describe('in the order in which they were made'),
  }),
  output: auditAnswer,
  examples: ['audit-signatures --file signatures.ndjson', 'audit-signatures --rpc URL --account 0x…'],
  async run({ signatures }) {
    return auditOf(signatures, [])
  },
})

/** Audits signatures and says what could not be seen. No private key is in the answer. */
export function auditOf(signatures: readonly OwnSignature[], gaps: readonly string[]): AuditAnswer {
  const { audited, keys, findings, recoverable, atRisk, unread } = audit(signatures)
  return {
    ...{ audited, keys, recoverable: [...recoverable], gaps: [...gaps] },
    findings: findings.map(f => ({ ...f, signatures: [...f.signatures], keys: [...f.keys] })),
    atRisk: atRisk.map(group => [...group]),
    unread: unread.map(u => ({ ...u })),
  }
}
