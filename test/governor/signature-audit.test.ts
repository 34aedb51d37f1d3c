import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ed25519 } from '@noble/curves/ed25519.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as audits from '../../src/analysis/signature-audit/audit-signatures.ts'
import { addPairs, inverse, modulo } from '../../src/analysis/signature-audit/batch-points.ts'
import type { OwnSignature } from '../../src/analysis/signature-audit/own-signature.ts'
import { SmallMultiples } from '../../src/analysis/signature-audit/small-multiples.ts'
import { weakNonceOf } from '../../src/analysis/signature-audit/weak-nonces.ts'
import { fc } from '../property.ts'

const { Point } = secp256k1
const N = Point.Fn.ORDER
const hex = (value: bigint): string => value.toString(16).padStart(64, '0')
const seeded = (name: string): bigint => modulo(BigInt(`0x${bytesToHex(sha256(utf8ToBytes(name)))}`), N - 1n) + 1n
const keyOf = (d: bigint): string => Point.BASE.multiply(d).toHex(true)
const G = Point.BASE.toAffine()
const table = audits.smallMultiples()
const auditSignatures = (signatures: readonly OwnSignature[]) => audits.auditSignatures(signatures, table)
const auditWithSecrets = (signatures: readonly OwnSignature[]) => audits.auditWithSecrets(signatures, table)

/** A signature with a nonce of one's choice; `low` takes the smaller s, as Bitcoin and Ethereum ask. */
function signed(id: string, d: bigint, message: string, k: bigint, low = true): OwnSignature {
  const z = seeded(message)
  const r = modulo(Point.BASE.multiply(k).toAffine().x, N)
  let s = modulo(inverse(k, N) * (z + r * d), N)
  if (low && s > N / 2n) s = N - s
  return { id, curve: 'secp256k1', publicKey: keyOf(d), r: hex(r), s: hex(s), hash: hex(z) }
}

const [A, B, C] = [seeded('key a'), seeded('key b'), seeded('key c')]
const kinds = (signatures: readonly OwnSignature[]): string[] => auditSignatures(signatures).findings.map(f => f.kind)

test('the nonces held as weak have the r that they are held under; half the group’s order gives the short r of Bitcoin’s chain', () => {
  for (const k of [1n, 2n, 3n]) assert.equal(weakNonceOf(hex(Point.BASE.multiply(k).toAffine().x)), String(k))
  const half = Point.BASE.multiply((N + 1n) / 2n).toAffine().x
  assert.equal(half.toString(16), '3b78ce563f89a0ed9414f5aa28ad0d96d6795f9c63')
  assert.equal(weakNonceOf(half.toString(16)), '1/2 mod n')
  assert.equal(weakNonceOf(hex(seeded('any'))), null)
})

test('one key, two messages, one nonce: the private key follows, whatever the signs of s', () => {
  for (const [low1, low2] of [
    [true, true],
    [false, true],
    [false, false],
  ] as const) {
    const { audit, secrets } = auditWithSecrets([
      signed('a', A, 'one', 77n ** 30n, low1),
      signed('b', A, 'two', 77n ** 30n, low2),
    ])
    assert.deepEqual(
      audit.findings.map(f => f.kind),
      ['repeated-nonce'],
    )
    assert.deepEqual(audit.recoverable, [keyOf(A)])
    assert.equal(secrets.get(keyOf(A)), A)
    assert.ok(!JSON.stringify(audit).includes(hex(A)), 'the report holds no private key')
  }
})

test('the two signatures of a Bitcoin transaction of 2012 with one r give the key that was published', () => {
  // 9ec4bc49e828d924af1d1029cacf709431abbde46d59554b62bc270e3b29c4b1, inputs 0 and 1: r, s and the hashes that were signed, as in N. Schneider, "Recovering Bitcoin private keys using weak signatures from the blockchain", 2013.
  const r = 'd47ce4c025c35ec440bc81d99834a624875161a26bf56ef7fdc0f5d52f843ad1'
  const publicKey =
    '04dbd0c61532279cf72981c3584fc32216e0127699635c2789f549e0730c059b81ae133016a69c21e23f1859a95f06d52b7bf149a8f2fe4e8535c8a829b449c5ff'
  const [first, second] = [
    {
      id: 'input 0',
      s: '44e1ff2dfd8102cf7a47c21d5c9fd5701610d04953c6836596b4fe9dd2f53e3e',
      hash: 'c0e2d0a89a348de88fda08211c70d1d7e52ccef2eb9459911bf977d587784c6e',
    },
    {
      id: 'input 1',
      s: '9a5f1c75e461d7ceb1cf3cab9013eb2dc85b6d0da8c3c6e27e3a5a5b3faa5bab',
      hash: '17b0f41c8c337ac1e18c98759e83a8cccbc368dd9d89e5f03cb633c265fd0ddc',
    },
  ]
  const { audit, secrets } = auditWithSecrets(
    [first, second].map(s => ({ ...s, curve: 'secp256k1', publicKey, r }) as OwnSignature),
  )
  assert.deepEqual(audit.unread, [])
  assert.equal([...secrets.values()][0], 0xc477f9f65c22cce20657faa5b2d1d8122336f851a508a1ed04e479c34985bf96n)
})

