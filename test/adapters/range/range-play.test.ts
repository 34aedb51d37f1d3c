import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { openEvmFollower } from '../../../src/adapters/ledgers/evm/open-evm-follower.ts'
import { MemoryLiveShelf } from '../../../src/adapters/live/memory-live-shelf.ts'
import { COLD_WALLET, LOST } from '../../../src/adapters/range/bybit-facts.ts'
import { startRange } from '../../../src/adapters/range/start-range.ts'
import { scoreTrace } from '../../../src/analysis/score/score-trace.ts'
import { CROSSINGS } from '../../../src/catalog/crossings/all-crossings.ts'
import { truthDigest } from '../../../src/formats/range/truth-digest.ts'
import type { LedgerId } from '../../../src/model/ledger.ts'
import { NO_WANTS } from '../../../src/model/live-block.ts'
import type { RangeTruth } from '../../../src/model/range.ts'
import type { Transfer } from '../../../src/model/transfer.ts'
import { groundOfShelf } from '../../../src/operations/crossings/crossing-ground.ts'
import { crossingsOver } from '../../../src/operations/crossings/crossings-over.ts'
import { parsePlace, withPlaces } from '../../../src/operations/crossings/parse-place.ts'
import { rangePlan } from '../../../src/operations/range/range-pace.ts'
import type { Range } from '../../../src/operations/range/range-port.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { needsTime } from '../../thorough.ts'

interface Played {
  readonly truth: RangeTruth
  readonly transfers: readonly Transfer[]
  readonly services: Readonly<Record<string, { count: number; results: Record<string, unknown>[] }>>
}

const played: { range: Range | null; is: Played | null } = { range: null, is: null }

before(async () => {
  const services: Record<string, Played['services'][string]> = {}
  const range = await startRange({
    ...rangePlan({ seed: 1, play: 'bybit', speed: 0, rate: 0 }),
    blockSeconds: 3_600,
    onStep: (step, at) => {
      services[step.name] = at.safeService() as Played['services'][string]
    },
  })
  played.range = range
  assert.ok(await range.play())
  played.is = { truth: await range.truth(), transfers: await range.transfers(), services }
})
after(() => played.range?.stop())

const is = (): Played => played.is as Played

test('seed 1 gives the very range that it gave when this was written, to the hash of the last block', {
  skip: needsTime,
}, () => {
  assert.equal(truthDigest(is().truth), '7a93d6d829250b8514ba3984895fefa00d2ee1866b58da1008017ba92a371cb0')
})

test('what leaves the wallet is what Bybit lost: 401,346.77 ETH, 90,375.55 stETH, 8,000 mETH and 15,000 cmETH', () => {
  const thefts = new Set(is().truth.thefts.map(t => t.tx))
  const left = is().truth.transfers.filter(t => thefts.has(t.tx) && t.from === COLD_WALLET.address)
  assert.deepEqual(left.map(t => BigInt(t.amount)).sort(), Object.values(LOST).sort())
})

test('every account of the thief’s holds what came in less what went out and the gas it paid', () => {
  const { truth } = is()
  const flow = new Map<string, bigint>()
  const paid = new Map<string, number>()
  const add = (key: string, amount: bigint): void => void flow.set(key, (flow.get(key) ?? 0n) + amount)
  for (const t of is().transfers) {
    add(`${t.ledger}:${t.to} ${t.asset}`, t.amount)
    add(`${t.ledger}:${t.from} ${t.asset}`, -t.amount)
    paid.set(`${t.ledger}:${t.from}`, (paid.get(`${t.ledger}:${t.from}`) ?? 0) + 1)
  }
  for (const e of truth.endpoints) {
    if (e.kind !== 'held') continue
    const gap = (flow.get(`${e.account} ${e.asset}`) ?? 0n) - BigInt(e.amount)
    const gas = e.asset.includes('slip44') ? 600_000n * 10n ** 9n * BigInt((paid.get(e.account) ?? 0) + 3) : 0n
    assert.ok(gap >= 0n && gap <= gas, `${e.account} ${e.asset}: ${gap}`)
  }
})

test('the value at the ends is the stolen value less what pools and services kept', () => {
  const { truth } = is()
  const unit = new Map(truth.assets.map(a => [a.asset, a.value / 10 ** a.decimals]))
  const ends = truth.endpoints.reduce((sum, e) => sum + Number(e.amount) * (unit.get(e.asset) ?? 0), 0)
  const stolen = (Object.values(LOST).reduce((a, b) => a + b) / 10n ** 12n) * 2_700n
  const share = ends / (Number(stolen) / 1e6)
  assert.ok(share > 0.98 && share < 1, String(share))
})

test('every transfer of the truth stands in the ledger as the node tells it', () => {
  const ledger = new Set(is().transfers.map(t => [t.ledger, t.tx, t.index, t.from, t.to, t.asset, t.amount].join(' ')))
  for (const t of is().truth.transfers)
    assert.ok(ledger.has([t.ledger, t.tx, t.index, t.from, t.to, t.asset, t.amount].join(' ')), JSON.stringify(t))
})

