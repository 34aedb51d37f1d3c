import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { encodeFunctionData } from 'viem/utils'
import { openSafeNode } from '../../src/adapters/guard/open-safe-node.ts'
import { SAFE_ABI } from '../../src/adapters/guard/safe-abi.ts'
import { startAnvil } from '../../src/adapters/range/anvil-process.ts'
import { BYBIT_SAFE_71 } from '../../src/catalog/guard/bybit-safe-71.ts'
import { splitSignatures } from '../../src/formats/safe/safe-signature.ts'
import type { Hex } from '../../src/formats/safe/safe-transaction.ts'
import type { Address } from '../../src/model/address.ts'
import { gatherSafes, type ToldSafe } from '../../src/operations/guard/gather-safes.ts'
import { guardSafes } from '../../src/operations/guard/guard-safes.ts'
import type { SafeNode } from '../../src/operations/guard/guard-sources.ts'
import { ROOT } from '../architecture/source-files.ts'
import { person, row, transaction } from './make-safe.ts'
import { calldata } from './ordinary-safe.ts'
import { code111, code141, putSafe, rpc, SINGLETON_111 } from './private-safe.ts'

const skip = existsSync(join(ROOT, 'node_modules/@gnosis.pm/safe-contracts'))
  ? false
  : 'needs @gnosis.pm/safe-contracts'
const SAFE = '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4' as Address
const BACKDOOR = '0xbdd077f651ebe7f7b3ce16fe5f2b025be2969516'
const [attack, shown] = BYBIT_SAFE_71.results
const owners = attack.confirmations.map(c => c.owner.toLowerCase() as Address).sort()
const signatures = attack.confirmations
  .toSorted((a, b) => (a.owner.toLowerCase() < b.owner.toLowerCase() ? -1 : 1))
  .map(c => c.signature.slice(2))
  .join('')
const NONE = '0x0000000000000000000000000000000000000000'
const TOLD: ToldSafe = { version: null, chainId: null, owners: null, threshold: null }

const chain = skip ? null : await privateChain()
after(async () => {
  chain?.node.close()
  await chain?.anvil.stop()
})

/** A chain with Bybit's Safe on it, before the theft. */
async function privateChain() {
  const anvil = await startAnvil({ chainId: 1, at: 1_740_000_000 })
  await putSafe(anvil.url, SAFE, owners, 3, 71)
  // The thief's code: it writes its first argument to slot 0 of whoever runs it.
  await rpc(anvil.url, 'anvil_setCode', attack.to, '0x60043560005500')
  await rpc(anvil.url, 'anvil_setBalance', SAFE, `0x${(401_000n * 10n ** 18n).toString(16)}`)
  return { anvil, url: anvil.url, node: openSafeNode(anvil.url) }
}

function open() {
  assert.ok(chain)
  return chain
}

const slot0 = async (): Promise<unknown> => rpc(open().url, 'eth_getStorageAt', SAFE, '0x0', 'latest')
const judge = async (rows: readonly object[], by: SafeNode = open().node) => {
  const { safes, gaps } = await gatherSafes({
    safe: SAFE,
    captures: [{ results: rows }],
    told: TOLD,
    node: by,
    queue: null,
  })
  return guardSafes(safes, by, gaps)
}
const pendingAttack = { ...attack, isExecuted: false, executionDate: null, transactionHash: null }

test('a node tells version, owners and code of the very Safe that Bybit ran', { skip }, async () => {
  const state = await open().node.state(SAFE)
  assert.deepEqual(
    { ...state, owners: [...(state.owners ?? [])].sort() },
    {
      ...{ safe: SAFE, version: '1.1.1', chainId: 1n, implementation: SINGLETON_111, owners, threshold: 3, nonce: 71n },
      ...{ modules: [], guard: null, fallbackHandler: null },
    },
  )
  await assert.rejects(open().node.state(attack.to.toLowerCase() as Address), { code: 'safe-missing' })
  await assert.rejects(open().node.state(`0x${'9'.repeat(40)}` as Address), { code: 'safe-missing' })
})

test('tried on the node before anybody executes it, the transfer of Bybit’s nonce 71 puts the backdoor into slot 0', {
  skip,
}, async () => {
  const { alarms, transactions } = await judge([pendingAttack, shown])
  const one = transactions.find(t => t.operation === 1)
  const replaced = one?.findings.find(f => f.code === 'implementation-replaced')
  assert.match(
    replaced?.sentence ?? '',
    /slot 0 goes from GnosisSafe 1\.1\.1 .* to 0xbDd077f651EBe7f7b3cE16fe5F2b025BE2969516/,
  )
  assert.ok(alarms.some(a => a.reason === 'signature-over-other'))
  const paid = transactions.find(t => t.operation === 0)
  assert.deepEqual(
    paid?.findings.filter(f => f.severity !== 'alarm').map(f => f.sentence),
    ['Tried on the node, the Safe has 30,000 ETH less.'],
  )
  assert.equal(await slot0(), `0x${SINGLETON_111.slice(2).padStart(64, '0')}`)
})

