import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { hashMessage, hashTypedData, recoverAddress } from 'viem/utils'
import { SAFE_CHAINS } from '../../src/catalog/guard/safe-chains.ts'
import { SAFE_DEPLOYMENTS } from '../../src/catalog/guard/safe-deployments.ts'
import { bytesOf, hexOf } from '../../src/formats/safe/abi-words.ts'
import { hashFormOf, safeMessageHash, safeTxHash, safeTxPreimage } from '../../src/formats/safe/safe-hash.ts'
import { recoverSigner, splitSignatures } from '../../src/formats/safe/safe-signature.ts'
import type { Hex, SafeTransaction } from '../../src/formats/safe/safe-transaction.ts'
import type { Address } from '../../src/model/address.ts'
import { InputError } from '../../src/model/errors.ts'
import { ROOT } from '../architecture/source-files.ts'
import { fc } from '../property.ts'
import { person, sign } from './make-safe.ts'
import { writeDeployments } from './write-deployments.ts'

const bytes = (least: number, most: number) => fc.uint8Array({ minLength: least, maxLength: most }).map(b => hexOf(b))
const address = bytes(20, 20).map(hex => hex as string as Address)
const amount = fc.bigInt({ min: 0n, max: (1n << 256n) - 1n })
const anyTransaction: fc.Arbitrary<SafeTransaction> = fc.record({
  ...{
    safe: address,
    to: address,
    value: amount,
    data: bytes(0, 300),
    operation: fc.constantFrom(0 as const, 1 as const),
  },
  ...{
    safeTxGas: amount,
    baseGas: amount,
    gasPrice: amount,
    gasToken: address,
    refundReceiver: address,
    nonce: amount,
  },
})

const member = (type: string, name: string) => ({ type, name })
const safeTx = (gas: string) => [
  ...[member('address', 'to'), member('uint256', 'value'), member('bytes', 'data'), member('uint8', 'operation')],
  ...[member('uint256', 'safeTxGas'), member('uint256', gas), member('uint256', 'gasPrice')],
  ...[member('address', 'gasToken'), member('address', 'refundReceiver'), member('uint256', 'nonce')],
]

test('the hash that owners sign is, in every form and for any transaction, the one that viem makes of the typed data', () => {
  fc.assert(
    fc.property(anyTransaction, fc.integer({ min: 1, max: 2 ** 31 }), (tx, chain) => {
      for (const form of ['data-gas', 'no-chain', 'chain'] as const) {
        const domain = { verifyingContract: tx.safe as Hex, ...(form === 'chain' ? { chainId: chain } : {}) }
        const gas = form === 'data-gas' ? 'dataGas' : 'baseGas'
        const types = { SafeTx: safeTx(gas) }
        const message = { ...tx, dataGas: tx.baseGas }
        const peer = hashTypedData({ domain, types, primaryType: 'SafeTx', message: message as never })
        assert.equal(safeTxHash(tx, { form, chainId: BigInt(chain) }), peer)
      }
    }),
    { numRuns: 60 },
  )
})

test('a message is hashed as viem does', () => {
  fc.assert(
    fc.property(address, bytes(0, 100), amount, (safe, message, chainId) => {
      const domain = { verifyingContract: safe as Hex, chainId }
      const types = { SafeMessage: [member('bytes', 'message')] }
      const peer = hashTypedData({ domain, types, primaryType: 'SafeMessage', message: { message } as never })
      assert.equal(safeMessageHash(safe, message, { form: 'chain', chainId }), peer)
    }),
    { numRuns: 30 },
  )
})

