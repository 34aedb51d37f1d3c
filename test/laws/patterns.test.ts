import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { AccountRow, PatternRow } from '../../src/analysis/flow/trace-result.ts'
import { findPatterns } from '../../src/analysis/patterns/index.ts'
import { MAX_ALONE } from '../../src/analysis/patterns/join-waves.ts'
import { type AccountId, splitAccount } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { sourceFiles } from '../architecture/source-files.ts'
import { fc } from '../property.ts'
import { viewOfRows } from '../view-of-rows.ts'
import { account, address, ledgers, move, RUNS, token } from './random-ledger.ts'

const DAY = 86_400
const START = 1_700_000_000
const ETHER = nativeAsset(ETHEREUM)

/** A transfer at so many seconds after the start. */
const later = (seconds: number, n: number, from: number, to: number, amount: bigint): Transfer => ({
  ...move(n, from, to, amount),
  at: START + seconds,
  block: 1000 + seconds,
})
const ofKind = (pattern: string, rows: readonly Transfer[], services: readonly number[] = []): PatternRow[] =>
  findPatterns(viewOfRows(rows, new Set(services.map(account)))).filter(p => p.pattern === pattern)
const fires = (pattern: string, rows: readonly Transfer[], services?: readonly number[]): PatternRow => {
  const [row] = ofKind(pattern, rows, services)
  assert.ok(row, `${pattern} is found`)
  return row
}
const silent = (pattern: string, rows: readonly Transfer[], services?: readonly number[]): void =>
  assert.deepEqual(ofKind(pattern, rows, services), [])
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

test('three hops with a smaller payment aside each are a peel chain, two are not', () => {
  const peel = [0, 1, 2].flatMap(n => [move(2 * n, n, n + 1, 900n - BigInt(n) * 100n), move(2 * n + 1, n, n + 20, 50n)])
  const row = fires('peel-chain', peel)
  assert.deepEqual([row.figures['hops'], row.figures['peels'], row.figures['peeled']], [3, 3, '150'])
  assert.deepEqual(row.accounts, times(4, account))
  silent('peel-chain', peel.slice(0, 4))
})

test('a chain ends where the money joins other money: a used account is no fresh one', () => {
  const used = [move(0, 9, 2, 5n), move(1, 0, 1, 900n), move(2, 1, 2, 890n), move(3, 2, 3, 895n), move(4, 3, 4, 895n)]
  const chained = ofKind('hop-chain', used)
  assert.ok(!chained.some(p => p.accounts.includes(account(0))))
  fires('hop-chain', used.slice(1))
})

test('a peel to a service may be larger than what goes on, and the chain goes on', () => {
  const rows = times(4, n => [move(2 * n, n, 90, 500n), move(2 * n + 1, n, n + 1, 100n - BigInt(n))]).flat()
  assert.equal(fires('peel-chain', rows, [90]).figures['hops'], 4)
  // The same account, known to pay on to others, is no exit: the larger part left the chain there.
  const back = [...rows, move(50, 90, 91, 1n)]
  silent('peel-chain', back)
})

test('the lot that fed a fresh head is the first hop of its chain, unless a service paid it out', () => {
  const rows = times(4, n => move(n, n, n + 1, 10n))
  assert.equal(fires('hop-chain', rows).figures['hops'], 4)
  assert.equal(fires('hop-chain', rows, [0]).figures['hops'], 3)
  const dealt = [move(20, 50, 60, 10n), move(21, 50, 61, 10n), move(22, 60, 70, 10n), move(23, 70, 71, 10n)]
  assert.deepEqual(fires('hop-chain', dealt).accounts, [account(50), account(60), account(70), account(71)])
})

test('two steps that pay aside make no peel chain but a hop chain', () => {
  const rows = times(4, n => [move(2 * n, n, n + 1, 900n), ...(n < 2 ? [move(2 * n + 1, n, n + 20, 50n)] : [])]).flat()
  silent('peel-chain', rows)
  assert.equal(fires('hop-chain', rows).figures['peelingSteps'], 2)
})

