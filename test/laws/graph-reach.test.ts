import assert from 'node:assert/strict'
import { test } from 'node:test'
import { graphOfTransfers } from '../../src/analysis/flow/graph/graph-of-transfers.ts'
import { payeeIndex } from '../../src/analysis/flow/graph/payee-index.ts'
import { plainReach } from '../../src/analysis/flow/graph/plain-reach.ts'
import { arrivalAt, firstPath, reach, SOURCE, UNREACHED } from '../../src/analysis/flow/graph/reach.ts'
import { graphOfColumns } from '../../src/analysis/flow/graph/transfer-graph.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { Instant } from '../../src/model/instant.ts'
import { payee, payer, type Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { account, ledgers, move } from './random-ledger.ts'

/** What `reach` finds from account 0, as times by name. */
function arrivals(rows: readonly Transfer[], since: Instant): Map<AccountId, Instant> {
  const graph = graphOfTransfers(rows)
  const source = graph.accountNumber(account(0))
  const found = reach(graph, source === undefined ? [] : [source], since)
  const times = new Map<AccountId, Instant>()
  graph.accountIds.forEach((id, n) => {
    const at = arrivalAt(graph, found, n, since)
    if (at !== null) times.set(id, at)
  })
  assert.equal(found.count, times.size)
  return times
}

/** The same by definition: the earliest end of every path whose rows follow each other and have a value, all paths tried. */
function byAllPaths(rows: readonly Transfer[], since: Instant): Map<AccountId, Instant> {
  const times = new Map<AccountId, Instant>()
  const walk = (at: AccountId, after: number, time: Instant): void => {
    if (time < (times.get(at) ?? Infinity)) times.set(at, time)
    rows.forEach((t, n) => {
      if (n > after && t.at >= since && t.amount > 0n && payer(t) === at && payee(t) !== account(0))
        walk(payee(t), n, t.at)
    })
  }
  if (rows.some(t => payer(t) === account(0) || payee(t) === account(0))) walk(account(0), -1, since)
  return times
}

const since = fc.nat(40).map(order => move(order, 0, 0, 0n).at)
const chain = Array.from({ length: 50 }, (_, n) => move(n, n, n + 1, 1n))

test('every arrival is the earliest end of all paths that respect time and value', () => {
  const few = fc
    .array(fc.tuple(fc.nat(5), fc.nat(5), fc.bigInt(0n, 3n)), { maxLength: 12 })
    .map(list => list.map(([from, to, amount], i) => move(i, from, to, amount)))
  fc.assert(
    fc.property(few, fc.nat(6), (rows, first) => {
      const from = move(first, 0, 0, 0n).at
      assert.deepEqual(new Map([...arrivals(rows, from)].sort()), new Map([...byAllPaths(rows, from)].sort()))
    }),
    { numRuns: 2000 },
  )
})

test('no account is reached that a walk without regard to time and value does not come to', () => {
  fc.assert(
    fc.property(ledgers, since, (rows, from) => {
      const graph = graphOfTransfers(rows)
      const plain = plainReach(graph, payeeIndex(graph), [0])
      reach(graph, [0], from).via.forEach((row, n) => {
        if (row !== UNREACHED) assert.equal(plain[n], 1)
      })
    }),
    { numRuns: 2000 },
  )
})

test('a walk without regard to time finds the closure of the pairs that ever paid each other', () => {
  fc.assert(
    fc.property(ledgers, rows => {
      const graph = graphOfTransfers(rows)
      const reached = new Set([graph.accountIds[0] as AccountId])
      for (let before = 0; before < reached.size; ) {
        before = reached.size
        for (const t of rows) if (reached.has(payer(t))) reached.add(payee(t))
      }
      const seen = plainReach(graph, payeeIndex(graph), [0])
      assert.deepEqual(new Set(graph.accountIds.filter((_, n) => seen[n] === 1)), reached)
    }),
    { numRuns: 2000 },
  )
})

test('along a chain the last account is reached, and with time reversed nothing beyond the first payment', () => {
  assert.equal(arrivals(chain, 0).size, 51)
  const reversed = chain.map((_, n) => move(n, 49 - n, 50 - n, 1n))
  assert.deepEqual([...arrivals(reversed, 0).keys()].sort(), [account(0), account(1)].sort())
  const graph = graphOfTransfers(chain)
  assert.deepEqual(firstPath(graph, reach(graph, [0], 0), 50), [...chain.keys()])
})

test('a payment of nothing carries nothing on, nor does one before the theft', () => {
  assert.deepEqual([...arrivals([move(0, 0, 1, 0n), move(1, 1, 2, 5n)], 0).keys()], [account(0)])
  assert.deepEqual([...arrivals(chain, move(1, 0, 0, 0n).at).keys()], [account(0)])
})

test('one transfer more never takes an account away or makes it later', () => {
  fc.assert(
    fc.property(ledgers, since, fc.nat(40), fc.nat(7), fc.nat(7), (rows, from, place, a, b) => {
      const spaced = rows.map((t, n) => ({ ...t, ...order(n < place ? 2 * n : 2 * n + 2) }))
      const more = [
        ...spaced.slice(0, place),
        { ...move(0, a, b, 1n), ...order(2 * place + 1) },
        ...spaced.slice(place),
      ]
      const after = arrivals(more, from)
      for (const [id, at] of arrivals(spaced, from)) assert.ok((after.get(id) ?? Infinity) <= at)
    }),
    { numRuns: 2000 },
  )
})

test('a later theft reaches no account that an earlier one does not', () => {
  fc.assert(
    fc.property(ledgers, since, since, (rows, x, y) => {
      const early = arrivals(rows, Math.min(x, y))
      for (const id of arrivals(rows, Math.max(x, y)).keys()) assert.ok(early.has(id))
    }),
    { numRuns: 1000 },
  )
})

test('numbering the accounts otherwise changes nothing but the numbers', () => {
  const numbers = Array.from({ length: 8 }, (_, n) => n)
  const shuffled = fc.shuffledSubarray(numbers, { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(ledgers, shuffled, since, (rows, renamed, from) => {
      const named = graphOfTransfers(rows)
      const graph = { ...named, accounts: 8 }
      const other = (list: Int32Array): Int32Array => list.map(n => renamed[n] as number)
      const moved = graphOfColumns({ ...graph, from: other(graph.from), to: other(graph.to) })
      const before = reach(graph, [0], from).via
      const after = reach(moved, [renamed[0] as number], from).via
      for (const n of numbers) assert.equal(after[renamed[n] as number], before[n])
    }),
    { numRuns: 1000 },
  )
})

test('sources are reached by themselves, and a source that the graph does not have is refused', () => {
  const graph = graphOfTransfers(chain)
  const found = reach(graph, [3, 3, 7], 1_800_000_000)
  assert.equal(found.count, 2)
  assert.deepEqual([found.via[3], found.via[7]], [SOURCE, SOURCE])
  assert.deepEqual(firstPath(graph, found, 3), [])
  for (const wrong of [-1, 51, 0.5, Number.NaN])
    assert.throws(() => reach(graph, [wrong], 0), { code: 'number-out-of-range' })
})

function order(n: number): Pick<Transfer, 'at' | 'block' | 'tx'> {
  const { at, block, tx } = move(n, 0, 0, 0n)
  return { at, block, tx }
}