test('the hashes of types are those that the contracts of Safe have in their code', t => {
  const folder = join(ROOT, 'node_modules/@gnosis.pm/safe-contracts/contracts/GnosisSafe.sol')
  const newer = join(ROOT, 'node_modules/@safe-global/safe-contracts/contracts/Safe.sol')
  if (!existsSync(folder)) return t.skip('@gnosis.pm/safe-contracts is not installed')
  const safe = `0x${'11'.repeat(20)}` as Address
  const tx = { ...TRANSFER, safe }
  const told = (file: string, name: string): string =>
    new RegExp(`${name}\\s*=\\s*(0x[0-9a-f]{64})`).exec(readFileSync(file, 'utf8'))?.[1] ?? `no ${name}`
  // The preimage holds the domain, whose type is its first word, and the struct; both are rebuilt here by viem from the contract's constants.
  assert.equal(
    told(folder, 'DOMAIN_SEPARATOR_TYPEHASH'),
    '0x035aff83d86937d35b32e04f0ddc6ff469290eef2f1b692d8a815c89404d4749',
  )
  assert.equal(told(folder, 'SAFE_TX_TYPEHASH'), '0xbb8310d486368db6bd6f849402fdd73ad53d316b5a4b2644ad6efe0f941286d8')
  assert.equal(
    told(newer, 'DOMAIN_SEPARATOR_TYPEHASH'),
    '0x47e79534a245952e8b16893a336b85a3d9ea9fa8c573f3d803afb92a79469218',
  )
  assert.match(safeTxPreimage(tx, { form: 'no-chain', chainId: 1n }), /^0x1901[0-9a-f]{128}$/)
})

const TRANSFER: Omit<SafeTransaction, 'safe'> = {
  to: '0x88a1493366d48225fc3cefbdae9ebb23e323ade3' as Address,
  value: 30_000n * 10n ** 18n,
  data: '0x',
  operation: 0,
  safeTxGas: 45_745n,
  baseGas: 0n,
  gasPrice: 0n,
  gasToken: `0x${'0'.repeat(40)}` as Address,
  refundReceiver: `0x${'0'.repeat(40)}` as Address,
  nonce: 71n,
}

test('the payment that Bybit’s owners were shown has the hash that Safe’s service published, under version 1.1.1 alone', () => {
  const tx = { ...TRANSFER, safe: '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4' as Address }
  const published = '0x9d89e67333f99c136537be74029c44592985a4855172f4c2d0d942029868f98e'
  assert.equal(safeTxHash(tx, { form: hashFormOf('1.1.1'), chainId: 1n }), published)
  assert.notEqual(safeTxHash(tx, { form: hashFormOf('1.3.0'), chainId: 1n }), published)
  assert.notEqual(safeTxHash(tx, { form: hashFormOf('0.1.0'), chainId: 1n }), published)
})

test('a version tells its form, with a suffix or without, and nonsense tells none', () => {
  assert.deepEqual(['0.1.0', '1.0.0', '1.2.0', '1.3.0+L2', '1.4.1', '1.5.0', '2.0.0'].map(hashFormOf), [
    'data-gas',
    'no-chain',
    'no-chain',
    'chain',
    'chain',
    'chain',
    'chain',
  ])
  for (const bad of ['', '1', '1.3', 'v1.3.0', '1.3.0\n', '1.3.0 ', 'latest'])
    if (bad.trim() !== '1.3.0') assert.throws(() => hashFormOf(bad), { code: 'safe-version-malformed' })
})

const hash32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(b => hexOf(b))

test('a signature recovers to whoever made it and to whom viem finds, plain and with the prefix of eth_sign', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), hash32, async (word, hash) => {
      const by = person(word)
      for (const how of ['ecdsa', 'eth-sign'] as const) {
        const [one] = splitSignatures(sign(by, hash, how))
        assert.ok(one)
        assert.equal(one.kind, how)
        assert.equal(recoverSigner(one, hash), by.address)
      }
      const plain = sign(by, hash)
      assert.equal((await recoverAddress({ hash, signature: plain })).toLowerCase(), by.address)
      const prefixed = bytesOf(sign(by, hash, 'eth-sign'))
      prefixed[64] = (prefixed[64] as number) - 4
      const peer = await recoverAddress({ hash: hashMessage({ raw: hash }), signature: hexOf(prefixed) })
      assert.equal(peer.toLowerCase(), by.address)
    }),
    { numRuns: 12 },
  )
})

