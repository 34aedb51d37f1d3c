import assert from 'node:assert/strict'
import { test } from 'node:test'
import { graphOfTransfers, type NamedTransferGraph } from '../../src/analysis/flow/graph/graph-of-transfers.ts'
import { type HaircutPass, haircutPass } from '../../src/analysis/flow/graph/haircut-pass.ts'
import { reach, UNREACHED } from '../../src/analysis/flow/graph/reach.ts'
import { stolenRows } from '../../src/analysis/flow/graph/stolen-rows.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import { type Instant, LATEST } from '../../src/model/instant.ts'
import { payer, type Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { ExactHaircut, fromParts, inParts } from './exact-haircut.ts'
import { account, ledgers, move, token } from './random-ledger.ts'

const U = 2 ** -53

function passOf(rows: readonly Transfer[], since: Instant): { graph: NamedTransferGraph; pass: HaircutPass } {
  const graph = graphOfTransfers(rows)
  const robbed = graph.accountNumber(account(0))
  return { graph, pass: haircutPass(graph, stolenRows(graph, robbed === undefined ? [] : [robbed], since)) }
}

function holdingsOf({ graph, pass }: ReturnType<typeof passOf>): Map<string, { balance: number; taint: number }> {
  const all = new Map<string, { balance: number; taint: number }>()
  for (let h = 0; h < pass.holdings.count; h++) {
    const owner = graph.accountIds[pass.holdings.account[h] as number]
    const asset = graph.assetIds[pass.holdings.asset[h] as number]
    all.set(`${owner} ${asset}`, { balance: pass.state[2 * h] as number, taint: pass.state[2 * h + 1] as number })
  }
  return all
}

const taintOf = (pass: ReturnType<typeof passOf>, owner: AccountId, asset: AssetId = token(0)): number | undefined =>
  holdingsOf(pass).get(`${owner} ${asset}`)?.taint

/** The errors of all taints of a ledger in base units, and what `haircutPass` promises they do not exceed. */
function errorOf(rows: readonly Transfer[], since: Instant): { error: number; bound: number; stolen: number } {
  const exact = new ExactHaircut(rows, t => payer(t) === account(0) && t.at >= since)
  const ours = passOf(rows, since)
  const found = holdingsOf(ours)
  let error = 0n
  let touches = 0
  for (const [key, { taint, touched }] of exact.holdings) {
    const difference = inParts(found.get(key)?.taint ?? 0) - taint
    error += difference < 0n ? -difference : difference
    touches = Math.max(touches, touched)
  }
  assert.equal(found.size, exact.holdings.size)
  const stolen = fromParts([...exact.stolen.values()].reduce((a, b) => a + b, 0n))
  const n = rows.length
  const ofBalances = exact.largest < 2n ** 53n ? 0 : n * 4 * touches * U * Number(exact.largest)
  return { error: fromParts(error), bound: 7 * n * U * stolen + ofBalances, stolen }
}

/** Ledgers of up to 400 transfers among eight accounts, with amounts up to 2^bits of every size. */
const wideLedgers = (bits: number): fc.Arbitrary<Transfer[]> =>
  fc
    .array(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(bits - 1), fc.bigInt(0n, (1n << BigInt(bits)) - 1n)), {
      minLength: 1,
      maxLength: 400,
      size: 'max',
    })
    .map(rows => rows.map(([from, to, shift, amount], i) => move(i, from, to, amount >> BigInt(shift))))

const since = fc.nat(40).map(order => move(order, 0, 0, 0n).at)

test('half of what is left behind stays tainted when half of a mixed balance leaves', () => {
  // 60 stolen and 40 clean; 50 leave, so 30 of them are tainted; 100 leave when 50 are known, so all 30 that were left go.
  const pass = passOf([move(0, 0, 1, 60n), move(1, 9, 1, 40n), move(2, 1, 2, 50n), move(3, 1, 3, 100n)], 0)
  assert.equal(taintOf(pass, account(2)), 30)
  assert.equal(taintOf(pass, account(3)), 30)
  assert.equal(taintOf(pass, account(1)), 0)
  assert.deepEqual([...pass.pass.stolen], [60])
})

test('stolen money that came back and is stolen again is counted once', () => {
  const pass = passOf([move(0, 0, 1, 60n), move(1, 1, 0, 60n), move(2, 0, 2, 100n)], 0)
  assert.equal(taintOf(pass, account(2)), 100)
  assert.deepEqual([...pass.pass.stolen], [100])
})

