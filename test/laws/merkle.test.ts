import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { MerkleLog } from '../../src/analysis/merkle/merkle-log.ts'
import { emptyRoot, hashLeaf, hashPair } from '../../src/analysis/merkle/tree-hash.ts'
import { verifyConsistency } from '../../src/analysis/merkle/verify-consistency.ts'
import { verifyInclusion } from '../../src/analysis/merkle/verify-inclusion.ts'
import { InputError } from '../../src/model/errors.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
const hex = (of: Uint8Array): string => Buffer.from(of).toString('hex')
const sha256 = (of: Uint8Array): Uint8Array => createHash('sha256').update(of).digest()

/** The leaves of the reference tree of Certificate Transparency (google/certificate-transparency, `merkle_tree_test.cc`). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
/** Its roots at each size, from the same source. */
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** Audit paths of it, from the same source: leaf (from 1), size, path. */
const PATHS: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    2,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

/** Proofs that it goes on from itself, from the same source: first size, second size, proof. */
const PROOFS: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

function logOf(count: number): MerkleLog {
  const log = new MerkleLog(sha256)
  for (let i = 0; i < count; i++) log.append(hashLeaf(Uint8Array.of(i >> 8, i & 255), sha256))
  return log
}

/** The tree hash as RFC 6962, section 2.1, defines it, word for word and without any cleverness. */
function treeHash(data: readonly Uint8Array[]): Uint8Array {
  if (data.length === 0) return sha256(new Uint8Array(0))
  if (data.length === 1) return sha256(Buffer.concat([Uint8Array.of(0), ...data]))
  let k = 1
  while (k * 2 < data.length) k *= 2
  return sha256(Buffer.concat([Uint8Array.of(1), treeHash(data.slice(0, k)), treeHash(data.slice(k))]))
}

suite('the Merkle log', () => {
  test('has the roots of the reference tree of Certificate Transparency at each size', () => {
    const log = new MerkleLog()
    assert.equal(hex(log.root()), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    for (const leaf of LEAVES) log.append(hashLeaf(bytes(leaf)))
    assert.deepEqual(
      ROOTS.map((_, i) => hex(log.root(i + 1))),
      ROOTS,
    )
  })

  test('gives the audit paths and consistency proofs of the reference tree', () => {
    const log = new MerkleLog()
    for (const leaf of LEAVES) log.append(hashLeaf(bytes(leaf)))
    for (const [leaf, size, path] of PATHS) assert.deepEqual(log.inclusion(leaf - 1, size).map(hex), path)
    for (const [first, second, proof] of PROOFS) assert.deepEqual(log.consistency(first, second).map(hex), proof)
  })

  test('agrees with the definition, and each leaf is proven in each tree up to 200', () => {
    const log = logOf(200)
    for (let size = 0; size <= 200; size++) {
      const data = Array.from({ length: size }, (_, i) => Uint8Array.of(i >> 8, i & 255))
      const root = log.root(size)
      assert.deepEqual(Buffer.from(root), Buffer.from(treeHash(data)))
      for (let index = 0; index < size; index += size > 40 ? 7 : 1) {
        const claim = { leaf: log.leaf(index), index, size, root, path: log.inclusion(index, size) }
        assert.ok(verifyInclusion(claim, sha256), `${index} of ${size}`)
      }
    }
  })

  test('each tree up to 200 is proven to go on from each smaller one', () => {
    const log = logOf(200)
    for (let second = 0; second <= 200; second += second > 70 ? 13 : 1)
      for (let first = 0; first <= second; first++) {
        const proof = log.consistency(first, second)
        const claim = { first, firstRoot: log.root(first), second, secondRoot: log.root(second), proof }
        assert.ok(verifyConsistency(claim, sha256), `${first} to ${second}`)
      }
  })

  test('no proof holds for another leaf, place, size or root, nor shortened, lengthened or changed', () => {
    const log = logOf(67)
    for (const size of [1, 2, 3, 33, 64, 67])
      for (const index of [0, size >> 1, size - 1]) {
        const claim = { leaf: log.leaf(index), index, size, root: log.root(size), path: log.inclusion(index, size) }
        const wrong = [
          { ...claim, leaf: sha256(claim.leaf) },
          { ...claim, index: (index + 1) % size === index ? index + 1 : (index + 1) % size },
          { ...claim, index: -1 },
          { ...claim, index: size },
          { ...claim, index: 0.5 },
          { ...claim, root: sha256(claim.root) },
          { ...claim, root: claim.root.slice(0, 31) },
          { ...claim, path: [...claim.path, claim.root] },
          ...claim.path.map((_, i) => ({ ...claim, path: claim.path.filter((__, j) => j !== i) })),
          ...claim.path.map((_, i) => ({ ...claim, path: claim.path.map((h, j) => (i === j ? sha256(h) : h)) })),
        ]
        for (const [i, each] of wrong.entries()) assert.ok(!verifyInclusion(each, sha256), `${index}/${size}: ${i}`)
      }
    for (const [first, second] of [
      [1, 2],
      [3, 7],
      [8, 9],
      [33, 67],
      [64, 67],
      [0, 5],
      [5, 5],
    ] as const) {
      const proof = log.consistency(first, second)
      const claim = { first, firstRoot: log.root(first), second, secondRoot: log.root(second), proof }
      const wrong = [
        ...(first === 0
          ? []
          : [
              { ...claim, firstRoot: sha256(claim.firstRoot) },
              { ...claim, secondRoot: sha256(claim.secondRoot) },
            ]),
        { ...claim, first: second + 1 },
        { ...claim, first: -1 },
        { ...claim, proof: [...proof, claim.firstRoot] },
        ...proof.map((_, i) => ({ ...claim, proof: proof.filter((__, j) => j !== i) })),
        ...proof.map((_, i) => ({ ...claim, proof: proof.map((h, j) => (i === j ? sha256(h) : h)) })),
      ]
      for (const [i, each] of wrong.entries()) assert.ok(!verifyConsistency(each, sha256), `${first}-${second}: ${i}`)
    }
  })

  test('the root with leaves to come is the root that they give once appended', () => {
    const log = logOf(150)
    for (let size = 0; size <= 150; size += 3) {
      for (const more of [0, 1, 2, 5, 64]) {
        if (size + more > 150) continue
        const leaves = Array.from({ length: more }, (_, i) => log.leaf(size + i))
        assert.deepEqual(log.rootWith(leaves, size), log.root(size + more), `${size} and ${more}`)
      }
    }
  })

  test('a leaf cannot be passed off as a node, nor a node as a leaf', () => {
    const [a, b] = [hashLeaf(bytes('01')), hashLeaf(bytes('02'))]
    assert.notDeepEqual(hashLeaf(Buffer.concat([a, b])), hashPair(a, b))
    assert.deepEqual(Buffer.from(emptyRoot()), Buffer.from(sha256(new Uint8Array(0))))
  })

  test('what is not in the log is asked for in vain', () => {
    const log = logOf(5)
    for (const ask of [
      () => log.root(6),
      () => log.root(-1),
      () => log.leaf(5),
      () => log.inclusion(5),
      () => log.inclusion(0, 0),
      () => log.consistency(6),
      () => log.consistency(1, 6),
      () => log.append(new Uint8Array(31)),
    ])
      assert.throws(ask, InputError)
  })
})
