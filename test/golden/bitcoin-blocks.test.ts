import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bech32 } from '@scure/base'
import { commonInputClusters } from '../../src/analysis/cluster/common-input.ts'
import { POLICIES } from '../../src/analysis/flow/policy.ts'
import { detectCoinJoin } from '../../src/analysis/patterns/coinjoin.ts'
import { parseBlock } from '../../src/formats/bitcoin/block.ts'
import { ByteReader } from '../../src/formats/bitcoin/byte-reader.ts'
import { type RawTransaction, readTransaction } from '../../src/formats/bitcoin/raw-transaction.ts'
import type { Address } from '../../src/model/address.ts'
import { InputError } from '../../src/model/errors.ts'
import { BITCOIN } from '../../src/model/ledger.ts'
import type { Transaction } from '../../src/model/transaction.ts'
import { ChainSource, stolenIn, traced } from '../laws/random-chain.ts'
import { hasShared, needsShared, sharedPath } from '../shared-data.ts'

const file = (name: string): Uint8Array =>
  hasShared ? new Uint8Array(readFileSync(sharedPath('data/ledgers/bitcoin', name))) : new Uint8Array()
const skip = needsShared

/** Block 300025 and its undo data, from bcoin's tests (MIT). */
const old = file('bcoin-block300025.raw')
const oldUndo = file('bcoin-block300025-undo.raw')
/** Block 702861, from rust-bitcoin's tests (CC0). */
const recent = file('mainnet_block_000000000000000000000c835b2adcaedc20fdf6ee440009c249452c726dafae.raw')

const readOld = (undo = oldUndo): Transaction[] => parseBlock(old, { ledger: BITCOIN, undo })
const whole = skip ? [] : readOld()
const mixed = skip ? [] : parseBlock(recent, { ledger: BITCOIN })

/** The code with which a block is refused; null where it is taken. */
function refusal(read: () => unknown): string | null {
  try {
    read()
    return null
  } catch (error) {
    assert.ok(error instanceof InputError, String(error))
    return error.code
  }
}

function twice(...parts: readonly Uint8Array[]): Uint8Array {
  const once = parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
  return createHash('sha256').update(once).digest()
}

/** The transactions' ids in hashing order, from a Merkle tree built here. */
function merkle(ids: readonly string[]): string {
  let row: Uint8Array[] = ids.map(id => Buffer.from(id, 'hex').reverse())
  while (row.length > 1)
    row = Array.from({ length: Math.ceil(row.length / 2) }, (_, i) => {
      const left = row[2 * i] as Uint8Array
      return twice(left, row[2 * i + 1] ?? left)
    })
  return Buffer.from(row[0] as Uint8Array).toString('hex')
}

test("block 300025 is what bcoin's tests say it is: 461 transactions, this Merkle root, these two among them", {
  skip,
}, () => {
  assert.equal(whole.length, 461)
  assert.equal(whole[0]?.block, 300025)
  assert.equal(whole[0]?.at, 1399713634)
  const ids = whole.map(t => t.tx)
  assert.equal(merkle(ids), '28bec1d35af480ba3884553d72694f6ba6c163a5c081d7e6edaec15f373f19af')
  for (const hash of [
    '7393f84cd04ca8931975c66282ebf1847c78d8de6c2578d4f9bae23bc6f30857',
    'ec8c51de3170301430ec56f6703533d9ea5b05c6fa7068954bcb90eed8c2ee5c',
  ])
    assert.ok(ids.includes(Buffer.from(hash, 'hex').reverse().toString('hex')))
})

test('the fees that undo data gives block 300025 are what its coinbase takes above the subsidy: 25.07773345 BTC in all', {
  skip,
}, () => {
  const fees = whole.reduce((a, t) => a + (t.fee as bigint), 0n)
  const [coinbase] = whole
  assert.equal(25_00000000n + fees, 2507773345n)
  assert.equal(
    coinbase?.outputs.reduce((a, o) => a + o.amount, 0n),
    2507773345n,
  )
})

test('block 702861 is read whole: 2,500 transactions that hash to the root in its header', { skip }, () => {
  assert.equal(mixed.length, 2500)
  assert.equal(mixed[0]?.block, 702861)
  assert.equal(mixed[0]?.blockHash, '000000000000000000000c835b2adcaedc20fdf6ee440009c249452c726dafae')
  assert.equal(merkle(mixed.map(t => t.tx)), Buffer.from(recent.subarray(36, 68)).toString('hex'))
})

