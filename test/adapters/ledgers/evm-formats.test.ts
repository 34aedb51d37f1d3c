import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Hex, keccak256, serializeTransaction, toHex, toRlp } from 'viem'
import { serializeTransaction as serializeDeposit } from 'viem/op-stack'
import { readCallFrames } from '../../../src/formats/evm/call-frames.ts'
import { encodeTransaction } from '../../../src/formats/evm/encode-transaction.ts'
import { type EvmLog, readReceipt } from '../../../src/formats/evm/evm-receipt.ts'
import { readFlatTraces } from '../../../src/formats/evm/flat-traces.ts'
import { headerHash } from '../../../src/formats/evm/header-hash.ts'
import type { TracedTransaction } from '../../../src/formats/evm/native-moves.ts'
import type { RawObject } from '../../../src/formats/evm/read-fields.ts'
import { rlpBytes, rlpList } from '../../../src/formats/evm/rlp.ts'
import {
  DEPOSIT_TOPIC,
  TRANSFER_TOPIC,
  tokenMoves,
  WITHDRAWAL_TOPIC,
} from '../../../src/formats/evm/token-transfers.ts'
import { EMPTY_ROOT, listRoot } from '../../../src/formats/evm/trie-root.ts'
import { wrappedNative } from '../../../src/formats/evm/wrapped-native.ts'
import type { Address } from '../../../src/model/address.ts'
import { ETHEREUM } from '../../../src/model/ledger.ts'
import { fc } from '../../property.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { word } from './small-contracts.ts'

const zeros = (bytes: number): string => `0x${'00'.repeat(bytes)}`

/** Ethereum's first two blocks, as every node of the network holds them. */
const GENESIS: RawObject = {
  number: '0x0',
  parentHash: zeros(32),
  sha3Uncles: '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347',
  miner: zeros(20),
  stateRoot: '0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544',
  transactionsRoot: EMPTY_ROOT,
  receiptsRoot: EMPTY_ROOT,
  logsBloom: zeros(256),
  difficulty: '0x400000000',
  gasLimit: '0x1388',
  gasUsed: '0x0',
  timestamp: '0x0',
  extraData: '0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa',
  mixHash: zeros(32),
  nonce: '0x0000000000000042',
  // What nodes tell beside it.
  ...{ hash: zeros(32), size: '0x21c', totalDifficulty: '0x400000000', uncles: [], transactions: [] },
}
const GENESIS_HASH = '0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3'
const FIRST: RawObject = {
  ...GENESIS,
  number: '0x1',
  parentHash: GENESIS_HASH,
  miner: '0x05a56e2d52c817161883f50c441c3228cfe54d9f',
  stateRoot: '0xd67e4d450343046425ae4271474353857ab860dbc0a1dde64b41b5cd3a532bf3',
  difficulty: '0x3ff800000',
  timestamp: '0x55ba4224',
  extraData: '0x476574682f76312e302e302f6c696e75782f676f312e342e32',
  mixHash: '0x969b900de27b6ac6a67742365dd65f55a0526c41fd18e1b16f1a1215c2e66f59',
  nonce: '0x539bd4979fef1ec4',
}

test("Ethereum's first blocks hash to the hashes that all the world knows", () => {
  assert.equal(headerHash(GENESIS), GENESIS_HASH)
  assert.equal(headerHash(FIRST), '0x88e96d4537bea4d9c05d12549907b32561d3bf31f45aae734cdc119f13406cb6')
})

test('a header with a field of an unknown fork, or without one of its own, is not hashed at all', () => {
  assert.equal(headerHash({ ...GENESIS, step: '0x1' }), null)
  assert.equal(headerHash({ ...GENESIS, mixHash: undefined }), null)
  // What a later fork added does not come without what an earlier one did.
  assert.equal(headerHash({ ...GENESIS, withdrawalsRoot: EMPTY_ROOT }), null)
  assert.equal(headerHash({ ...GENESIS, gasUsed: 5 }), null)
})

test('the topics are the hashes of what they are named for', () => {
  const hash = (text: string): string => keccak256(toHex(text))
  assert.equal(TRANSFER_TOPIC, hash('Transfer(address,address,uint256)'))
  assert.equal(DEPOSIT_TOPIC, hash('Deposit(address,uint256)'))
  assert.equal(WITHDRAWAL_TOPIC, hash('Withdrawal(address,uint256)'))
})

test('the root over a list tells every change, and an empty list has the root that empty blocks carry', () => {
  assert.equal(listRoot([]), EMPTY_ROOT)
  const items = fc.array(fc.stringMatching(/^([0-9a-f]{2}){1,40}$/), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(items, fc.nat(), (list, at) => {
      const root = listRoot(list)
      const changed = list.with(at % list.length, `${list[at % list.length]}00`)
      assert.notEqual(listRoot(changed), root)
      assert.notEqual(listRoot(list.slice(0, -1)), root)
    }),
    { numRuns: 30 },
  )
})

