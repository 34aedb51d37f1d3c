import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import type { Hex, TransactionSerializable } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { keccak256, parseTransaction, serializeTransaction } from 'viem/utils'
import { openEvmSignatures } from '../../src/adapters/signatures/evm-signatures.ts'
import { signatureOf } from '../../src/formats/evm/signed-transaction.ts'
import { auditOf, auditSignatures } from '../../src/operations/signature-audit/audit-signatures.ts'

const KEY: Hex = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
const account = privateKeyToAccount(KEY)
const TO = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
const N = secp256k1.Point.Fn.ORDER
const hex = (n: bigint | number): Hex => `0x${n.toString(16)}`

/** A signed transaction as a node tells it, out of viem's own serialization. */
function told(serialized: Hex, from: string) {
  const t = parseTransaction(serialized)
  const type = { legacy: '0x0', eip2930: '0x1', eip1559: '0x2', eip4844: '0x3', eip7702: '0x4' }[t.type ?? 'legacy']
  const quantities = [
    'nonce',
    'gas',
    'value',
    'gasPrice',
    'maxFeePerGas',
    'maxPriorityFeePerGas',
    'chainId',
    'v',
  ] as const
  const read = t as unknown as Record<string, bigint | number | undefined>
  const fields = Object.fromEntries(quantities.map(key => [key, hex(read[key] ?? 0)]))
  const accessList = 'accessList' in t ? (t.accessList ?? []) : []
  return {
    ...fields,
    ...{ type, hash: keccak256(serialized), from, to: t.to ?? null, input: t.data ?? '0x', accessList },
    ...{ r: t.r, s: t.s, v: read['v'] === undefined ? hex(t.yParity ?? 0) : fields['v'] },
  }
}

const plain = (nonce: number) => ({ nonce, gas: 21_000n, value: 5n, to: TO, data: '0x' }) as const
const shapes: readonly TransactionSerializable[] = [
  { ...plain(0), type: 'legacy', gasPrice: 7n },
  { ...plain(1), type: 'legacy', gasPrice: 7n, chainId: 1 },
  {
    ...plain(2),
    type: 'eip2930',
    gasPrice: 7n,
    chainId: 1,
    accessList: [{ address: TO, storageKeys: [`0x${'0'.repeat(64)}`] }],
  },
  { ...plain(3), type: 'eip1559', maxFeePerGas: 9n, maxPriorityFeePerGas: 1n, chainId: 1, data: '0xdeadbeef' },
]

/** The same nonce for two transactions: what a broken signer does. */
function signedWith(k: bigint, transaction: TransactionSerializable): Hex {
  const z = BigInt(keccak256(serializeTransaction(transaction)))
  const point = secp256k1.Point.BASE.multiply(k)
  const r = point.toAffine().x % N
  const { Fn } = secp256k1.Point
  let s = Fn.mul(Fn.inv(k), Fn.create(z + r * BigInt(KEY)))
  let yParity = Number(point.toAffine().y % 2n)
  if (s > N / 2n) [s, yParity] = [N - s, 1 - yParity]
  const pad = (n: bigint): Hex => `0x${n.toString(16).padStart(64, '0')}`
  return serializeTransaction(transaction, { r: pad(r), s: pad(s), yParity })
}

/** A node that keeps every old state: the transactions of an account by block. */
async function archiveNode(blocks: ReadonlyMap<number, readonly object[]>, height: number, answers = { count: 0 }) {
  const counts = (at: number): number =>
    [...blocks].reduce((sum, [n, of]) => sum + (n <= at ? of.filter(t => 'from' in t && t.from !== TO).length : 0), 0)
  const answer = (method: string, params: readonly unknown[]): unknown => {
    answers.count++
    if (method === 'eth_blockNumber') return hex(height)
    if (method === 'eth_getTransactionCount') return hex(counts(Number(params[1])))
    return { transactions: [...(blocks.get(Number(params[0])) ?? [])] }
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const asked = JSON.parse(body)
    const one = (c: { id: number; method: string; params: unknown[] }) => ({
      ...{ jsonrpc: '2.0', id: c.id, result: answer(c.method, c.params) },
    })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(Array.isArray(asked) ? asked.map(one) : one(asked)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.dispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

test('what viem signed, in every shape that an account can sign, is read back with the key and the hash that it signed', async () => {
  for (const shape of shapes) {
    const serialized = (await account.signTransaction(shape as never)) as Hex
    const read = signatureOf(told(serialized, account.address))
    assert.ok('curve' in read, JSON.stringify(read))
    assert.equal(`0x${read.hash}`, keccak256(serializeTransaction(shape)))
    assert.equal(secp256k1.Point.fromHex(read.publicKey).toHex(false), account.publicKey.slice(2))
    const other = signatureOf(told(serialized, TO))
    assert.ok('because' in other && /not of its sender/.test(other.because))
  }
  assert.ok('because' in signatureOf({ type: '0x7e', hash: '0x1' }), 'a deposit of the OP Stack is signed by nobody')
  assert.ok('because' in signatureOf({}))
})

test('an account that used one nonce twice is found through a node, wherever in the chain it signed; the key is told, and not the secret', async () => {
  const early = told((await account.signTransaction(shapes[0] as never)) as Hex, account.address)
  const [one, two] = [plain(1), plain(2)].map(t =>
    told(
      signedWith(77n ** 30n, { ...t, type: 'eip1559', maxFeePerGas: 9n, maxPriorityFeePerGas: 1n, chainId: 1 }),
      account.address,
    ),
  )
  assert.ok(one && two)
  const blocks = new Map<number, readonly object[]>([
    [3, [early, { from: TO, hash: '0x0' }]],
    [70_001, [one]],
    [999_999, [two]],
  ])
  const answers = { count: 0 }
  using node = await archiveNode(blocks, 1_000_000, answers)
  const source = openEvmSignatures({ url: node.url }, account.address)
  const gathered = await source.gather(1_000, () => {})
  assert.equal(gathered.signed, 3)
  assert.deepEqual(
    gathered.signatures.map(s => s.id),
    [early, one, two].map(t => t.hash),
  )
  assert.ok(answers.count < 130, `${answers.count} calls: halving asks about twenty times for each`)
  const audit = auditOf(gathered.signatures, gathered.gaps)
  assert.deepEqual(
    audit.findings.map(f => f.kind),
    ['repeated-nonce'],
  )
  assert.deepEqual(audit.recoverable, [gathered.signatures[0]?.publicKey])
  assert.ok(!JSON.stringify(audit).includes(KEY.slice(2)))
  const latest = await source.gather(1, () => {})
  assert.deepEqual(
    latest.signatures.map(s => s.id),
    [two.hash],
  )
  assert.match(latest.gaps.join(), /2 older transactions were not asked for/)
  source.close()
})

test('the same over HTTP takes signatures and no key; an address of another ledger is refused', async () => {
  const read = signatureOf(told((await account.signTransaction(shapes[3] as never)) as Hex, account.address))
  assert.ok('curve' in read)
  const answer = await auditSignatures.run({ signatures: [{ ...read, r: 'zz' }, read] }, {} as never)
  assert.deepEqual([answer.audited, answer.findings.length, answer.unread[0]?.code], [1, 0, 'hex-malformed'])
  assert.throws(() => openEvmSignatures({ url: 'http://127.0.0.1:1' }, 'bc1q'), /no address of an EVM ledger/)
})