test('one asset is never tainted by another, and what left before the theft is clean', () => {
  const pass = passOf(
    [move(0, 0, 1, 5n), move(1, 0, 1, 7n, 1), move(2, 1, 2, 5n), move(3, 1, 2, 7n, 1)],
    move(1, 0, 0, 0n).at,
  )
  assert.equal(taintOf(pass, account(2)), 0)
  assert.equal(taintOf(pass, account(2), token(1)), 7)
})

test('with balances below 2^53 base units all errors together stay below 7·n·2^-53 of what was stolen', t => {
  let worst = 0
  let ofStolen = 0
  fc.assert(
    fc.property(fc.oneof(ledgers, wideLedgers(44)), since, (rows, from) => {
      const { error, bound, stolen } = errorOf(rows, from)
      assert.ok(error <= bound, `${error} > ${bound}`)
      if (bound === 0) return
      worst = Math.max(worst, error / bound)
      ofStolen = Math.max(ofStolen, error / stolen)
    }),
    { numRuns: 1000 },
  )
  t.diagnostic(`largest error: ${worst.toFixed(4)} of the bound, ${ofStolen.toExponential(2)} of what was stolen`)
})

test('with amounts up to 2^200 base units the errors stay below what the roundings of the balances allow', t => {
  let worst = 0
  let ofStolen = 0
  fc.assert(
    fc.property(wideLedgers(200), since, (rows, from) => {
      const { error, bound, stolen } = errorOf(rows, from)
      assert.ok(error <= bound, `${error} > ${bound}`)
      if (stolen === 0) return
      worst = Math.max(worst, error / bound)
      ofStolen = Math.max(ofStolen, error / stolen)
    }),
    { numRuns: 500 },
  )
  t.diagnostic(`largest error: ${worst.toExponential(2)} of the bound, ${ofStolen.toExponential(2)} of what was stolen`)
})

test('over 20,000 transfers among 50 accounts the errors stay as small beside what was stolen', t => {
  const rows = Array.from({ length: 20_000 }, (_, n) =>
    move(n, (n * 7919) % 50, (n * 104_729 + (n >> 3)) % 50, BigInt((n * 15_485_863) % 1_000_003) << BigInt(n % 20)),
  )
  const { error, bound, stolen } = errorOf(rows, move(10_000, 0, 0, 0n).at)
  assert.ok(stolen > 0 && error <= bound, `${error} > ${bound}`)
  t.diagnostic(
    `error: ${(error / bound).toExponential(2)} of the bound, ${(error / stolen).toExponential(2)} of what was stolen`,
  )
})

test('balances below 2^53 base units are exact', () => {
  fc.assert(
    fc.property(fc.oneof(ledgers, wideLedgers(44)), rows => {
      const found = holdingsOf(passOf(rows, 0))
      for (const [key, { balance }] of new ExactHaircut(rows, () => false).holdings)
        assert.equal(found.get(key)?.balance, Number(balance))
    }),
    { numRuns: 500 },
  )
})

test('no taint is lost or made: what is held is what was stolen, within the bound', () => {
  fc.assert(
    fc.property(fc.oneof(ledgers, wideLedgers(44)), since, (rows, from) => {
      const { graph, pass } = passOf(rows, from)
      const held = new Float64Array(graph.assets)
      for (let h = 0; h < pass.holdings.count; h++) {
        const asset = pass.holdings.asset[h] as number
        held[asset] = (held[asset] as number) + (pass.state[2 * h + 1] as number)
      }
      held.forEach((sum, asset) => {
        const stolen = pass.stolen[asset] as number
        assert.ok(Math.abs(sum - stolen) <= 14 * rows.length * U * stolen, `${sum} of ${stolen}`)
      })
    }),
    { numRuns: 1000 },
  )
})

test('an account with taint is one that money can have come to', () => {
  fc.assert(
    fc.property(fc.oneof(ledgers, wideLedgers(200)), since, (rows, from) => {
      const { graph, pass } = passOf(rows, from)
      const source = graph.accountNumber(account(0))
      const { via } = reach(graph, source === undefined ? [] : [source], from)
      for (let h = 0; h < pass.holdings.count; h++)
        if ((pass.state[2 * h + 1] as number) > 0) assert.notEqual(via[pass.holdings.account[h] as number], UNREACHED)
    }),
    { numRuns: 1000 },
  )
})

test('stolen rows that are out of order or beyond the ledger are refused', () => {
  const graph = graphOfTransfers([move(0, 0, 1, 1n), move(1, 1, 2, 1n)])
  for (const rows of [[1, 0], [0, 0], [2], [-1], [0, 1, 2]])
    assert.throws(() => haircutPass(graph, Int32Array.from(rows)), { code: 'rows-unordered' })
  assert.equal(stolenRows(graph, [0], LATEST).length, 0)
})