test('the same message signed again is no weakness, and neither are honest signatures by RFC 6979', () => {
  const honest = Array.from({ length: 12 }, (_, i) => {
    const d = [A, B][i % 2] as bigint
    const hash = sha256(utf8ToBytes(`m ${i >> 1}`))
    const bytes = secp256k1.sign(hash, hexToBytes(hex(d)), { prehash: false })
    const text = bytesToHex(bytes)
    return {
      id: `h${i}`,
      curve: 'secp256k1',
      publicKey: keyOf(d),
      r: text.slice(0, 64),
      s: text.slice(64),
      hash: bytesToHex(hash),
    } as const
  })
  const audit = auditSignatures([...honest, { ...(honest[0] as OwnSignature), id: 'again' }])
  assert.equal(audit.audited, 13)
  assert.deepEqual(audit.findings, [])
  assert.deepEqual(audit.recoverable, [])
})

test('two keys that share one nonce fall together: once one is known, so is the other; with two shared nonces both follow', () => {
  const [k, l] = [seeded('k'), seeded('l')]
  const once = auditSignatures([signed('a', A, 'one', k), signed('b', B, 'two', k)])
  assert.deepEqual(
    once.findings.map(f => f.kind),
    ['shared-nonce'],
  )
  assert.deepEqual(once.recoverable, [])
  assert.deepEqual(once.atRisk, [[keyOf(A), keyOf(B)].sort()])
  const twice = auditWithSecrets([
    signed('a', A, 'one', k),
    signed('b', B, 'two', k),
    signed('c', A, 'three', l),
    signed('d', B, 'four', l),
  ])
  assert.equal(twice.secrets.get(keyOf(A)), A)
  assert.equal(twice.secrets.get(keyOf(B)), B)
  // Three keys in a chain: the last one signs twice with one nonce of the chain.
  const chain = auditWithSecrets([
    signed('a', A, '1', k),
    signed('b', B, '2', k),
    signed('c', B, '3', l),
    signed('d', C, '4', l),
    signed('e', C, '5', l),
  ])
  assert.deepEqual(
    [A, B, C].map(d => chain.secrets.get(keyOf(d))),
    [A, B, C],
  )
})

test('a nonce up to 2^20, or half of an odd one, is found and gives the key', () => {
  for (const k of [
    1n,
    2n,
    1_025n,
    65_537n,
    1_048_575n,
    N - 900_001n,
    (N + 1n) / 2n,
    modulo(77_777n * inverse(2n, N), N),
  ]) {
    const { audit, secrets } = auditWithSecrets([signed('a', A, 'one', k)])
    assert.deepEqual(
      audit.findings.map(f => f.kind),
      ['guessable-nonce'],
      hex(k),
    )
    assert.equal(secrets.get(keyOf(A)), A, hex(k))
  }
})

test('nonces that count up, negate, or multiply each other give the key; between two keys they tie them together', () => {
  const k = seeded('start')
  for (const next of [k + 1n, k + 200n, N - k - 5n, k + 900_000n, modulo(3n * k, N), modulo(-8n * k, N)]) {
    const { audit, secrets } = auditWithSecrets([signed('a', A, 'one', k), signed('b', A, 'two', modulo(next, N))])
    assert.deepEqual(
      audit.findings.map(f => f.kind),
      ['related-nonce'],
      hex(modulo(next, N)),
    )
    assert.equal(secrets.get(keyOf(A)), A)
  }
  const far = auditWithSecrets([
    signed('a', A, 'one', k),
    ...Array.from({ length: 5 }, (_, i) => signed(`x${i}`, A, `x${i}`, seeded(`x${i}`))),
    signed('b', A, 'two', k + 7n),
  ])
  assert.equal(far.secrets.get(keyOf(A)), A, 'not next to each other')
  const two = auditSignatures([signed('a', A, 'one', k), signed('b', B, 'two', k + 3n)])
  assert.deepEqual(two.recoverable, [])
  assert.equal(two.atRisk.length, 1)
})