test('a test payment to the next account does not break a chain', () => {
  const rows = times(4, n => [move(2 * n, n, n + 1, 1n), move(2 * n + 1, n, n + 1, 1000n)]).flat()
  assert.equal(fires('hop-chain', rows).figures['hops'], 4)
})

test('hops without payments aside are a hop chain, and an even split is no chain', () => {
  fires(
    'hop-chain',
    times(3, n => move(n, n, n + 1, 10n)),
  )
  const split = times(4, n => [
    move(2 * n, n, n + 1, 10n),
    move(2 * n + 1, n, n + 50, 10n),
    move(60 + n, n + 50, 80, 10n),
  ])
  silent('hop-chain', split.flat())
})

test('ten equal lots to fresh accounts are a near-equal fan-out, nine are none', () => {
  const lots = times(10, n => move(n, 0, n + 1, 1000n + BigInt(n)))
  const row = fires('fan-out', lots)
  assert.deepEqual([row.figures['shape'], row.figures['lots'], row.figures['mean']], ['near-equal', 10, '1004'])
  silent('fan-out', lots.slice(0, 9))
})

test('lots of every size are a plain fan-out, and lots a day apart are none', () => {
  const lots = times(12, n => move(n, 0, n + 1, 10n ** BigInt(n % 6) + 7n))
  assert.equal(fires('fan-out', lots).figures['shape'], 'plain')
  silent(
    'fan-out',
    lots.map((t, n) => ({ ...t, at: START + n * DAY })),
  )
})

test('two fan-outs of one account, a month apart, are two rows when large and none loses a lot', () => {
  const lots = times(24, n => later((n < 12 ? 0 : 30 * DAY) + n, n, 0, n + 1, 1000n))
  const rows = ofKind('fan-out', lots)
  assert.deepEqual(
    rows.map(r => r.figures['lots']),
    [12, 12],
  )
  assert.equal(new Set(rows.flatMap(r => r.transfers)).size, 24)
})

test('lots to accounts that had money before are no near-equal fan-out; dust, gas and nothing do not make them used', () => {
  const lots = times(10, n => move(n + 20, 0, n + 1, 1000n))
  const shape = (earlier: (n: number) => Transfer): unknown =>
    findPatterns(
      viewOfRows(
        lots,
        new Set(),
        times(10, n => earlier(n)),
      ),
    ).find(p => p.pattern === 'fan-out')?.figures['shape']
  assert.equal(
    shape(n => move(n, 99, n + 1, 10n)),
    'plain',
  )
  assert.equal(
    shape(n => move(n, n + 1, 99, 1n)),
    'plain',
  )
  assert.equal(
    shape(n => move(n, 99, n + 1, 9n)),
    'near-equal',
  )
  assert.equal(
    shape(n => move(n, n + 1, 99, 0n)),
    'near-equal',
  )
  assert.equal(
    shape(n => ({ ...move(n, 99, n + 1, 10n ** 17n), asset: ETHER })),
    'near-equal',
  )
})

test('five payers in a week are a fan-in, four are none, nor are five in two months, nor a known service', () => {
  const rows = times(5, n => later(n * 3600, n, n + 1, 0, 100n))
  assert.equal(fires('fan-in', rows).figures['payers'], 5)
  silent('fan-in', rows.slice(0, 4))
  const week = (seconds: number): Transfer[] => rows.map((t, n) => ({ ...t, at: START + (n === 4 ? seconds : n) }))
  fires('fan-in', week(7 * DAY))
  silent('fan-in', week(7 * DAY + 1))
  silent(
    'fan-in',
    rows.map((t, n) => ({ ...t, at: START + n * 12 * DAY })),
  )
  silent('fan-in', rows, [0])
})