test('a service that calls executed what the chain has not reached spares nobody a look', { skip }, async () => {
  const { transactions, gaps } = await judge([attack, shown])
  assert.ok(gaps.some(g => g.kind === 'service-contradicts-node'))
  assert.ok(transactions.every(t => t.state === 'pending'))
  assert.ok(transactions.some(t => t.findings.some(f => f.code === 'implementation-replaced')))
})

test('a node of another chain than was asked about is refused', { skip }, async () => {
  const told = { ...TOLD, chainId: 10n }
  const sources = { safe: SAFE, captures: [], told, node: open().node, queue: null }
  await assert.rejects(gatherSafes(sources), { code: 'ledger-other-chain' })
})

test('a node without traces says whether it would succeed, and that nobody saw what it changes', { skip }, async () => {
  const server = createServer(async (request, response) => {
    const body: string = await new Promise(done => {
      let text = ''
      request.on('data', chunk => (text += chunk))
      request.on('end', () => done(text))
    })
    const { id, method, params } = JSON.parse(body)
    const reply = method.startsWith('debug_')
      ? { error: { code: -32601, message: 'the method does not exist' } }
      : { result: await rpc(open().url, method, ...params) }
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...reply }))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const port = (server.address() as { port: number }).port
  const blind = openSafeNode(`http://127.0.0.1:${port}/v3/0123456789abcdef`)
  try {
    const answer = await judge([pendingAttack], blind)
    assert.deepEqual(
      answer.gaps.map(g => g.kind),
      ['simulation-blind'],
    )
    assert.doesNotMatch(JSON.stringify(answer), /0123456789abcdef/)
    assert.ok(answer.alarms.some(a => a.reason === 'delegatecall-unknown'))
  } finally {
    blind.close()
    server.close()
    server.closeAllConnections()
  }
})

test('new owners, a failing call and an agreement on the chain are seen on the node', { skip }, async () => {
  const [owner] = owners
  assert.ok(owner)
  const domain = { form: 'no-chain', chainId: 1n } as const
  const at = '2025-02-20T00:00:00Z'
  const newcomer = person('newcomer').address
  const settings = encodeFunctionData({
    abi: ADD_OWNER,
    functionName: 'addOwnerWithThreshold',
    args: [newcomer as Hex, 1n],
  })
  const adds = transaction({ safe: SAFE, to: SAFE, data: settings, nonce: 72n })
  const fails = transaction({ safe: SAFE, to: SAFE, data: TOO_MANY, nonce: 73n, safeTxGas: 50_000n })
  const approved = `0x${owner.slice(2).padStart(64, '0')}${'0'.repeat(64)}01`
  const agreeing = { owner, submissionDate: at, signature: approved }
  const rows = [{ ...row({ tx: adds, domain, at }), confirmations: [agreeing] }, row({ tx: fails, domain, at })]
  const before = await judge(rows)
  const codes = (n: number) => before.transactions.find(t => t.nonce === n)?.findings.map(f => f.code)
  assert.deepEqual(
    new Set(codes(72)),
    new Set(['signature-of-no-owner', 'owner-added', 'threshold-changed', 'owners-changed', 'storage-written']),
  )
  assert.ok(before.transactions[0]?.findings.some(f => /how many owners must sign, from 3 to 1/.test(f.sentence)))
  assert.ok(codes(73)?.includes('tried-and-failed'))
  assert.equal(before.transactions[0]?.signatures[0]?.verdict, 'nobody')
  // The owner approves the hash on the chain, and his confirmation is worth something.
  const hash = before.transactions[0]?.hash as Hex
  await rpc(open().url, 'anvil_setBalance', owner, '0xde0b6b3a7640000')
  await rpc(open().url, 'anvil_impersonateAccount', owner)
  const approve = encodeFunctionData({ abi: ADD_OWNER, functionName: 'approveHash', args: [hash] })
  await rpc(open().url, 'eth_sendTransaction', { from: owner, to: SAFE, data: approve, gas: '0x30d40' })
  await rpc(open().url, 'anvil_mine', '0x1')
  const after = await judge(rows)
  assert.equal(after.transactions[0]?.signatures[0]?.verdict, 'signed')
})

test('the very signatures of the theft: as an ordinary call they revert, as a delegatecall slot 0 becomes the backdoor', {
  skip,
}, async () => {
  const execution = (operation: 0 | 1): Hex =>
    encodeFunctionData({
      abi: SAFE_ABI,
      functionName: 'execTransaction',
      args: [attack.to, 0n, attack.data, operation, BigInt(attack.safeTxGas), 0n, 0n, NONE, NONE, `0x${signatures}`],
    })
  const [from] = (await rpc(open().url, 'eth_accounts')) as string[]
  await assert.rejects(rpc(open().url, 'eth_call', { from, to: SAFE, data: execution(0) }, 'latest'), /revert/)
  await rpc(open().url, 'eth_sendTransaction', { from, to: SAFE, data: execution(1), gas: '0x7a120' })
  await rpc(open().url, 'anvil_mine', '0x1')
  assert.equal(await slot0(), `0x${BACKDOOR.slice(2).padStart(64, '0')}`)
  await assert.rejects(open().node.state(SAFE), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'safe-missing')
    assert.ok(error.message.includes(BACKDOOR))
    return true
  })
})