test('nonces that lack bits at one end, all of a key’s, give the key: 128, 160 and 200 bits by three to six signatures', () => {
  for (const [count, bits] of [
    [3, 128],
    [4, 160],
    [6, 200],
  ] as const)
    for (const low of count === 6 ? [false] : [false, true]) {
      const own = Array.from({ length: count }, (_, i) => {
        const k = seeded(`short ${i}`) >> BigInt(256 - bits)
        return signed(`s${i}`, A, `m${i}`, low ? modulo(k << BigInt(256 - bits), N) : k)
      })
      const { audit, secrets } = auditWithSecrets(own)
      assert.deepEqual(
        audit.findings.map(f => f.kind),
        ['short-nonces'],
        `${count} of ${bits}`,
      )
      assert.equal(secrets.get(keyOf(A)), A)
    }
})

test('a signature that does not hold, is out of range or is no hex says nothing of a key and is named', () => {
  const good = signed('good', A, 'one', 5n ** 60n)
  const bad: OwnSignature[] = [
    { ...good, id: 'other hash', hash: hex(9n) },
    { ...good, id: 'zero r', r: '00' },
    { ...good, id: 'big s', s: hex(N) },
    { ...good, id: 'no hex', r: 'zz' },
    { ...good, id: 'long', s: 'f'.repeat(2_000_000) },
    { ...good, id: 'no key', publicKey: '02' },
    { ...good, id: 'ed', curve: 'ed25519' },
  ]
  const audit = auditSignatures([...bad, good])
  assert.equal(audit.audited, 1)
  assert.deepEqual(audit.findings, [])
  assert.deepEqual(
    audit.unread.map(u => [u.id, u.code]),
    [
      ['other hash', 'does-not-hold'],
      ['zero r', 'out-of-range'],
      ['big s', 'out-of-range'],
      ['no hex', 'hex-malformed'],
      ['long', 'hex-malformed'],
      ['no key', 'key-malformed'],
      ['ed', 'key-malformed'],
    ],
  )
  assert.deepEqual(kinds([]), [])
})

test('Ed25519: R again with another message, or the same message under another public key, gives the scalar', () => {
  const L = ed25519.Point.Fn.ORDER
  const little = (b: Uint8Array): bigint => b.reduceRight((n, byte) => (n << 8n) | BigInt(byte), 0n)
  const bytes = (value: bigint): Uint8Array =>
    Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n))
  const [a, k] = [modulo(A, L), modulo(B, L)]
  const publicKey = ed25519.Point.BASE.multiply(a).toHex()
  const R = ed25519.Point.BASE.multiply(k).toBytes()
  const sign = (id: string, message: string, key = publicKey, secret = a): OwnSignature => {
    const m = utf8ToBytes(message)
    const h = modulo(little(sha512(concatBytes(R, hexToBytes(key), m))), L)
    return {
      id,
      curve: 'ed25519',
      publicKey: key,
      r: bytesToHex(R),
      s: bytesToHex(bytes(modulo(k + h * secret, L))),
      hash: bytesToHex(m),
    }
  }
  const { audit, secrets } = auditWithSecrets([sign('1', 'one'), sign('2', 'two')])
  assert.deepEqual(
    audit.findings.map(f => f.kind),
    ['repeated-nonce'],
  )
  assert.equal(secrets.get(publicKey), a)
  assert.deepEqual(auditSignatures([sign('1', 'one'), sign('2', 'one')]).findings, [])
  const honest = ['x', 'y'].map((m, i) => {
    const text = bytesToHex(ed25519.sign(utf8ToBytes(m), hexToBytes(hex(A))))
    return {
      id: `${i}`,
      curve: 'ed25519',
      publicKey: bytesToHex(ed25519.getPublicKey(hexToBytes(hex(A)))),
      r: text.slice(0, 64),
      s: text.slice(64),
      hash: bytesToHex(utf8ToBytes(m)),
    } as const
  })
  assert.deepEqual(auditSignatures(honest).findings, [])
})

test('sums of points are those of the curve library, at infinity and for doubles too; small multiples are found with their signs', () => {
  const small = new SmallMultiples(G, 64, 32)
  const at = (k: bigint): { x: bigint; y: bigint } | null =>
    modulo(k, N) === 0n ? null : Point.BASE.multiply(modulo(k, N)).toAffine()
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
        minLength: 1,
        maxLength: 12,
      }),
      pairs => {
        const sums = addPairs(
          pairs.map(([a]) => at(BigInt(a))),
          pairs.map(([, b]) => at(BigInt(b))),
        )
        for (const [i, [a, b]] of pairs.entries()) {
          const expected = at(BigInt(a + b))
          assert.deepEqual([sums[i]?.x, sums[i]?.y], [expected?.x, expected?.y])
        }
      },
    ),
    { numRuns: 12 },
  )
  fc.assert(
    fc.property(fc.integer({ min: -small.reach, max: small.reach }), k => assert.equal(small.find(at(BigInt(k))), k)),
    { numRuns: 25 },
  )
  assert.equal(small.find(at(seeded('far'))), null)
})