test('a single flipped bit anywhere in a block is refused', { skip }, () => {
  const codes = new Set<string | null>()
  for (const [bytes, count] of [
    [old, 24],
    [recent, 10],
  ] as const)
    for (let n = 0; n < count; n++) {
      const at = n < 4 ? n * 20 + 3 : 81 + Math.floor(((bytes.length - 82) * (n + 0.37)) / count)
      const bad = bytes.slice()
      bad[at] = (bad[at] as number) ^ (1 << (n % 8))
      const code = refusal(() => parseBlock(bad, { ledger: BITCOIN }))
      assert.notEqual(code, null, `byte ${at} of ${bytes.length} flipped, and not refused`)
      codes.add(code)
    }
  assert.ok(codes.has('block-work') && codes.has('block-merkle') && codes.has('block-witness'))
})

test('a block cut short, or with bytes behind it, is refused by its code', { skip }, () => {
  for (const bytes of [old, recent]) {
    for (const size of [0, 79, 80, 81, 200, Math.floor(bytes.length / 2), bytes.length - 1])
      assert.equal(
        refusal(() => parseBlock(bytes.subarray(0, size), { ledger: BITCOIN })),
        'block-truncated',
        `${size} bytes`,
      )
    const longer = new Uint8Array(bytes.length + 1)
    longer.set(bytes)
    assert.equal(
      refusal(() => parseBlock(longer, { ledger: BITCOIN })),
      'block-trailing',
    )
  }
})

test('undo data that is cut, swapped, of another block, or poorer than what was paid is refused', { skip }, () => {
  const records: Uint8Array[] = []
  for (let at = 0; at < oldUndo.length; ) {
    // Every script of this block is shorter than 253 bytes: eight of value, one of length.
    const size = 9 + (oldUndo[at + 8] as number)
    records.push(oldUndo.subarray(at, at + size))
    at += size
  }
  const joined = (list: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(list))
  assert.deepEqual(readOld(joined(records)), whole)
  const code = (list: readonly Uint8Array[]) => refusal(() => readOld(joined(list)))
  assert.equal(code(records.slice(1)), 'undo-mismatch')
  assert.equal(code([...records, records[0] as Uint8Array]), 'undo-mismatch')
  assert.equal(code([...records.slice(1), records[0] as Uint8Array]), 'undo-mismatch')
  assert.equal(
    refusal(() => readOld(oldUndo.subarray(0, -1))),
    'undo-mismatch',
  )
  assert.equal(
    refusal(() => parseBlock(recent, { ledger: BITCOIN, undo: oldUndo })),
    'undo-mismatch',
  )
  const less = (records[0] as Uint8Array).slice()
  const view = new DataView(less.buffer)
  view.setBigUint64(0, view.getBigUint64(0, true) - 1n, true)
  assert.equal(code([less, ...records.slice(1)]), 'coinbase-reward')
  view.setBigUint64(0, 0n, true)
  assert.equal(code([less, ...records.slice(1)]), 'outputs-exceed-inputs')
})

test('a height that the coinbase contradicts is refused', { skip }, () => {
  assert.equal(
    refusal(() => parseBlock(old, { ledger: BITCOIN, height: 300026 })),
    'block-height',
  )
  assert.equal(parseBlock(old, { ledger: BITCOIN, height: 300025 })[0]?.block, 300025)
})

test('a theft traced inside a block adds up to the satoshi by every doctrine, from every transaction spent in it again', {
  skip,
}, () => {
  for (const chain of [whole, mixed]) {
    const ids = new Set(chain.map(t => t.tx))
    const makers = [
      ...new Set(chain.flatMap(t => t.inputs.flatMap(i => (ids.has(i.prevTx ?? '') ? [i.prevTx ?? ''] : [])))),
    ]
    assert.ok(makers.length > 80)
    const source = new ChainSource(chain)
    const step = Math.ceil(makers.length / 80)
    for (const tx of makers.filter((_, i) => i % step === 0))
      for (const policy of POLICIES) {
        const r = traced(source, stolenIn(tx, { policy })).result()
        const [c] = r.conservation
        assert.ok(c && c.stolen > 0n)
        assert.equal(c.stolen, c.held + c.services + c.fees + c.belowFloor + c.gaps)
      }
  }
})