test('what leaves within the hour passed through, what stays a day or stays at all did not', () => {
  const rows = [later(0, 0, 0, 1, 1000n), later(3600, 1, 1, 2, 960n)]
  assert.equal(fires('pass-through', rows).figures['mostSeconds'], 3600)
  silent('pass-through', [rows[0] as Transfer, later(3601, 1, 1, 2, 960n)])
  silent('pass-through', [rows[0] as Transfer, later(3600, 1, 1, 2, 949n)])
})

test('money that was paid out before other money came does not count as passed on', () => {
  silent('pass-through', [later(0, 0, 1, 2, 1000n), later(60, 1, 0, 1, 1000n)])
})

test('five round payments of ten are round amounts, four are none, nor are five of eleven', () => {
  const pay = (round: number, odd: number): Transfer[] => [
    ...times(round, n => move(n, 0, n + 1, BigInt(n + 1) * 100_000n)),
    ...times(odd, n => move(20 + n, 0, n + 40, 123_457n + BigInt(n))),
  ]
  assert.equal(fires('round-amounts', pay(5, 5)).figures['round'], 5)
  silent('round-amounts', pay(4, 0))
  silent('round-amounts', pay(5, 6))
})

test('thirty days of rest and then a payment is dormancy, twenty-nine are none', () => {
  const wait = (days: number): Transfer[] => [later(0, 0, 0, 1, 50n), later(days * DAY, 1, 1, 2, 50n)]
  const row = fires('dormant', wait(30))
  assert.deepEqual([row.figures['woke'], row.figures['days'], row.transfers], ['yes', 30, [0, 1]])
  silent('dormant', wait(29))
})

test('money that came yesterday to an account that had been empty for a year is not dormant', () => {
  const rows = [
    later(0, 0, 0, 1, 50n),
    later(9, 1, 1, 2, 50n),
    later(365 * DAY, 2, 0, 1, 7n),
    later(366 * DAY, 3, 1, 2, 7n),
  ]
  silent('dormant', rows)
})

test('what still rests is told only as of a date, and not when the account is empty', () => {
  const held = (amount: bigint): readonly PatternRow[] => {
    const view = viewOfRows([later(0, 0, 0, 1, 50n)])
    const accounts = [rowOf(1, { held: amount })]
    return findPatterns({ ...view, accounts }, START + 31 * DAY).filter(p => p.pattern === 'dormant')
  }
  assert.deepEqual([held(50n)[0]?.figures['woke'], held(50n)[0]?.figures['days']], ['no', 31])
  assert.deepEqual(held(0n), [])
})

test('paying one asset and getting another in one transaction is a swap, in two transactions it is none', () => {
  const swap = (tx: number): PatternRow[] => {
    const paid = move(1, 1, 90, 100n)
    const got = { ...move(tx, 90, 1, 7n, 1), index: 5 }
    return findPatterns(viewOfRows([move(0, 0, 1, 100n), paid], new Set([account(90)]), [got])).filter(
      p => p.pattern === 'swap',
    )
  }
  const [row] = swap(1)
  assert.deepEqual([row?.figures['paidAmount'], row?.figures['got'], row?.figures['gotAmount']], ['100', token(1), '7'])
  assert.deepEqual(swap(2), [])
})

test('fifty small lots in a day flood, forty-nine do not, nor do fifty beside one of weight', () => {
  const lots = times(50, n => move(n, 0, (n % 7) + 1, 100n + BigInt(n)))
  assert.equal(fires('flooding', lots).figures['lots'], 50)
  silent('flooding', lots.slice(1))
  silent('flooding', [...lots, move(60, 0, 1, 10_000n)])
})

test('value that returns within four transfers is a round trip; value that goes on, or came before it left, is none', () => {
  const trip = times(4, n => move(n, n, (n + 1) % 4, 10n))
  assert.deepEqual([...fires('round-trip', trip).accounts].sort(), times(4, account).sort())
  fires('round-trip', [later(0, 0, 0, 1, 10n), later(0, 1, 1, 0, 10n)])
  silent('round-trip', [move(0, 0, 1, 10n), move(1, 1, 2, 10n)])
  silent('round-trip', [move(0, 1, 0, 10n), move(1, 0, 2, 10n), move(2, 3, 1, 10n)])
  silent(
    'round-trip',
    times(5, n => move(n, n, (n + 1) % 5, 10n)),
  )
  silent('round-trip', [move(0, 0, 9, 10n), move(1, 9, 0, 10n)], [9])
})

