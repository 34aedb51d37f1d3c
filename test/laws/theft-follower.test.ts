import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TheftFollower } from '../../src/analysis/follow/theft-follower.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { parseAsset } from '../../src/model/asset.ts'
import { parseLedger } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'

const LEDGER = parseLedger('eip155:1')
const ASSET = parseAsset(LEDGER, 'eip155:1/slip44:60')
const address = (n: number): Address => `0x${n.toString(16).padStart(40, '0')}` as Address
const account = (n: number): AccountId => accountId(LEDGER, address(n))

function transfer(n: number, from: number, to: number, amount: bigint): Transfer {
  const tx = `0x${n.toString(16).padStart(64, '0')}`
  return {
    ledger: LEDGER,
    tx,
    index: -1,
    block: n,
    at: n,
    from: address(from),
    to: address(to),
    asset: ASSET,
    amount: amount as Transfer['amount'],
  }
}

const follower = (services: readonly number[] = []) =>
  new TheftFollower({ sources: [account(1)], isService: a => services.some(n => account(n) === a), leastPercent: 10 })

test('a theft of 100 that is mixed with 100 of clean value leaves by halves', () => {
  const f = follower([9])
  assert.equal(f.take(transfer(1, 50, 1, 100n))?.tainted, 100n)
  assert.deepEqual(pick(f.take(transfer(2, 1, 2, 100n))), { tainted: 100n, hop: 1, first: true, service: false })
  assert.equal(f.take(transfer(3, 60, 2, 100n)), null)
  assert.deepEqual(pick(f.take(transfer(4, 2, 3, 50n))), { tainted: 25n, hop: 2, first: true, service: false })
  assert.deepEqual(pick(f.take(transfer(5, 2, 9, 150n))), { tainted: 75n, hop: 2, first: true, service: true })
  assert.equal(f.take(transfer(6, 9, 4, 150n)), null, 'what a service pays is its own')
})

test('an account of which the loot is under the least share is not named, until it is', () => {
  const f = follower()
  f.take(transfer(1, 50, 1, 100n))
  f.take(transfer(2, 60, 2, 1_000n))
  assert.equal(f.take(transfer(3, 1, 2, 50n))?.first, false)
  assert.equal(f.take(transfer(4, 1, 2, 100n))?.first, true)
  assert.equal(f.take(transfer(5, 1, 2, 10n))?.first, false)
})

test('within a block an account pays on what the block brings it, in whatever order the rows come', () => {
  const rows = [transfer(7, 3, 4, 100n), transfer(7, 2, 3, 100n), transfer(7, 1, 2, 100n), transfer(7, 50, 1, 100n)]
  const f = follower()
  assert.deepEqual(
    f.takeAll(rows).map(one => [one.hop, one.tainted, one.first]),
    [
      [0, 100n, false],
      [1, 100n, true],
      [2, 100n, true],
      [3, 100n, true],
    ],
  )
  const chain = Array.from({ length: 1_000 }, (_, n) => transfer(9, 1_000 - n, 1_001 - n, 1n))
  assert.equal(follower().takeAll(chain).length, 1_000, 'the last of a long chain may stand first')
  const circle = [transfer(8, 5, 6, 1n), transfer(8, 6, 5, 1n)]
  assert.deepEqual(follower().takeAll(circle), [], 'a circle without loot ends')
})

test('however value moves, no more is tainted than left the thief’s first accounts, and none of it is lost', () => {
  const moves = fc.array(
    fc.record({
      from: fc.integer({ min: 1, max: 6 }),
      to: fc.integer({ min: 1, max: 6 }),
      amount: fc.bigInt(0n, 10n ** 30n),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(moves, rows => {
      const f = follower()
      const held = new Map<number, bigint>()
      let out = 0n
      for (const [n, { from, to, amount }] of rows.entries()) {
        const tainted = f.take(transfer(n, from, to, amount))?.tainted ?? 0n
        assert.ok(tainted >= 0n && tainted <= amount)
        if (tainted === 0n) continue
        if (from === 1) out += tainted
        else if (to !== 1) held.set(from, (held.get(from) ?? 0n) - tainted)
        if (to !== 1) held.set(to, (held.get(to) ?? 0n) + tainted)
      }
      const all = [...held.values()]
      for (const amount of all) assert.ok(amount >= 0n, 'nobody pays on more of the loot than came')
      assert.ok(all.reduce((sum, a) => sum + a, 0n) <= out)
    }),
  )
})

function pick(f: ReturnType<TheftFollower['take']>) {
  return f && { tainted: f.tainted, hop: f.hop, first: f.first, service: f.service }
}
