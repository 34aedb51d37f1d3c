import { secp256k1 } from '@noble/curves/secp256k1.js'
import { auditEd25519 } from './audit-ed25519.ts'
import { addPairs, inverse, modulo } from './batch-points.ts'
import type { NonceFinding } from './nonce-finding.ts'
import { type AffineEdge, solveParts } from './nonce-graph.ts'
import type { OwnSignature, SeenSignature, UnreadSignature } from './own-signature.ts'
import { followingNonces, pairOf, relatedNonces } from './related-nonces.ts'
import { isKeyOf, seeNonce } from './see-nonce.ts'
import { shortNonceKeys } from './short-nonces.ts'
import { SmallMultiples } from './small-multiples.ts'
import { SECP256K1_ORDER } from './weak-nonces.ts'

const N = SECP256K1_ORDER

/** What an audit found. No private key is in it. */
export interface SignatureAudit {
  readonly audited: number
  readonly keys: number
  readonly findings: readonly NonceFinding[]
  /** Public keys whose private key follows from the signatures alone: computed, and held against the public key. To be retired at once. */
  readonly recoverable: readonly string[]
  /** Keys that hang together with others by their nonces: whoever learns one learns all of a group. */
  readonly atRisk: readonly (readonly string[])[]
  readonly unread: readonly UnreadSignature[]
}

/** What an audit knows inside. */
export interface AuditWithSecrets {
  readonly audit: SignatureAudit
  /** Private key, or private scalar of Ed25519, by public key. */
  readonly secrets: ReadonlyMap<string, bigint>
}

/**
 * Audits signatures of one's own keys for nonces that were used twice, hang together, or can be guessed. Sound: what it calls recoverable it
 * has recovered. What it cannot see is told in docs/own-signatures.md: slight bias of nonces above all.
 * @param signatures in the order in which they were made
 * @param small the table of {@link smallMultiples}, for who audits more than once
 */
export function auditSignatures(signatures: readonly OwnSignature[], small?: SmallMultiples): SignatureAudit {
  return auditWithSecrets(signatures, small).audit
}

/** The same with the private keys that follow, for proof; never to be kept or shown. */
export function auditWithSecrets(signatures: readonly OwnSignature[], small?: SmallMultiples): AuditWithSecrets {
  const unread: UnreadSignature[] = []
  const seen: SeenSignature[] = []
  for (const signature of signatures) {
    if (signature.curve !== 'secp256k1') continue
    const read = seeNonce(signature)
    if ('code' in read) unread.push(read)
    else seen.push(read)
  }
  const edwards = auditEd25519(signatures.filter(s => s.curve === 'ed25519'))
  const { findings, atRisk, secrets } = auditSeen(seen, small)
  const all = new Map([...secrets, ...edwards.secrets])
  const audit: SignatureAudit = {
    audited: seen.length + edwards.audited,
    keys: new Set(seen.map(s => s.publicKey)).size + edwards.keys,
    findings: [...findings, ...edwards.findings],
    recoverable: [...all.keys()].sort(),
    atRisk,
    unread: [...unread, ...edwards.unread],
  }
  return { audit, secrets: all }
}

/** Multiples of secp256k1's generator up to over 2^20, either way: built in some tens of milliseconds. */
export function smallMultiples(): SmallMultiples {
  return new SmallMultiples(secp256k1.Point.BASE.toAffine())
}