test('the second spelling of a signature recovers to the same signer, as the contract finds, and is told', () => {
  const by = person('high')
  const hash = `0x${'ab'.repeat(32)}` as Hex
  const low = bytesOf(sign(by, hash))
  const s = secp256k1.Point.Fn.ORDER - BigInt(hexOf(low.subarray(32, 64)))
  const high = Uint8Array.of(
    ...low.subarray(0, 32),
    ...bytesOf(`0x${s.toString(16).padStart(64, '0')}`),
    low[64] === 27 ? 28 : 27,
  )
  const [one] = splitSignatures(hexOf(high))
  assert.ok(one)
  assert.equal(one.highS, true)
  assert.equal(recoverSigner(one, hash), by.address)
})

test('an approved hash and a contract’s signature name their owner and recover to nobody', () => {
  const owner = person('contract').address
  const word = owner.slice(2).padStart(64, '0')
  const approved = `0x${word}${'0'.repeat(64)}01`
  const offset = (65 * 2).toString(16).padStart(64, '0')
  const contract = `0x${word}${offset}00${approved.slice(2)}${'3'.padStart(64, '0')}c0ffee`
  const [first, second, ...rest] = splitSignatures(contract)
  assert.deepEqual(rest, [])
  assert.deepEqual([first?.kind, first?.names, first?.data], ['contract', owner, '0xc0ffee'])
  assert.deepEqual([second?.kind, second?.names], ['approved-hash', owner])
  assert.equal(recoverSigner(first ?? assert.fail(), `0x${'1'.repeat(64)}`), null)
})

test('whatever bytes stand for signatures, they are read or refused by name, and recover to somebody or nobody', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(0, 1, 27, 28, 31, 32, 255),
      hash32,
      (bytes, v, hash) => {
        if (bytes.length >= 65) bytes[64] = v
        try {
          for (const one of splitSignatures(hexOf(bytes))) recoverSigner(one, hash)
        } catch (error) {
          assert.ok(error instanceof InputError && error.code === 'safe-signature-malformed', String(error))
        }
      },
    ),
    { numRuns: 200 },
  )
  for (const text of ['', '0x', '0x1', 'zz', `0x${'00'.repeat(64)}`])
    assert.throws(() => splitSignatures(text), { code: 'safe-signature-malformed' })
})

interface Asset {
  readonly contractName: string
  readonly version: string
  readonly deployments: Readonly<Record<string, { readonly address: string }>>
  readonly networkAddresses: Readonly<Record<string, unknown>>
}

const files = globSync('node_modules/@safe-global/safe-deployments/dist/assets/*/*.json', { cwd: ROOT })
const assets = files.map(file => ({ file, asset: JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Asset }))

/** What a file of the package is about, by its name. */
function partOf(file: string): string {
  const name = basename(file, '.json')
  if (/handler$/.test(name)) return 'fallback-handler'
  if (/migration$|setup$/.test(name)) return 'migration'
  if (/factory$/.test(name)) return 'factory'
  const parts: Record<string, string> = {
    create_call: 'create',
    sign_message_lib: 'sign-message',
    simulate_tx_accessor: 'simulation',
  }
  return parts[name] ?? (name.startsWith('multi_send') ? 'batch' : 'implementation')
}

if (process.env['UPDATE'] === '1') {
  const published = assets.map(({ file, asset }) => ({
    ...{ part: partOf(file), name: asset.contractName, version: asset.version },
    addresses: Object.values(asset.deployments).map(d => d.address.toLowerCase()),
  }))
  const chains = new Set(assets.flatMap(({ asset }) => Object.keys(asset.networkAddresses).map(Number)))
  writeDeployments(
    published,
    [...chains].sort((a, b) => a - b),
  )
}

test('the table of published contracts is what Safe’s own package tells, no address more or less', () => {
  assert.ok(assets.length > 30)
  const told = assets.flatMap(({ file, asset }) =>
    Object.values(asset.deployments).map(d => [
      d.address.toLowerCase(),
      { part: partOf(file), name: asset.contractName, version: asset.version },
    ]),
  )
  assert.deepEqual(Object.fromEntries(SAFE_DEPLOYMENTS), Object.fromEntries(told))
})

test('the chains are those of the package, in order', () => {
  const told = new Set(assets.flatMap(({ asset }) => Object.keys(asset.networkAddresses).map(Number)))
  assert.deepEqual(
    [...SAFE_CHAINS],
    [...told].sort((a, b) => a - b),
  )
})