test('both legs of each crossing stand in the ledger with their amounts, and the shares of one deposit sum to one', () => {
  const shares = new Map<string, number>()
  const paid = new Map<string, bigint>()
  for (const t of is().transfers) {
    const key = `${t.ledger} ${t.tx} ${t.asset}`
    paid.set(`${key} ${t.amount}`, t.amount)
  }
  for (const c of is().truth.crossings) {
    shares.set(c.in.tx, (shares.get(c.in.tx) ?? 0) + c.share)
    for (const end of [c.in, c.out])
      assert.ok(paid.has(`${end.ledger} ${end.tx} ${end.asset} ${end.amount}`), JSON.stringify(c))
  }
  for (const [tx, share] of shares) assert.ok(Math.abs(share - 1) < 1e-5, `${tx}: ${share}`)
})

test('a follower of the two chains sees the very transfers that their traces tell, and finds every crossing by facts alone', async () => {
  const range = played.range as Range
  const declared = range.places().filter(p => !p.startsWith('exch='))
  const entries = withPlaces(CROSSINGS, declared.map(parsePlace))
  const shelf = new MemoryLiveShelf()
  const seen: Transfer[] = []
  for (const { ledger, rpc } of range.chains) {
    const follower = await openEvmFollower({ url: rpc })
    const topics = new Set(entries.flatMap(e => e.needs(ledger as LedgerId).topics))
    const { height } = await follower.head()
    for await (const block of follower.blocks(1, height, { ...NO_WANTS, topics })) {
      seen.push(...block.transfers)
      await shelf.append([block])
    }
    await follower.close()
  }
  assert.deepEqual(seen, is().transfers)
  const { crossings } = await crossingsOver(groundOfShelf(shelf), entries).all()
  const pair = (c: { in: { tx: string }; out: { tx: string } }): string => `${c.in.tx} ${c.out.tx}`
  const known = is().truth.crossings.filter(c => c.kind !== 'exchanger')
  assert.deepEqual(crossings.map(pair).sort(), known.map(pair).sort())
})

test('the freeze that nobody fled holds the money; the one that was fled holds none', () => {
  const { freezes } = is().truth
  assert.deepEqual(
    freezes.map(f => [f.escapedAt === null, f.frozen === '0', (f.executedAt ?? 0) > f.proposedAt]).sort(),
    [
      [false, true, true],
      [true, false, true],
    ],
  )
})

test('whoever names every endpoint scores 1; whoever names none scores 0 and claims nothing wrong', () => {
  const { truth } = is()
  const endpoints = [...truth.endpoints.filter(e => e.behind === null), ...truth.opaque]
  const accounts = truth.accounts
    .filter(a => a.role === 'thief' && a.behind === null)
    .map(a => ({ account: a.account, role: 'intermediate', tainted: '1' }))
  const best = scoreTrace(truth, { endpoints, accounts })
  assert.ok(Math.abs((best.valueLocated ?? 0) - 1) < 1e-9 && Math.abs((best.precision ?? 0) - 1) < 1e-9)
  assert.deepEqual([best.endpoints.recall, best.accounts.recall, best.seenThrough], [1, 1, 0])
  const none = scoreTrace(truth, { endpoints: [], accounts: [] })
  assert.deepEqual([none.valueLocated, none.precision, none.accounts.recall], [0, null, 0])
})

test('the Safe service shows one signature more at each signing, and the executed call only afterwards', () => {
  const seen = ['shown', 'signed-1', 'signed-2', 'signed-3', 'swept'].map(name => is().services[name])
  assert.deepEqual(
    seen.map(s => s?.count),
    [1, 1, 1, 1, 2],
  )
  assert.deepEqual(
    is().services['swept']?.results.map(r => r['isExecuted']),
    [true, false],
  )
})

test('what the Safe service says in the end is what was captured of the theft', { skip: needsShared }, () => {
  const capture = JSON.parse(readFileSync(sharedPath('casebook/bybit-safe-tx-71.json'), 'utf8'))
  const said = is().services['swept']
  const keys = ['safe', 'to', 'value', 'data', 'operation', 'safeTxGas', 'nonce', 'safeTxHash', 'isExecuted']
  const told = (rows: Record<string, unknown>[] | undefined) => rows?.map(r => keys.map(k => r[k]))
  assert.deepEqual(told(said?.results), told(capture['results'] as Record<string, unknown>[]))
  const signed = (rows: Record<string, unknown>[] | undefined) =>
    rows?.map(r => (r['confirmations'] as { owner: string; signature: string }[]).map(c => [c.owner, c.signature]))
  assert.deepEqual(signed(said?.results), signed(capture['results'] as Record<string, unknown>[]))
})