function auditSeen(seen: readonly SeenSignature[], table?: SmallMultiples) {
  const findings: NonceFinding[] = []
  const byNonce = new Map<bigint, { readonly number: number; readonly of: SeenSignature[] }>()
  for (const signature of seen) {
    const before = byNonce.get(signature.nonce.x)
    if (before === undefined) byNonce.set(signature.nonce.x, { number: byNonce.size, of: [signature] })
    else before.of.push(signature)
  }
  const nonces = [...byNonce.values()].map(({ of }) => of)
  const points = nonces.map(of => (of[0] as SeenSignature).nonce)
  const edges: AffineEdge[] = []
  for (const { publicKey, r, s, z, sign, nonce } of seen) {
    // sign · k = (z + r · d) / s
    const by = modulo(sign * inverse(s, N), N)
    edges.push({ from: publicKey, to: nameOf(nonce.x), factor: modulo(by * r, N), offset: modulo(by * z, N) })
  }
  for (const of of nonces) {
    const keys = [...new Set(of.map(s => s.publicKey))]
    const messages = new Set(of.map(s => `${s.publicKey} ${s.z}`)).size
    if (messages === 1) continue
    const kind = keys.length === messages ? 'shared-nonce' : 'repeated-nonce'
    findings.push(
      finding(
        kind,
        of,
        `${messages} messages were signed with one nonce${keys.length > 1 ? ` by ${keys.length} keys` : ''}.`,
      ),
    )
  }
  const known = new Map<string, bigint>()
  if (points.length > 0) {
    const generator = secp256k1.Point.BASE.toAffine()
    const small = table ?? smallMultiples()
    for (const [i, point] of points.entries()) {
      const of = nonces[i] as SeenSignature[]
      const k = small.find(point)
      const twice = k === null ? small.find(addPairs([point], [point])[0] ?? null) : null
      if (k === null && twice === null) continue
      known.set(
        nameOf(point.x),
        k === null ? modulo(BigInt(twice as number) * inverse(2n, N), N) : modulo(BigInt(k), N),
      )
      const said = k === null ? `${twice}/2 modulo the order of the group` : `${Math.abs(k)}`
      findings.push(finding('guessable-nonce', of, `The nonce is ${said}, up to its sign: anybody can guess it.`))
    }
    const order = new Map<string, number[]>()
    for (const { publicKey, nonce } of seen) {
      const own = order.get(publicKey)
      const number = byNonce.get(nonce.x)?.number ?? 0
      if (own) own.push(number)
      else order.set(publicKey, [number])
    }
    const relations = relatedNonces(points, generator)
    const told = new Set(relations.map(r => pairOf(r)))
    // Nonces that are small themselves differ by little, which says nothing new.
    const guessed = (i: number): boolean => known.has(nameOf((points[i] as { x: bigint }).x))
    for (const numbers of order.values())
      for (const r of followingNonces(points, numbers, small)) if (!told.has(pairOf(r))) relations.push(r)
    for (const r of relations) {
      edges.push({
        from: nameOf((points[r.from] as { x: bigint }).x),
        to: nameOf((points[r.to] as { x: bigint }).x),
        factor: modulo(r.factor, N),
        offset: modulo(r.offset, N),
      })
      if (guessed(r.from) && guessed(r.to)) continue
      const of = [...(nonces[r.from] ?? []), ...(nonces[r.to] ?? [])]
      findings.push(
        finding(
          'related-nonce',
          of,
          `One nonce follows from the other: it is ${r.factor} times it ${r.offset < 0n ? '−' : '+'} ${r.offset < 0n ? -r.offset : r.offset}.`,
        ),
      )
    }
  }
  const firm = solveKeys(seen, edges, known)
  // What hangs on keys that fall by short nonces falls with them.
  for (const [key, short] of shortNonceKeys(seen, new Set(firm.secrets.keys()))) {
    known.set(key, short.secret)
    const end = short.empty === 'high' ? 'the highest' : 'the lowest'
    const sentence = `All these nonces lack ${end} ${256 - short.bits} bits or so: the key follows from them together.`
    findings.push(finding('short-nonces', short.of, sentence))
  }
  return { findings, ...solveKeys(seen, edges, known) }
}

/** Keys that follow, and groups of keys of which one or more do not. */
function solveKeys(seen: readonly SeenSignature[], edges: readonly AffineEdge[], known: ReadonlyMap<string, bigint>) {
  const secrets = new Map<string, bigint>()
  const atRisk: string[][] = []
  const isKey = new Set(seen.map(s => s.publicKey))
  for (const part of solveParts(edges, known, N)) {
    const keys = part.unknowns.filter(name => isKey.has(name))
    for (const key of keys) {
      const secret = part.values?.get(key)
      if (secret !== undefined && isKeyOf(secret, key)) secrets.set(key, secret)
    }
    if (keys.length > 1 && keys.some(key => !secrets.has(key))) atRisk.push(keys.sort())
  }
  return { secrets, atRisk }
}

function nameOf(x: bigint): string {
  return `nonce ${x.toString(16)}`
}

function finding(kind: NonceFinding['kind'], of: readonly SeenSignature[], sentence: string): NonceFinding {
  return { kind, signatures: of.slice(0, 100).map(s => s.id), keys: [...new Set(of.map(s => s.publicKey))], sentence }
}