test('by undo data the trace in block 300025 leaves nothing unknown; without it, what other coins are mixed in is a gap', {
  skip,
}, () => {
  const told = new ChainSource(whole)
  const bare = new ChainSource(parseBlock(old, { ledger: BITCOIN }))
  let gaps = 0
  for (const t of whole.slice(1)) {
    const known = traced(told, stolenIn(t.tx)).result()
    assert.deepEqual(known.gaps, [])
    const blind = traced(bare, stolenIn(t.tx)).result()
    for (const g of blind.gaps) assert.equal(g.kind, 'unknown-input')
    gaps += blind.gaps.length
  }
  assert.ok(gaps > 0)
})

/** What the block's own bytes show, beside the parser: the raw transactions with their witnesses. */
function rawOf(bytes: Uint8Array): RawTransaction[] {
  const reader = new ByteReader(bytes, 'block-truncated')
  reader.take(80)
  return Array.from({ length: reader.compactSize() }, () => readTransaction(reader))
}

const CONTENT = { whirlpool: 7, 'wasabi-1': 1, 'wasabi-2': 0, joinmarket: 0 }

test('the CoinJoins of block 702861 are named by their shapes, seven of Whirlpool and one of Wasabi, and no payout beside them', {
  skip,
}, () => {
  const found = mixed.flatMap(t => detectCoinJoin(t) ?? [])
  for (const [kind, n] of Object.entries(CONTENT)) assert.equal(found.filter(f => f.kind === kind).length, n, kind)
  // Whirlpool's shape told once more, from the bytes: as many outputs as inputs, all of one pool's value.
  const pools = [100_000n, 1_000_000n, 5_000_000n, 50_000_000n]
  const shaped = rawOf(recent).filter(
    t =>
      t.inputs.length === 5 &&
      t.outputs.length === 5 &&
      pools.some(pool => t.outputs.every(o => o.amount === pool && o.script.length === 22)),
  )
  assert.deepEqual(
    mixed.filter(t => detectCoinJoin(t)?.kind === 'whirlpool').map(t => t.tx),
    shaped.map(t => t.txid),
  )
  const wasabi = mixed.find(t => detectCoinJoin(t)?.kind === 'wasabi-1')
  assert.equal(wasabi?.tx, '5c2f55fc17854a18f447d74e32356c9ff6faf43bf937ed13611857b2bb3fef3a')
  assert.deepEqual(
    whole.filter(t => detectCoinJoin(t)),
    [],
  )
})

/** The payers that native SegWit inputs show: the witness's second item is the key whose hash is the address (BIP 141). */
function withPayers(t: Transaction, raw: RawTransaction): Transaction {
  const inputs = t.inputs.map((input, i) => {
    const key = raw.inputs[i]?.witness[1]
    if (raw.inputs[i]?.scriptSig.length !== 0 || key?.length !== 33 || input.address !== null) return input
    const sha = createHash('sha256').update(key).digest()
    const hash = createHash('ripemd160').update(sha).digest()
    return { ...input, address: bech32.encode('bc', [0, ...bech32.toWords(hash)]) as Address }
  })
  return { ...t, inputs }
}

test('who pays together in a CoinJoin of block 702861 is not taken for one owner; who pays together elsewhere is', {
  skip,
}, () => {
  const raw = rawOf(recent)
  const paid = mixed.map((t, i) => withPayers(t, raw[i] as RawTransaction))
  const group = new Map<string, number>()
  const clusters = commonInputClusters(paid)
  clusters.forEach((c, n) => {
    for (const account of c.accounts) group.set(account, n)
  })
  const payers = (t: Transaction): string[] => [
    ...new Set(t.inputs.flatMap(i => (i.address === null ? [] : [`${BITCOIN}:${i.address}`]))),
  ]
  for (const t of paid) {
    const together = payers(t)
    if (together.length < 2) continue
    const groups = new Set(together.map(a => group.get(a)))
    if (detectCoinJoin(t)) {
      const joined = together.filter(a => group.has(a)).length
      assert.ok(joined === 0 || groups.size > 1, `${t.tx}: the CoinJoin's ${together.length} payers were merged`)
    } else assert.ok(groups.size === 1 && !groups.has(undefined), t.tx)
  }
  assert.ok(clusters.length > 100)
  const rounds = paid.filter(t => detectCoinJoin(t))
  assert.ok(rounds.every(t => payers(t).length >= 5))
  assert.deepEqual(commonInputClusters(rounds), [])
})
