import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { coinJoinCandidates } from '../../src/analysis/mixers/coinjoin-candidates.ts'
import { detectCoinJoin } from '../../src/analysis/patterns/coinjoin.ts'
import { MIXERS } from '../../src/catalog/mixers/all-mixers.ts'
import { parseBlock } from '../../src/formats/bitcoin/block.ts'
import { accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'
import type { Transaction } from '../../src/model/transaction.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { findMixerLinks } from '../../src/operations/mixers/find-mixer-links.ts'
import { withCandidates } from '../../src/operations/mixers/trace-candidates.ts'
import { trace, worldOf } from '../laws/two-ledgers.ts'
import { needsShared, sharedPath } from '../shared-data.ts'

const skip = needsShared
const BLOCK = 'mainnet_block_000000000000000000000c835b2adcaedc20fdf6ee440009c249452c726dafae.raw'
/** Block 702861, from rust-bitcoin's tests (CC0). */
const block = skip
  ? []
  : parseBlock(new Uint8Array(readFileSync(sharedPath('data/ledgers/bitcoin', BLOCK))), { ledger: BITCOIN })

test('in the seven Whirlpool rounds of block 702861 each input is one of five for every output', { skip }, () => {
  const rounds = block.filter(t => detectCoinJoin(t)?.kind === 'whirlpool')
  assert.equal(rounds.length, 7)
  for (const transaction of rounds) {
    const rows = coinJoinCandidates({ transaction, inputs: [0], spenders: new Map() })
    assert.deepEqual(
      rows.map(r => [r.odds, r.anonymitySet, r.effectiveSet]),
      rows.map(() => ['0.2', 5, '5.0']),
    )
    assert.equal(rows.length, 5)
  }
})

test('the Wasabi round of block 702861 hides an input among its equal outputs, and what is spent together later shrinks the set', {
  skip,
}, () => {
  const transaction = block.find(t => detectCoinJoin(t)?.kind === 'wasabi-1') as Transaction
  const found = detectCoinJoin(transaction)
  const rows = coinJoinCandidates({ transaction, inputs: [0], spenders: new Map() })
  const equal = transaction.outputs.filter(o => o.amount === found?.denomination)
  assert.equal(found?.equalOutputs, equal.length)
  assert.ok(rows.length > 0 && rows.every(r => Number(r.odds) <= 1 / 2), 'no output is anybody’s for sure')
  const [first, second] = equal.map(o => o.index) as [number, number]
  const later = new Map([
    [first, 'f'.repeat(64)],
    [second, 'f'.repeat(64)],
  ])
  const merged = coinJoinCandidates({ transaction, inputs: [0], spenders: later })
  assert.equal(merged[0]?.anonymitySet, (rows[0]?.anonymitySet ?? 0) - 1)
})

/** A made-up join of JoinMarket's shape: the taker's change names its input, and is spent with an equal output. */
function join(): Transaction {
  const amounts = [500_000n, 700_000n, 900_000n]
  const output = (index: number, amount: bigint) => ({
    index,
    amount,
    address: `bc1qjoin${index}` as Address,
    script: 'witness_v0_keyhash',
  })
  const inputs = amounts.map((amount, i) => ({
    prevTx: `${i}`.repeat(64),
    prevIndex: 0,
    amount,
    address: `bc1qpay${i}` as Address,
  }))
  const changes = [99_000n, 300_500n, 500_500n]
  return {
    ledger: BITCOIN,
    tx: 'a'.repeat(64),
    block: 700_000,
    blockHash: null,
    position: 1,
    at: 1_640_000_000,
    inputs,
    outputs: [...changes.map((c, i) => output(i, c)), ...[3, 4, 5].map(i => output(i, 400_000n))],
    fee: 0n,
  }
}

test('change names its input by the sum, and an equal output spent together with it follows', () => {
  const t = { ...join(), fee: 1_000n }
  assert.equal(detectCoinJoin(t)?.kind, 'joinmarket')
  const before = coinJoinCandidates({ transaction: t, inputs: [0], spenders: new Map() })
  assert.deepEqual(
    before.map(r => [r.withdrawals[0]?.slice(-1), r.odds, r.heuristics]),
    [
      ['0', '1', ['change-sum']],
      ['3', '0.333333', ['equal-amount']],
      ['4', '0.333333', ['equal-amount']],
      ['5', '0.333333', ['equal-amount']],
    ],
  )
  const together = new Map([
    [0, 'e'.repeat(64)],
    [4, 'e'.repeat(64)],
  ])
  const after = coinJoinCandidates({ transaction: t, inputs: [0], spenders: together })
  assert.deepEqual(
    after.map(r => [r.withdrawals[0]?.slice(-1), r.odds]),
    [
      ['0', '1'],
      ['4', '0.9'],
      ['3', '0.05'],
      ['5', '0.05'],
    ],
  )
})

const [tornado] = MIXERS
const hundred = tornado?.pools[3]
const ETHER = nativeAsset(ETHEREUM)
const at = (n: number) => `0x${n.toString(16).padStart(40, 'b')}` as Address
const bare = (account: string | undefined): Address => (account ?? '').slice(-42) as Address

/** Transfers of ether, an hour apart; the same `n` is the same transaction. */
function ether(n: number, index: number, from: Address, to: Address, amount: bigint): Transfer {
  const tx = `0x${n.toString(16).padStart(64, '0')}`
  return {
    ledger: ETHEREUM,
    tx,
    index,
    block: n,
    at: 1_700_000_000 + 3_600 * n,
    from,
    to,
    asset: ETHER,
    amount: amount * 10n ** 18n,
  }
}

test('a trace that ends in a pool tells candidates with odds, and gives them no taint', async () => {
  const router = bare(tornado?.routers[0])
  const pool = bare(hundred?.account)
  const transfers = [
    ether(1, -1, at(7), pool, 100n),
    ether(2, -1, at(8), pool, 100n),
    ether(3, -1, at(0), at(1), 100n),
    ether(4, -1, at(1), router, 100n),
    ether(4, -2, router, pool, 100n),
    ether(5, -2, pool, at(1), 100n),
    ether(6, -2, pool, at(9), 100n),
  ]
  const tags = [router, pool].map(address => ({
    ledger: null,
    address,
    label: 'Tornado Cash',
    category: 'mixer' as const,
    basis: 'publisher' as const,
    confidence: 90,
    source: 'test',
    at: null,
  }))
  const world = worldOf({ transfers, tags })
  const sources = [{ kind: 'account' as const, account: accountId(ETHEREUM, at(0)), asset: null, amount: null }]
  const traced = await trace({ transfers, tags }, 1, { sources })
  const r = await withCandidates(traced, world)
  assert.deepEqual(r.conservation, traced.conservation)
  assert.deepEqual(r.transfers, traced.transfers)
  const [first, second] = r.candidates ?? []
  assert.deepEqual(
    [first?.depositor, first?.account, first?.heuristics],
    [accountId(ETHEREUM, at(1)), accountId(ETHEREUM, at(1)), ['same-address']],
  )
  assert.ok(Number(first?.odds) > 0.99 && Number(second?.odds) < 0.01)
  const asked = await findMixerLinks.run({ account: accountId(ETHEREUM, at(7)) }, world)
  assert.deepEqual(findMixerLinks.output.parse(asked), asked)
  // Two deposits remain for the one withdrawal that is not explained.
  assert.ok(Number(asked.candidates.find(c => c.account === accountId(ETHEREUM, at(9)))?.odds) > 0.4)
})

test('LI.FI paid Tornado Cash’s router 32 times; without the pools’ own transfers this is told, not guessed', {
  skip,
}, async () => {
  const rows = readFileSync(sharedPath('data/heists/lifi-2024/flows.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  const transfers = rows.map((line, index): Transfer => {
    const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map(c => c.replace(/,$/, '')) ?? []
    const [time = '', number, tx = '', from = '', , to = '', , value] = cells
    const seconds = Date.parse(`${time.replace(' ', 'T')}Z`) / 1000
    const amount = BigInt(Math.round(Number(value) * 1e6))
    return {
      ledger: ETHEREUM,
      tx,
      index,
      block: Number(number),
      at: seconds,
      from: from as Address,
      to: to as Address,
      asset: ETHER,
      amount,
    }
  })
  const router = accountId(ETHEREUM, bare(tornado?.routers[0]))
  const paid = transfers.filter(t => t.to === bare(router))
  assert.equal(paid.length, 32)
  const depositor = accountId(ETHEREUM, paid[0]?.from as Address)
  const asked = await findMixerLinks.run({ account: depositor }, worldOf({ transfers }))
  assert.deepEqual(asked.candidates, [])
  assert.deepEqual(
    asked.gaps.map(g => [g.kind, g.account]),
    [['mixer-unread', router]],
  )
  assert.match(asked.gaps[0]?.because ?? '', /was paid here 1 time\(s\)/)
})
