import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { POLICIES } from '../../src/analysis/flow/policy.ts'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import { UtxoTrace } from '../../src/analysis/flow/utxo/utxo-trace.ts'
import { detectCoinJoin } from '../../src/analysis/patterns/coinjoin.ts'
import { SourceError } from '../../src/model/errors.ts'
import { BITCOIN } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transaction } from '../../src/model/transaction.ts'
import { traceUtxo } from '../../src/operations/trace-funds/trace-utxo.ts'
import type { World } from '../../src/operations/world.ts'
import { account, address, coin, mint, spend, stolenIn, traced, txid } from './random-chain.ts'

const POOL = 1_000_000n

/** Account numbers from `from` on, one an output. */
const outputs = (from: number, amounts: readonly bigint[]): (readonly [number, bigint])[] =>
  amounts.map((amount, i) => [from + i, amount])

/** Two Whirlpool rounds: account 1's stolen coin enters both, strangers fill the other places. */
function mixed(): Transaction[] {
  const theft = mint(0, 1, [[0, 2_500_000n]])
  const split = spend(1, 2, [coin(theft, 0)], outputs(1, [1_010_000n, 1_010_000n, 479_000n]))
  const round = (n: number): Transaction => {
    const others = mint(10 + n, 3, outputs(100 * n + 10, [POOL, POOL, POOL, POOL]))
    const t = spend(
      20 + n,
      4 + n,
      [coin(split, n), ...others.outputs.map(o => coin(others, o.index))],
      outputs(100 * n + 20, [POOL, POOL, POOL, POOL, POOL]),
    )
    return t
  }
  const rounds = [round(0), round(1)]
  const made = [0, 1].map(n => mint(10 + n, 3, outputs(100 * n + 10, [POOL, POOL, POOL, POOL])))
  const last = spend(30, 9, [coin(rounds[0] as Transaction, 0), coin(rounds[1] as Transaction, 0)], [[900, 1_990_000n]])
  return [theft, split, ...made, ...rounds, last]
}

test('a trace through CoinJoins names them, never joins their payers, and tells the spend that ties two rounds together', () => {
  const chain = mixed()
  const [theft] = chain as [Transaction]
  for (const policy of POLICIES) {
    const r = traced(chain, stolenIn(theft.tx, { policy })).result()
    const joins = r.patterns.filter(p => p.pattern === 'coinjoin')
    assert.deepEqual(
      joins.map(p => p.figures['tx']),
      [txid(20), txid(21)],
    )
    for (const p of joins) {
      assert.equal(p.figures['kind'], 'whirlpool')
      assert.ok(p.transfers.some(i => r.transfers[i]?.tx === txid(1)))
    }
    // Last in, first out gives the stolen coin, the first input, to the rounds' last outputs, which are not spent.
    if (policy === 'lifo') continue
    const tied = r.patterns.find(p => p.pattern === 'post-mix-consolidation')
    assert.equal(tied?.figures['rounds'], 2, policy)
    const common = r.clusters.filter(c => c.basis === 'common-input')
    assert.deepEqual(
      common.map(c => c.accounts),
      [[account(120), account(20)]],
    )
  }
})

test('a CoinJoin where the trace must stop, for want of undo data, is named all the same', () => {
  const [theft, split, , , first] = mixed() as [Transaction, Transaction, Transaction, Transaction, Transaction]
  const blind = { ...first, fee: null, inputs: first.inputs.map(i => ({ ...i, amount: null, address: null })) }
  const r = traced([theft, split, blind], stolenIn(theft.tx)).result()
  assert.deepEqual(
    r.patterns.map(p => [p.pattern, p.figures['kind'], p.accounts]),
    [['coinjoin', 'whirlpool', [account(1)]]],
  )
  const gaps = r.gaps.filter(g => g.kind === 'unknown-input')
  assert.deepEqual(
    gaps.map(g => [g.account, g.amount]),
    [[account(1), 1_010_000n]],
  )
})

