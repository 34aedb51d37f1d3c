import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { inverse, modulo } from './batch-points.ts'
import type { NonceFinding } from './nonce-finding.ts'
import type { OwnSignature, UnreadSignature } from './own-signature.ts'

const L = ed25519.Point.Fn.ORDER

interface Seen {
  readonly id: string
  readonly key: string
  readonly point: InstanceType<typeof ed25519.Point>
  readonly r: string
  readonly s: bigint
  readonly h: bigint
  readonly message: string
}

/** What the audit of Ed25519 signatures gives. */
export interface Ed25519Audit {
  readonly audited: number
  readonly keys: number
  readonly findings: readonly NonceFinding[]
  readonly secrets: ReadonlyMap<string, bigint>
  readonly unread: readonly UnreadSignature[]
}

/**
 * Ed25519 draws its nonce from the key and the message, so that R comes again only with the same message. R again with another message, or
 * with the same message hashed under another public key, gives the private scalar: s₁ − s₂ = (h₁ − h₂)·a.
 */
export function auditEd25519(signatures: readonly OwnSignature[]): Ed25519Audit {
  const unread: UnreadSignature[] = []
  const byR = new Map<string, Seen[]>()
  const keys = new Set<string>()
  let audited = 0
  for (const signature of signatures) {
    const seen = see(signature)
    if ('code' in seen) {
      unread.push(seen)
      continue
    }
    audited++
    keys.add(seen.key)
    const same = byR.get(seen.r)
    if (same) same.push(seen)
    else byR.set(seen.r, [seen])
  }
  const findings: NonceFinding[] = []
  const secrets = new Map<string, bigint>()
  for (const same of byR.values()) {
    const different = [...new Map(same.map(s => [`${s.key} ${s.message}`, s])).values()]
    const [first, ...others] = different
    if (first === undefined || others.length === 0) continue
    const own = [...new Set(same.map(s => s.key))]
    const kind = own.length === different.length ? 'shared-nonce' : 'repeated-nonce'
    findings.push({
      kind,
      signatures: same.slice(0, 100).map(s => s.id),
      keys: own,
      sentence: `${different.length} messages were signed with one R${own.length > 1 ? ` under ${own.length} public keys` : ''}.`,
    })
    for (const a of different)
      for (const b of different) {
        if (a === b || a.h === b.h) continue
        const secret = modulo((a.s - b.s) * inverse(a.h - b.h, L), L)
        if (secret !== 0n && !secrets.has(a.key) && ed25519.Point.BASE.multiplyUnsafe(secret).equals(a.point))
          secrets.set(a.key, secret)
        if (secrets.has(a.key)) break
      }
  }
  return { audited, keys: keys.size, findings, secrets, unread }
}

function see({ id, publicKey, r, s, hash }: OwnSignature): Seen | UnreadSignature {
  const plain = (hex: string): string => hex.replace(/^0x/, '').toLowerCase()
  const [key, point, scalar, message] = [plain(publicKey), plain(r), plain(s), plain(hash)]
  if (!/^[0-9a-f]{64}$/.test(point) || !/^[0-9a-f]{64}$/.test(scalar) || !/^([0-9a-f]{2})*$/.test(message))
    return { id, code: 'hex-malformed', because: 'r and s are 32 bytes of hex each, the message whole bytes of hex' }
  try {
    const parsed = ed25519.Point.fromHex(key)
    if (!ed25519.verify(hexToBytes(point + scalar), hexToBytes(message), hexToBytes(key)))
      return { id, code: 'does-not-hold', because: 'the signature is not of this key over this message' }
    const digest = sha512(concatBytes(hexToBytes(point), hexToBytes(key), hexToBytes(message)))
    return { id, key, point: parsed, r: point, s: little(hexToBytes(scalar)), h: modulo(little(digest), L), message }
  } catch {
    return { id, code: 'key-malformed', because: 'the public key is no point of Ed25519' }
  }
}

function little(bytes: Uint8Array): bigint {
  let value = 0n
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0)
  return value
}