test('an account that only ever forwards to a service is its deposit address, one that also pays others is none', () => {
  const rows = [later(0, 0, 0, 5, 10n), later(60, 1, 5, 9, 10n), later(120, 2, 1, 5, 7n), later(180, 3, 5, 9, 7n)]
  const row = fires('deposit-consolidation', rows, [9])
  assert.deepEqual([row.figures['sweeps'], row.transfers.length, row.figures['service']], [2, 4, account(9)])
  silent('deposit-consolidation', [...rows, later(240, 4, 5, 8, 1n)], [9])
  silent('deposit-consolidation', rows)
  silent('deposit-consolidation', [later(0, 0, 0, 5, 10n), later(3 * DAY + 1, 1, 5, 9, 10n)], [9])
  silent('deposit-consolidation', [later(0, 0, 0, 5, 10n), later(60, 1, 5, 9, 6n)], [9])
})

test('when many have a tenth of the value each, the largest eight stand alone and the rest are one wave', () => {
  const ring = times(12, n => [
    move(3 * n, n, n + 1, 1000n),
    move(3 * n + 1, n + 1, n, 1000n),
    move(3 * n + 2, n, n + 1, 1000n),
  ])
  const rows = ofKind('round-trip', ring.flat())
  assert.equal(rows.length, MAX_ALONE + 1)
  assert.equal(rows.filter(p => p.figures['accounts'] === undefined).length, MAX_ALONE)
})

test('hot wallets of one name are one exchange, of two names they are none', () => {
  const rows = [later(0, 0, 0, 5, 10n), later(60, 1, 5, 8, 10n), later(120, 2, 1, 5, 7n), later(180, 3, 5, 9, 7n)]
  const found = (names: readonly string[]): PatternRow[] => {
    const view = viewOfRows(rows, new Set([account(8), account(9)]))
    const accounts = names.map((service, i) => rowOf(8 + i, { service, role: 'service' }))
    return findPatterns({ ...view, accounts }).filter(p => p.pattern === 'deposit-consolidation')
  }
  assert.deepEqual(found(['Kraken', 'Kraken'])[0]?.accounts, [account(5), account(8), account(9)])
  assert.deepEqual(found(['Kraken', 'Bitstamp']), [])
})

test('first gas from an account of the trace is told, the stolen ether itself and a service as funder are not', () => {
  const gas = (amount: bigint, services: readonly number[] = []): readonly PatternRow[] => {
    const first = { ...move(0, 7, 1, amount), asset: ETHER }
    const view = viewOfRows([move(1, 0, 1, 50n), move(2, 1, 2, 50n)], new Set(services.map(account)), [first])
    return findPatterns({ ...view, accounts: [rowOf(7, {})] }).filter(p => p.pattern === 'gas-funding')
  }
  assert.deepEqual(gas(10n ** 16n)[0]?.accounts, [account(1), account(7)])
  assert.equal(gas(10n ** 16n)[0]?.figures['txs'], move(0, 7, 1, 1n).tx)
  assert.deepEqual(gas(10n ** 19n), [])
  assert.deepEqual(gas(10n ** 16n, [7]), [])
})

test('small findings of one wave make one row with all their evidence, and a wave two days later another', () => {
  const wave = (day: number, first: number): Transfer[] =>
    times(20, n => [
      later(day * DAY + n, first + 2 * n, 0, first + n + 100, 100n),
      later(day * DAY + n + 60, first + 2 * n + 1, first + n + 100, 999, 100n),
    ]).flat()
  const rows = ofKind('pass-through', [...wave(0, 0), ...wave(3, 1000)])
  assert.deepEqual(
    rows.map(r => [r.figures['accounts'], r.transfers.length, r.figures['total']]),
    [
      [20, 40, '2000'],
      [20, 40, '2000'],
    ],
  )
  assert.match(rows[0]?.because ?? '', /each of 20 accounts passed on at least 95 %/)
})