/** Account 0 loses 100,000 satoshi, which are peeled off five times. */
function peeled(): Transaction[] {
  const chain = [mint(0, 1, [[0, 100_000n]])]
  for (let n = 1; n <= 5; n++) {
    const before = chain[n - 1] as Transaction
    const left = before.outputs[before.outputs.length - 1]?.amount ?? 0n
    const spent = coin(before, before.outputs.length - 1)
    chain.push(
      spend(
        n,
        1 + n,
        [spent],
        [
          [50 + n, 10_000n],
          [n, left - 10_100n],
        ],
      ),
    )
  }
  return chain
}

test('a peel chain is found with its steps and what was peeled off; the coin passed on is claimed as change', () => {
  const chain = peeled()
  const [theft] = chain as [Transaction]
  const r = traced(chain, stolenIn(theft.tx)).result()
  const peel = r.patterns.find(p => p.pattern === 'peel-chain')
  assert.equal(peel?.figures['steps'], 5)
  assert.equal(peel?.figures['peeledOutputs'], 5)
  assert.equal(peel?.transfers.length, 10)
  const change = r.clusters.filter(c => c.basis === 'change: round-payment')
  assert.equal(change.length, 5)
  assert.deepEqual(change[0]?.accounts, [account(0), account(1)])
})

const tag: Tag = {
  ledger: null,
  address: address(53),
  label: 'Some Exchange',
  category: 'exchange',
  basis: 'publisher',
  confidence: 90,
  source: 'test',
  at: null,
}

function worldOf(chain: readonly Transaction[], steps: { left: number }): World {
  const world: Pick<World, 'utxo' | 'tags' | 'clock' | 'progress' | 'interrupted'> = {
    utxo: new MemoryUtxo(chain),
    tags: { tags: async list => list.map(a => (a === account(53) ? [tag] : [])) },
    clock: { now: () => 0, monotonic: () => 0 },
    progress: { at: () => {}, end: () => {} },
    interrupted: () => steps.left-- <= 0,
  }
  return world as World
}

const order = (chain: readonly Transaction[]) => ({
  case: 'peel',
  ledger: BITCOIN,
  sources: [{ kind: 'transaction' as const, ledger: BITCOIN, tx: (chain[0] as Transaction).tx }],
  policy: 'fifo' as const,
  allPolicies: false,
  since: null,
  until: 1_900_000_000,
  maxHops: null,
  floor: 0n,
  deadline: null,
  within: null,
})

test('the operation ends a path at a tagged exchange, names the pattern on the way, and adds up wherever it is interrupted', async () => {
  const chain = peeled()
  const addsUp = (r: TraceResult): void => {
    const [c] = r.conservation
    assert.equal(c?.stolen, (c?.held ?? 0n) + (c?.services ?? 0n) + (c?.fees ?? 0n) + (c?.gaps ?? 0n))
  }
  for (let left = 0; left < 12; left++) addsUp(await traceUtxo(order(chain), worldOf(chain, { left })))
  const r = await traceUtxo(order(chain), worldOf(chain, { left: 1000 }))
  addsUp(r)
  assert.ok(r.finished)
  assert.deepEqual(
    r.endpoints.filter(e => e.kind === 'exchange').map(e => [e.account, e.name, e.amount]),
    [[account(53), 'Some Exchange', 10_000n]],
  )
  assert.ok(r.patterns.some(p => p.pattern === 'peel-chain'))
})

test('change of a named theft that goes back to the victim is not stolen, and where the payers cannot be known this is told', () => {
  const purse = mint(0, 1, [[0, 1000n]])
  const theft = spend(
    1,
    2,
    [coin(purse, 0)],
    [
      [1, 700n],
      [0, 290n],
    ],
  )
  const blind = { ...theft, fee: null, inputs: theft.inputs.map(i => ({ ...i, amount: null, address: null })) }
  const stolen = (chain: readonly Transaction[]): TraceResult => traced(chain, stolenIn(theft.tx)).result()
  for (const chain of [
    [purse, theft],
    [purse, blind],
  ])
    assert.deepEqual(
      stolen(chain).stolen.map(s => [s.source, s.amount]),
      [[account(0), 700n]],
    )
  const r = stolen([blind])
  assert.equal(r.conservation[0]?.stolen, 990n)
  assert.match(r.gaps[0]?.because ?? '', /change that went back to them counts as stolen/)
})

