import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { originPass } from '../../src/analysis/exposure/origin-pass.ts'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import { erc20, nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import type { World } from '../../src/operations/world.ts'
import { account, address } from '../laws/random-ledger.ts'
import { screeningWorld } from '../screening-world.ts'

const TOKEN = erc20(ETHEREUM, address(99))
const ETHER = nativeAsset(ETHEREUM)
const [ROBBED, THIEF, POOL, NEXT, STRANGER] = [0, 1, 2, 3, 4] as const
using quiet = screeningWorld()

/** A transfer of block `block`, of transaction `tx`. */
function pay(
  block: number,
  tx: number,
  index: number,
  from: number,
  to: number,
  asset: string,
  amount: bigint,
): Transfer {
  return {
    ledger: ETHEREUM,
    tx: `0x${tx.toString(16).padStart(64, '0')}`,
    ...{ index, block, at: 1_740_000_000 + block * 12, from: address(from), to: address(to) },
    ...{ asset: asset as Transfer['asset'], amount },
  }
}

async function trace(transfers: readonly Transfer[]): Promise<TraceJson> {
  const assets = new Map([[TOKEN, { symbol: 'T', name: 'T', decimals: 0, issuer: null, source: 'test' }]])
  const world: World = {
    ...quiet.world,
    transfers: new MemoryTransfers([...transfers]),
    tags: memoryTags([]),
    assets,
  }
  return (await traceFunds.run(readInput(traceFunds, { sources: [account(ROBBED)] }), world)) as TraceJson
}

/** What of an asset is held by an account at the end. */
function held({ accounts }: TraceJson, who: number, asset: string): string | undefined {
  return accounts.find(a => a.account === account(who) && a.asset === asset)?.held
}

test('ether that a pool pays for stolen tokens counts once, though it stands before them in the block', async () => {
  const json = await trace([
    pay(1, 1, -1, ROBBED, THIEF, ETHER, 100n),
    pay(1, 2, 0, ROBBED, THIEF, TOKEN, 500n),
    // The pool's payment is an internal call (-3) of the transaction in which the thief pays tokens (log 0).
    pay(2, 3, -3, POOL, THIEF, ETHER, 50n),
    pay(2, 3, 0, THIEF, POOL, TOKEN, 500n),
    pay(3, 4, -1, THIEF, NEXT, ETHER, 150n),
  ])
  assert.equal(held(json, NEXT, ETHER), '150')
  assert.equal(held(json, THIEF, ETHER) ?? '0', '0')
  assert.deepEqual(
    json.gaps.filter(g => g.kind === 'surplus'),
    [],
  )
})

test('what was exchanged is spent in the same block, and an exchange of clean tokens stays clean', async () => {
  const spent = await trace([
    pay(1, 2, 0, ROBBED, THIEF, TOKEN, 500n),
    pay(1, 9, -1, ROBBED, THIEF, ETHER, 1n),
    pay(2, 3, -3, POOL, THIEF, ETHER, 50n),
    pay(2, 3, 0, THIEF, POOL, TOKEN, 500n),
    pay(2, 4, -1, THIEF, NEXT, ETHER, 51n),
  ])
  assert.equal(held(spent, NEXT, ETHER), '51')
  const clean = await trace([
    pay(1, 2, -1, ROBBED, THIEF, ETHER, 100n),
    pay(1, 5, 3, STRANGER, THIEF, TOKEN, 500n),
    pay(2, 3, -3, POOL, THIEF, ETHER, 50n),
    pay(2, 3, 0, THIEF, POOL, TOKEN, 500n),
    pay(3, 4, -1, THIEF, NEXT, ETHER, 150n),
  ])
  assert.equal(clean.accounts.find(a => a.account === account(NEXT))?.tainted, '100')
})

test('exposure counts once what a pool pays for tokens that stand behind it, as made up of what was paid', () => {
  const [clean, risky] = [2, 3]
  const transfers = [
    pay(1, 2, 0, ROBBED, THIEF, TOKEN, 500n),
    pay(1, 9, -1, STRANGER, THIEF, ETHER, 10n),
    pay(2, 3, -3, POOL, THIEF, ETHER, 50n),
    pay(2, 3, 0, THIEF, POOL, TOKEN, 500n),
  ]
  const { received } = originPass({
    target: account(THIEF),
    policy: 'haircut',
    opened: new Map([[account(THIEF), transfers]]),
    originOf: who => (who === account(ROBBED) ? risky : clean),
    isRisk: origin => origin === risky,
    stolen: () => null,
  })
  const ether = received.get(ETHER)
  assert.equal(ether?.total, 60n)
  assert.equal(ether?.parts.get(risky)?.amount, 50n)
  assert.equal(ether?.parts.get(clean)?.amount, 10n)
})
