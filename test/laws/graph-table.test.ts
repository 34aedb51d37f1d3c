import assert from 'node:assert/strict'
import { test } from 'node:test'
import { graphOfTransfers } from '../../src/analysis/flow/graph/graph-of-transfers.ts'
import { holdingsOf } from '../../src/analysis/flow/graph/holdings.ts'
import { payeeIndex } from '../../src/analysis/flow/graph/payee-index.ts'
import { firstRowSince, graphOfColumns, type TransferColumns } from '../../src/analysis/flow/graph/transfer-graph.ts'
import { payee, payer, type Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { account, ledgers, move } from './random-ledger.ts'

const columns = (change: Partial<TransferColumns> = {}): TransferColumns => ({
  accounts: 3,
  assets: 2,
  from: Int32Array.of(0, 1),
  to: Int32Array.of(1, 2),
  asset: Int32Array.of(0, 1),
  at: Uint32Array.of(10, 10),
  amount: Float64Array.of(1, 0),
  ...change,
})

/** Many accounts and assets, so that the table of pairs grows several times. */
const crowd = Array.from({ length: 6000 }, (_, n) => move(n, n % 1999, (n * 31) % 1747, BigInt(n), n % 13))

test('every row names its payer, payee, asset, time and amount as the transfer did', () => {
  const law = (rows: readonly Transfer[]): void => {
    const graph = graphOfTransfers(rows)
    const holdings = holdingsOf(graph)
    assert.equal(graph.count, rows.length)
    rows.forEach((t, n) => {
      const [from, to] = [holdings.from[n] as number, holdings.to[n] as number]
      assert.equal(graph.accountIds[graph.from[n] as number], payer(t))
      assert.equal(graph.accountIds[graph.to[n] as number], payee(t))
      assert.equal(graph.assetIds[graph.asset[n] as number], t.asset)
      assert.deepEqual([graph.at[n], graph.amount[n]], [t.at, Number(t.amount)])
      assert.deepEqual([holdings.account[from], holdings.asset[from]], [graph.from[n], graph.asset[n]])
      assert.deepEqual([holdings.account[to], holdings.asset[to]], [graph.to[n], graph.asset[n]])
    })
    const pairs = new Set(rows.flatMap(t => [`${payer(t)} ${t.asset}`, `${payee(t)} ${t.asset}`]))
    if (graph.assets > 1) assert.equal(holdings.count, pairs.size)
    graph.accountIds.forEach((id, n) => {
      assert.equal(graph.accountNumber(id), n)
    })
    assert.equal(graph.accountNumber(account(9999)), undefined)
  }
  fc.assert(fc.property(ledgers, law), { numRuns: 500 })
  law(crowd)
  law([])
})

test('the index lists for each account whom it pays, oldest payment first', () => {
  const graph = graphOfTransfers(crowd)
  const { start, payees } = payeeIndex(graph)
  graph.accountIds.forEach((id, n) => {
    const own = crowd.flatMap(t => (payer(t) === id ? [payee(t)] : []))
    const listed = [...payees.subarray(start[n], start[n + 1])]
    assert.deepEqual(
      listed.map(payee => graph.accountIds[payee]),
      own,
    )
  })
})

test('the first row since a time is the first that is not before it', () => {
  const graph = graphOfTransfers(crowd)
  for (const row of [0, 1, 2999, 5999]) {
    const at = graph.at[row] as number
    assert.equal(firstRowSince(graph, at), row)
    assert.equal(firstRowSince(graph, at + 1), row + 1)
  }
  assert.equal(firstRowSince(graph, 0), 0)
})

test('rows that are out of order, twice there or no rows at all of a ledger are refused', () => {
  assert.throws(() => graphOfTransfers([move(1, 0, 1, 1n), move(0, 0, 1, 1n)]), { code: 'transfers-out-of-order' })
  assert.throws(() => graphOfTransfers([move(1, 0, 1, 1n), move(1, 0, 1, 1n)]), { code: 'transfer-repeated' })
  assert.equal(graphOfColumns(columns()).count, 2)
  const refused: readonly [Partial<TransferColumns>, string][] = [
    [{ at: Uint32Array.of(11, 10) }, 'transfers-out-of-order'],
    [{ to: Int32Array.of(1) }, 'columns-ragged'],
    [{ to: Int32Array.of(1, 3) }, 'number-out-of-range'],
    [{ from: Int32Array.of(-1, 1) }, 'number-out-of-range'],
    [{ asset: Int32Array.of(0, 2) }, 'number-out-of-range'],
    [{ amount: Float64Array.of(1, -1) }, 'amount-malformed'],
    [{ amount: Float64Array.of(1, Number.NaN) }, 'amount-malformed'],
    [{ amount: Float64Array.of(1, Infinity) }, 'amount-too-large'],
  ]
  for (const [change, code] of refused) assert.throws(() => graphOfColumns(columns(change)), { code })
})
