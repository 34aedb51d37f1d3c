import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { depositReuseClusters } from '../../src/analysis/cluster/deposit-reuse.ts'
import { gasFundingClusters } from '../../src/analysis/cluster/gas-funding.ts'
import { findPatterns } from '../../src/analysis/patterns/index.ts'
import { findNoise } from '../../src/analysis/patterns/noise.ts'
import type { Address } from '../../src/model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../../src/model/asset.ts'
import { confusableSkeleton } from '../../src/model/confusable-skeleton.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { viewOfRows } from '../view-of-rows.ts'
import { account, ledgers, move } from './random-ledger.ts'

const names = (rows: readonly Transfer[], services = new Set<ReturnType<typeof account>>()): string[] =>
  findPatterns(viewOfRows(rows, services)).map(p => p.pattern)

test('three hops with a smaller payment aside each are a peel chain, two are not', () => {
  const peel = [0, 1, 2].flatMap(n => [move(2 * n, n, n + 1, 900n - BigInt(n) * 100n), move(2 * n + 1, n, n + 20, 50n)])
  assert.ok(names(peel).includes('peel-chain'))
  assert.ok(!names(peel.slice(0, 4)).includes('peel-chain'))
})

test('ten equal lots to fresh accounts are a near-equal fan-out, nine are none', () => {
  const lots = Array.from({ length: 10 }, (_, n) => move(n, 0, n + 1, 1000n + BigInt(n)))
  const found = findPatterns(viewOfRows(lots)).find(p => p.pattern === 'fan-out')
  assert.equal(found?.figures['shape'], 'near-equal')
  assert.ok(!names(lots.slice(0, 9)).includes('fan-out'))
})

test('value that returns is a round trip, value that goes on is none', () => {
  assert.ok(names([move(0, 0, 1, 10n), move(1, 1, 0, 10n)]).includes('round-trip'))
  assert.ok(!names([move(0, 0, 1, 10n), move(1, 1, 2, 10n)]).includes('round-trip'))
})

test('senders to one deposit address of a service are claimed one customer, but not when it pays two', () => {
  const rows = [move(0, 0, 5, 10n), move(1, 5, 9, 10n), move(2, 1, 5, 7n), move(3, 5, 9, 7n)]
  const services = new Set([account(9)])
  assert.deepEqual(depositReuseClusters(viewOfRows(rows, services))[0]?.accounts, [account(0), account(1)])
  assert.deepEqual(depositReuseClusters(viewOfRows([...rows, move(4, 5, 8, 1n)], services)), [])
})

test('no ledger makes a finder throw, and row order changes nothing but the indexes', () => {
  fc.assert(
    fc.property(ledgers, rows => {
      const show = (list: readonly Transfer[]): unknown => {
        const view = viewOfRows(list)
        const found = findPatterns(view, 1_800_000_000)
        gasFundingClusters(view)
        return [
          found.map(p => ({ ...p, transfers: p.transfers.map(i => view.transfers[i]?.tx) })),
          findNoise(view, new Set()),
        ]
      }
      assert.deepEqual(show(rows), show([...rows].reverse()))
    }),
    { numRuns: 300, seed: 7 },
  )
})

test('Cyrillic, Greek and full-width letters have the skeleton of the letters that they imitate', () => {
  for (const fake of ['ЕТН', 'ЕТН...', 'EТH', 'ＥＴＨ', 'ΕΤΗ']) assert.equal(confusableSkeleton(fake), 'eth')
  for (const fake of ['ѕтETН', 'stEТH']) assert.equal(confusableSkeleton(fake), 'steth')
})

test('the rows marked as spam in the Bybit branch are found as fake tokens or look-alikes', {
  skip: needsShared,
}, t => {
  const lines = readFileSync(sharedPath('data/heists/bybit-2025/bybit_trace_5hops.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
  const symbols = new Map<AssetId, string>()
  const spam = new Set<string>()
  const rows = lines.map((line, index): Transfer => {
    const [, tx = '', block, time = '', from, to, amount, symbol = '', kind, contract = '', mark] = line.split(',')
    const asset = kind === 'native' ? nativeAsset(ETHEREUM) : erc20(ETHEREUM, contract)
    symbols.set(asset, symbol)
    if (mark === 'yes') spam.add(`${tx}:${index}`)
    return {
      ledger: ETHEREUM,
      tx,
      index,
      block: Number(block),
      at: Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
      from: from as Address,
      to: to as Address,
      asset,
      amount: BigInt(Math.round(Number(amount) * 1e9)) * 10n ** 9n,
    }
  })
  const recognised = new Set(
    [
      '0xae7ab96520de3a18e5e111b5eaab095312d7fe84',
      '0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa',
      '0xe6829d9a7ee3040e1276fa75293bde931859e8fa',
    ].map(c => erc20(ETHEREUM, c)),
  )
  const view = viewOfRows(rows)
  const noise = findNoise(view, recognised, asset => symbols.get(asset) ?? null)
  const accused = noise.filter(n => n.kind === 'fake-token' || n.kind === 'look-alike').map(n => `${n.tx}:${n.index}`)
  const right = accused.filter(k => spam.has(k)).length
  t.diagnostic(`spam ${spam.size}, accused ${accused.length}, right ${right}`)
  t.diagnostic(`missed ${[...spam].filter(k => !accused.includes(k)).map(k => lines[Number(k.split(':')[1])])}`)
  t.diagnostic(
    JSON.stringify(
      findPatterns(view)
        .filter(p => ['fan-out', 'hop-chain', 'peel-chain'].includes(p.pattern))
        .map(p => p.figures),
    ),
  )
  assert.equal(spam.size, 19)
  assert.deepEqual([accused.length, right], [19, 19], 'precision and recall against the spam column are both 1')
  const lots = findPatterns(view).find(p => p.pattern === 'fan-out' && p.figures['lots'] === 40)
  assert.equal(lots?.figures['mean'], '10000000000000000000000')
})