test('nested lists of bytes are encoded as viem encodes them', () => {
  type Nested = string | Nested[]
  const { tree } = fc.letrec<{ tree: Nested }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.stringMatching(/^([0-9a-f]{2}){0,70}$/),
      fc.array(tie('tree') as fc.Arbitrary<Nested>, { maxLength: 20 }),
    ),
  }))
  const ours = (node: Nested): string => (typeof node === 'string' ? rlpBytes(node) : rlpList(node.map(ours)))
  type HexTree = Hex | HexTree[]
  const theirs = (node: Nested): HexTree => (typeof node === 'string' ? `0x${node}` : node.map(theirs))
  fc.assert(
    fc.property(tree, node => assert.equal(`0x${ours(node)}`, toRlp(theirs(node) as Hex))),
    { numRuns: 200 },
  )
})

test('transactions of every type of Ethereum are encoded as viem serializes them, and deposits of the OP Stack', () => {
  const bytes = (n: number): fc.Arbitrary<Hex> => fc.uint8Array({ minLength: n, maxLength: n }).map(b => toHex(b))
  const big = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n })
  const list = fc.array(fc.record({ address: bytes(20), storageKeys: fc.array(bytes(32), { maxLength: 3 }) }), {
    maxLength: 3,
  })
  const fields = fc.record({
    ...{
      nonce: fc.nat(),
      gas: big,
      gasPrice: big,
      tip: big,
      value: big,
      to: bytes(20),
      data: bytes(37),
      accessList: list,
    },
    ...{ r: bytes(32), s: bytes(32), yParity: fc.constantFrom(0, 1), blob: bytes(32), delegate: bytes(20) },
  })
  const q = (n: bigint | number): string => `0x${n.toString(16)}`
  fc.assert(
    fc.property(fields, t => {
      const { nonce, gas, gasPrice, tip, value, to, data, accessList, r, s, yParity } = t
      const max = gasPrice + tip
      const raw: Record<string, unknown> = {
        ...{
          nonce: q(nonce),
          gas: q(gas),
          value: q(value),
          to,
          input: data,
          r,
          s,
          yParity: q(yParity),
          chainId: '0x1',
          accessList,
        },
        ...{ gasPrice: q(gasPrice), maxPriorityFeePerGas: q(tip), maxFeePerGas: q(max), maxFeePerBlobGas: q(tip) },
        blobVersionedHashes: [`0x01${t.blob.slice(4)}`],
        authorizationList: [{ chainId: '0x1', address: t.delegate, nonce: '0x7', yParity: q(yParity), r, s }],
      }
      const plain = { chainId: 1, nonce, gas, value, to, data }
      const dear = { ...plain, maxFeePerGas: max, maxPriorityFeePerGas: tip, accessList }
      const authorizationList = [{ chainId: 1, address: t.delegate, nonce: 7, yParity, r, s }]
      const blobs = { maxFeePerBlobGas: tip, blobVersionedHashes: raw['blobVersionedHashes'] as Hex[] }
      const sign = { r, s, yParity, v: BigInt(37 + yParity) }
      const cases: [string, Hex][] = [
        ['0x0', serializeTransaction({ ...plain, gasPrice, type: 'legacy' }, sign)],
        ['0x1', serializeTransaction({ ...plain, gasPrice, accessList, type: 'eip2930' }, sign)],
        ['0x2', serializeTransaction({ ...dear, type: 'eip1559' }, sign)],
        ['0x3', serializeTransaction({ ...dear, ...blobs, type: 'eip4844' }, sign)],
        ['0x4', serializeTransaction({ ...dear, authorizationList, type: 'eip7702' }, sign)],
      ]
      for (const [type, expected] of cases)
        assert.equal(
          `0x${encodeTransaction({ ...raw, type, ...(type === '0x0' ? { v: q(37 + yParity) } : {}) })}`,
          expected,
          type,
        )
      const deposit = {
        sourceHash: r,
        from: t.delegate,
        to,
        mint: tip,
        value,
        gas,
        data,
        isSystemTx: false,
        type: 'deposit' as const,
      }
      assert.equal(
        `0x${encodeTransaction({ ...raw, type: '0x7e', sourceHash: r, from: t.delegate, mint: q(tip) })}`,
        serializeDeposit(deposit),
      )
    }),
    { numRuns: 40 },
  )
  for (const type of ['0x64', '0x6a', '0x71', '0x0f']) assert.equal(encodeTransaction({ type }), null)
})

test('receipts of old blocks, of deposits and of sparing clients are read', () => {
  const receipt = {
    ...{ blockHash: zeros(32), transactionHash: zeros(32), transactionIndex: '0x0', gasUsed: '0x5208', logs: [] },
    ...{ cumulativeGasUsed: '0x5208', logsBloom: zeros(256) },
  }
  assert.deepEqual(
    [
      { root: zeros(32) },
      { status: '0x1', type: '0x7e', depositNonce: '0x5' },
      { status: '0x0', effectiveGasPrice: '0x7' },
    ]
      .map(more => readReceipt({ ...receipt, ...more }))
      .map(r => [r.succeeded, r.gasPrice, r.made]),
    [
      [null, null, null],
      [true, null, null],
      [false, 7n, null],
    ],
  )
  for (const bad of [
    { status: '0x2' },
    { status: 'yes' },
    { gasUsed: null },
    { logs: {} },
    { transactionIndex: '0xffffffffffffff' },
  ])
    assert.throws(() => readReceipt({ ...receipt, ...bad }), { code: 'ledger-answer-malformed' })
})