test('a source that names a spender which does not spend, or a transaction that was not asked for, is not believed', () => {
  const [theft, second, third] = peeled() as [Transaction, Transaction, Transaction]
  const trace = new UtxoTrace(stolenIn(theft.tx))
  const code = (run: () => void): string => {
    try {
      run()
    } catch (error) {
      if (error instanceof SourceError) return error.code
    }
    return 'believed'
  }
  assert.equal(
    code(() => trace.advance({ transactions: new Map([[theft.tx, second]]) })),
    'transaction-mismatch',
  )
  assert.equal(
    code(() => trace.advance({ spenders: new Map([[`${theft.tx}:0`, third]]) })),
    'spender-mismatch',
  )
})

test('a transaction told by halves is shared out as soon as the other half is known', () => {
  const purse = mint(0, 1, [[0, 1000n]])
  const stranger = { tx: txid(99), index: 0, amount: 500n, to: address(5) }
  const whole = spend(1, 2, [coin(purse, 0), stranger], [[1, 1500n]])
  const inputs = whole.inputs.map((i, n) => (n === 0 ? i : { ...i, amount: null, address: null }))
  const point = `${purse.tx}:0`
  const half = { ...whole, fee: null, inputs }
  const trace = new UtxoTrace(stolenIn(purse.tx))
  trace.advance({ transactions: new Map([[purse.tx, purse]]) })
  trace.advance({ spenders: new Map([[point, half]]), transactions: new Map([[txid(99), null]]) })
  assert.deepEqual(
    trace.result().gaps.map(g => [g.kind, g.amount]),
    [['unknown-input', 1000n]],
  )
  trace.advance({ spenders: new Map([[point, whole]]) })
  trace.advance({ spenders: new Map([[`${whole.tx}:0`, null]]) })
  assert.deepEqual(trace.result().gaps, [])
  assert.equal(trace.result().conservation[0]?.held, 1000n)
})

test('an output of exactly the floor is followed, one satoshi less is residue', () => {
  const theft = mint(0, 1, [
    [0, 100n],
    [1, 99n],
  ])
  const on = spend(1, 2, [coin(theft, 0)], [[2, 100n]])
  const r = traced([theft, on, spend(2, 2, [coin(theft, 1)], [[3, 99n]])], stolenIn(theft.tx, { floor: 100n })).result()
  assert.deepEqual(r.endpoints.map(e => [e.account, e.kind, e.amount]).sort(), [
    [account(1), 'residue', 99n],
    [account(2), 'held', 100n],
  ])
})

test('what is almost a Whirlpool round is none: one output of another value, one of another script, no fee, before 2019', () => {
  const others = mint(1, 1, outputs(10, [POOL, POOL, POOL, POOL, 1_000_700n]))
  const inputs = others.outputs.map(o => coin(others, o.index))
  const pay = (amounts: readonly bigint[]): Transaction => spend(2, 2, inputs, outputs(20, amounts))
  const round = pay([POOL, POOL, POOL, POOL, POOL])
  assert.equal(detectCoinJoin(round)?.kind, 'whirlpool')
  assert.equal(detectCoinJoin(pay([POOL, POOL, POOL, POOL, POOL - 1n])), null)
  assert.equal(detectCoinJoin({ ...round, inputs: round.inputs.map(i => ({ ...i, amount: POOL })) }), null)
  assert.equal(detectCoinJoin({ ...round, outputs: round.outputs.map(o => ({ ...o, script: 'pubkeyhash' })) }), null)
  assert.equal(detectCoinJoin({ ...round, at: 1_546_300_800 }), null)
  const twice = round.outputs.map(o => ({ ...o, address: address(o.index % 4) }))
  assert.equal(detectCoinJoin({ ...round, outputs: twice }), null)
})

test('inputs that hold less than is paid out stop the trace with a gap, instead of making money', () => {
  const purse = mint(0, 1, [[0, 1000n]])
  const liar = spend(1, 2, [coin(purse, 0)], [[1, 1001n]])
  const r = traced([purse, liar], stolenIn(purse.tx)).result()
  assert.deepEqual(
    r.gaps.map(g => [g.kind, g.amount]),
    [['contradiction', 1000n]],
  )
  assert.equal(r.conservation[0]?.held, 0n)
})