test('rows are ranked by value, and no more than a few of one pattern stand alone', () => {
  fc.assert(
    fc.property(ledgers, rows => {
      const found = findPatterns(viewOfRows(rows))
      const shares = found.map(p => Number(p.figures['sharePercent']))
      assert.deepEqual(
        shares,
        [...shares].sort((a, b) => b - a),
      )
      for (const p of found) {
        const alone = found.filter(
          q => q.pattern === p.pattern && q.figures['asset'] === p.figures['asset'] && !q.figures['largest'],
        )
        assert.ok(alone.length <= MAX_ALONE + 2, 'the largest, and waves of one')
      }
    }),
    { numRuns: Math.min(RUNS, 500) },
  )
})

test('no ledger makes a finder throw, and row order changes nothing but the indexes', () => {
  fc.assert(
    fc.property(ledgers, rows => assert.deepEqual(shown(rows), shown([...rows].reverse()))),
    { numRuns: Math.min(RUNS, 500) },
  )
})

test('names decide nothing: with addresses exchanged the same patterns are found, but for the order among equals', () => {
  const places = fc.shuffledSubarray(
    times(8, n => n),
    { minLength: 8, maxLength: 8 },
  )
  fc.assert(
    fc.property(ledgers, places, (rows, to) => {
      const names = new Map<Address, Address>(to.map((n, i) => [address(i), address(n + 30)]))
      const renamed = rows.map(t => ({ ...t, from: names.get(t.from) ?? t.from, to: names.get(t.to) ?? t.to }))
      const back = new Map([...names].map(([a, b]) => [b, a]))
      const plain = (list: readonly Transfer[], old: (a: AccountId) => string): string[] =>
        shown(list)
          .map(p => JSON.stringify({ ...p, accounts: p.accounts.map(old).sort(), transfers: [...p.transfers].sort() }))
          .sort()
      assert.deepEqual(
        plain(renamed, a => back.get(splitAccount(a).address) ?? ''),
        plain(rows, a => splitAccount(a).address),
      )
    }),
    { numRuns: Math.min(RUNS, 500) },
  )
})

test('every pattern and kind of noise in the code has a section in docs/patterns.md, and every section its code', () => {
  const names = new Set<string>()
  for (const f of sourceFiles('src')) {
    if (!f.path.startsWith('src/analysis/patterns/')) continue
    for (const m of f.text.matchAll(/(?:pattern|kind): '([a-z-]+)'/g)) names.add(m[1] as string)
    for (const m of f.text.matchAll(/'((?:peel|hop)-chain)'/g)) names.add(m[1] as string)
  }
  const page = readFileSync(new URL('../../docs/patterns.md', import.meta.url), 'utf8')
  const sections = [...page.matchAll(/^### ([a-z-]+)$/gm)].map(m => m[1] as string)
  assert.deepEqual([...names].sort(), [...sections].sort())
  for (const part of page.split(/^### /m).slice(1)) {
    const [name = ''] = part.split('\n')
    assert.match(part, /\bSource: /, `${name} names its source`)
    assert.match(part, /\bFalse positives: /, `${name} tells its false positives`)
  }
})

function shown(list: readonly Transfer[]): (Omit<PatternRow, 'transfers'> & { transfers: readonly string[] })[] {
  const view = viewOfRows(list)
  return findPatterns(view, 1_800_000_000).map(p => ({
    ...p,
    transfers: p.transfers.map(i => view.transfers[i]?.tx ?? ''),
  }))
}

function rowOf(n: number, change: Partial<AccountRow>): AccountRow {
  return {
    account: account(n),
    asset: token(0),
    hop: 1,
    tainted: 0n,
    held: 0n,
    role: 'intermediate',
    service: null,
    firstAt: START,
    lastAt: START,
    ...change,
  }
}