const folder = 'data/ledgers/eth-traces'
/** The outcome of one of geth's own test cases in one of its two forms. */
function traced(form: 'call_tracer' | 'call_tracer_flat', name: string): TracedTransaction {
  const { result } = JSON.parse(readFileSync(sharedPath(folder, form, name), 'utf8'))
  if (form === 'call_tracer') return readCallFrames([{ result }])[0] as TracedTransaction
  const rows = (result as RawObject[]).map(row => ({ ...row, blockHash: zeros(32), transactionPosition: 0 }))
  return readFlatTraces(rows, zeros(32), 1)[0] as TracedTransaction
}

test("both forms of geth's traces of one transaction tell the same payments, and those of failed calls in neither", {
  skip: needsShared,
}, () => {
  // Two are of different transactions in the two forms, and one is of the outermost call alone in one of them.
  const different = ['create.json', 'selfdestruct.json', 'simple_onlytop.json']
  const names = readdirSync(sharedPath(folder, 'call_tracer')).filter(
    name => readdirSync(sharedPath(folder, 'call_tracer_flat')).includes(name) && !different.includes(name),
  )
  assert.ok(names.length >= 8)
  for (const name of names) {
    const [nested, flat] = [traced('call_tracer', name), traced('call_tracer_flat', name)]
    assert.deepEqual([nested.failed, nested.moves, nested.value], [flat.failed, flat.moves, flat.value], name)
  }
  for (const name of ['inner_throw_outer_revert.json', 'revert.json', 'oog.json'])
    assert.deepEqual([traced('call_tracer', name).failed, traced('call_tracer', name).moves], [true, []], name)
  assert.deepEqual(traced('call_tracer', 'selfdestruct.json').moves, [
    {
      from: '0x3b873a919aa0512d5a0f09e6dcceaa4a6727fafe',
      to: '0x000000000000000000000000000000000000dead',
      amount: 0x4d87094125a369d9bd5n,
    },
  ])
})

test('a trace as deep as a node cares to send is walked without falling over', () => {
  let frame: RawObject = { type: 'CALL', from: zeros(20), to: zeros(20), value: '0x1' }
  for (let i = 0; i < 100_000; i++) frame = { ...frame, calls: [frame] }
  assert.equal(readCallFrames([{ result: frame }])[0]?.moves.length, 100_000)
})

test('a token transfer is told from what only looks like one', () => {
  const [a, b] = [`0x${'11'.repeat(20)}`, `0x${'22'.repeat(20)}`] as [Address, Address]
  const weth = wrappedNative(ETHEREUM) as Address
  const [from, to, seven] = [`0x${word(a)}`, `0x${word(b)}`, `0x${word(7)}`]
  const log = (index: number, topics: string[], data: string, contract: Address = b): EvmLog => ({
    contract,
    topics,
    data,
    index,
  })
  const moves = (logs: EvmLog[]): string[] =>
    tokenMoves(ETHEREUM, logs, new Set([weth])).map(
      m => `${m.index} ${m.from.slice(2, 4)}>${m.to.slice(2, 4)} ${m.amount} ${m.asset.split(/[/:]/)[2]}`,
    )
  assert.deepEqual(moves([log(0, [TRANSFER_TOPIC, from, to], seven)]), ['0 11>22 7 erc20'])
  // ERC-721 indexes the number of the piece, too; one early form of both indexes nothing.
  assert.deepEqual(moves([log(1, [TRANSFER_TOPIC, from, to, seven], '0x')]), ['1 11>22 1 erc721'])
  assert.deepEqual(moves([log(2, [TRANSFER_TOPIC], `${from}${to.slice(2)}${seven.slice(2)}`)]), ['2 11>22 7 erc20'])
  for (const [topics, data] of [
    [[TRANSFER_TOPIC, from, to], '0x'],
    [[TRANSFER_TOPIC, from, to], `${seven}00`],
    [[TRANSFER_TOPIC, from, to, seven], seven],
    [[TRANSFER_TOPIC, from], seven],
    [[], seven],
    [[seven, from, to], seven],
  ] as [string[], string][])
    assert.deepEqual(moves([log(0, topics, data)]), [])
  // Wrapping ether makes tokens, which WETH9 says by Deposit alone; only of the known contract is that believed, and once.
  assert.deepEqual(moves([log(3, [DEPOSIT_TOPIC, from], seven, weth)]), ['3 00>11 7 erc20'])
  assert.deepEqual(moves([log(4, [WITHDRAWAL_TOPIC, from], seven, weth)]), ['4 11>00 7 erc20'])
  assert.deepEqual(moves([log(5, [DEPOSIT_TOPIC, from], seven)]), [])
  const twice = [log(6, [TRANSFER_TOPIC, zeros(32), from], seven, weth), log(7, [DEPOSIT_TOPIC, from], seven, weth)]
  assert.deepEqual(moves(twice), ['6 00>11 7 erc20'])
})
