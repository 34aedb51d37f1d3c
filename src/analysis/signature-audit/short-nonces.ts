import { inverse, modulo } from './batch-points.ts'
import type { SeenSignature } from './own-signature.ts'
import { reduceLattice } from './reduce-lattice.ts'
import { isKeyOf } from './see-nonce.ts'
import { SECP256K1_ORDER } from './weak-nonces.ts'

const N = SECP256K1_ORDER

/** Signatures taken together: nine dimensions, about half a second. */
export const TAKEN_TOGETHER = 8

/** What short nonces gave away. */
export interface ShortNonces {
  readonly secret: bigint
  readonly of: readonly SeenSignature[]
  /** Bits that the longest nonce of them has. */
  readonly bits: number
  /** Which end of the nonces is empty. */
  readonly empty: 'high' | 'low'
}

/**
 * The private key from signatures of one key whose nonces all lack about 36 of 256 bits at one end (the hidden number problem: N.
 * Howgrave-Graham and N. Smart, 2001): with eight signatures nonces up to 220 bits, with four up to 188, with two up to 124.
 * Sound: what it gives was held against the public key. Silence says little: one long nonce among them hides the rest.
 * @param own signatures of one key over different messages, each nonce once
 */
export function shortNonces(own: readonly SeenSignature[]): ShortNonces | null {
  const of = own.slice(0, TAKEN_TOGETHER)
  const [first, ...rest] = of
  if (first === undefined || rest.length === 0) return null
  const bits = BigInt(Math.floor(256 * (1 - 1 / of.length)) - 4)
  for (const empty of ['high', 'low'] as const) {
    // Nonces whose low bits are empty are short once those are divided out.
    const by = empty === 'high' ? 1n : inverse(1n << (256n - bits), N)
    const lines = of.map(({ r, s, z }) => {
      const back = modulo(inverse(s, N) * by, N)
      return { t: modulo(r * back, N), u: modulo(z * back, N) }
    })
    const head = lines[0] as { t: bigint; u: bigint }
    const unit = inverse(head.t, N)
    // k of each = a · k of the first + b.
    const forms = lines.slice(1).map(({ t, u }) => {
      const a = modulo(t * unit, N)
      return { a, b: modulo(u - a * head.u, N) }
    })
    const zeros = forms.map(() => 0n)
    const rows = [
      ...forms.map((_, i) => [...zeros.map((_zero, j) => (i === j ? N : 0n)), 0n, 0n]),
      [...forms.map(({ a }) => a), 1n, 0n],
      [...forms.map(({ b }) => b), 0n, 1n << bits],
    ]
    for (const row of reduceLattice(rows)) {
      const last = row.at(-1)
      if (last !== 1n << bits && last !== -(1n << bits)) continue
      const k = (row.at(-2) as bigint) * (last > 0n ? 1n : -1n)
      const secret = modulo((k - head.u) * unit, N)
      if (!isKeyOf(secret, first.publicKey)) continue
      const longest = lines.reduce((most, { t, u }) => Math.max(most, size(modulo(t * secret + u, N))), 0)
      return { secret, of, bits: longest, empty }
    }
  }
  return null
}

/**
 * Keys that fall by short nonces. Of each the first and the last eight signatures are taken together, so that an audit stays about a
 * second a key.
 * @param done keys that are known by other ways
 */
export function shortNonceKeys(
  seen: readonly SeenSignature[],
  done: ReadonlySet<string>,
): ReadonlyMap<string, ShortNonces> {
  const byKey = new Map<string, Map<bigint, SeenSignature>>()
  for (const signature of seen) {
    if (done.has(signature.publicKey)) continue
    const own = byKey.get(signature.publicKey) ?? new Map<bigint, SeenSignature>()
    if (own.size === 0) byKey.set(signature.publicKey, own)
    own.set(signature.nonce.x, signature)
  }
  const found = new Map<string, ShortNonces>()
  for (const [key, byNonce] of byKey) {
    const own = [...byNonce.values()]
    const short = shortNonces(own) ?? (own.length > TAKEN_TOGETHER ? shortNonces(own.slice(-TAKEN_TOGETHER)) : null)
    if (short !== null) found.set(key, short)
  }
  return found
}

function size(value: bigint): number {
  const centred = value > N / 2n ? N - value : value
  return centred.toString(2).length
}