test('a contract’s own word counts in both of its forms, and silence, a revert or no contract as no', {
  skip,
}, async () => {
  const { url, node } = open()
  const at = (n: number) => `0x${String(n).repeat(40)}` as Address
  // PUSH4 word, shifted to the front of a word of 32 bytes, returned; a revert; nothing.
  const answers = (word: string) => `0x63${word}60e01b5f5260205ff3`
  const codes = [answers('20c13b0b'), answers('1626ba7e'), answers('ffffffff'), '0x5f5ffd']
  for (const [n, code] of codes.entries()) await rpc(url, 'anvil_setCode', at(n + 2), code)
  const tx = transaction({ safe: SAFE, to: SAFE })
  const word = async (owner: Address): Promise<boolean> => {
    const [signature] = splitSignatures(
      `0x${owner.slice(2).padStart(64, '0')}${(65).toString(16).padStart(64, '0')}00${'0'.repeat(64)}`,
    )
    assert.ok(signature)
    return node.agreed(tx, { form: 'no-chain', chainId: 1n }, owner, signature)
  }
  assert.deepEqual(await Promise.all([2, 3, 4, 5, 6].map(n => word(at(n)))), [true, true, false, false, false])
})

test('a Safe 1.4.1 is tried as well: a payment costs no more than it pays, and a new module shows', {
  skip,
}, async () => {
  const safe = person('a newer safe').address
  const singleton = '0x41675c099f32341bf84bfc5382af534df5c7461a' as Address
  const { url, node } = open()
  await putSafe(url, safe, owners, 2, 4)
  await rpc(url, 'anvil_setCode', singleton, code141('Safe.sol/Safe'))
  await rpc(url, 'anvil_setStorageAt', safe, `0x${'0'.repeat(64)}`, `0x${singleton.slice(2).padStart(64, '0')}`)
  await rpc(url, 'anvil_setBalance', safe, '0xde0b6b3a7640000')
  const domain = { form: 'chain', chainId: 1n } as const
  const at = '2026-01-01T00:00:00Z'
  const module = `0x610b5925${person('a module').address.slice(2).padStart(64, '0')}` as Hex
  // A token that takes any transfer, and says so by a log: topics Transfer, sender, receiver; data amount.
  const token = person('a token').address
  const topic = 'ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
  await rpc(url, 'anvil_setCode', token, `0x6024355f52600435337f${topic}60205fa3`)
  const rows = [
    row({
      tx: transaction({ safe, to: token, data: calldata('transfer', person('payee').address, 77n), nonce: 6n }),
      domain,
      at,
    }),
    row({ tx: transaction({ safe, to: person('payee').address, value: 5n * 10n ** 17n, nonce: 4n }), domain, at }),
    row({ tx: transaction({ safe, to: safe, data: module, nonce: 5n }), domain, at }),
  ]
  const { safes, gaps } = await gatherSafes({ safe, captures: [rows], told: TOLD, node, queue: null })
  const answer = await guardSafes(safes, node, gaps)
  assert.deepEqual([answer.gaps, answer.alarms, answer.safes[0]?.version], [[], [], '1.4.1'])
  const told = answer.transactions.map(t => t.findings.map(f => `${f.severity} ${f.code}`))
  assert.deepEqual(told, [
    ['notice balance-falls'],
    ['warning module-enabled', 'warning modules-changed', 'notice storage-written'],
    ['notice token-leaves'],
  ])
})

test('a Safe that runs code which Safe never published is told, whatever waits in its queue', { skip }, async () => {
  const safe = person('a turned safe').address
  const code = person('some code').address
  const { url, node } = open()
  await putSafe(url, safe, owners, 1, 0)
  await rpc(url, 'anvil_setCode', code, code111('GnosisSafe'))
  await rpc(url, 'anvil_setStorageAt', safe, `0x${'0'.repeat(64)}`, `0x${code.slice(2).padStart(64, '0')}`)
  const { safes, gaps } = await gatherSafes({ safe, captures: [], told: TOLD, node, queue: null })
  const answer = await guardSafes(safes, node, gaps)
  assert.deepEqual(
    answer.safes[0]?.findings.map(f => f.code),
    ['implementation-unknown', 'threshold-one'],
  )
})

const ADD_OWNER = [
  {
    ...{ type: 'function', name: 'addOwnerWithThreshold', stateMutability: 'nonpayable', outputs: [] },
    inputs: [
      { name: 'owner', type: 'address' },
      { name: 'threshold', type: 'uint256' },
    ],
  },
  {
    ...{ type: 'function', name: 'approveHash', stateMutability: 'nonpayable', outputs: [] },
    inputs: [{ name: 'hash', type: 'bytes32' }],
  },
] as const

/** A threshold of 99, which a Safe of three owners refuses. */
const TOO_MANY: Hex = `0x694e80c3${(99).toString(16).padStart(64, '0')}`
