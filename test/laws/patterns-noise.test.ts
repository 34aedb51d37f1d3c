import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { depositReuseClusters } from '../../src/analysis/cluster/deposit-reuse.ts'
import { gasFundingClusters } from '../../src/analysis/cluster/gas-funding.ts'
import { findPatterns } from '../../src/analysis/patterns/index.ts'
import { findNoise } from '../../src/analysis/patterns/noise.ts'
import { splitAccount } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../../src/model/asset.ts'
import { confusableSkeleton } from '../../src/model/confusable-skeleton.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { viewOfRows } from '../view-of-rows.ts'
import { account, address, ledgers, move, RUNS, token } from './random-ledger.ts'

const ETHER = nativeAsset(ETHEREUM)
/** An address with the ends that a hurried reader compares, and other digits between. */
const like = (real: Address, n: number): Address =>
  `${real.slice(0, 5)}${n.toString(16).padStart(33, '9')}${real.slice(-4)}` as Address
const native = (t: Transfer): Transfer => ({ ...t, asset: ETHER, index: -1 })
/** Noise beside one honest payment of token 0 from account 1 to account 2, which account 0 had paid. */
const honest = [move(0, 0, 1, 1_000_000_000n), move(9, 1, 2, 1_000_000_000n)]
const kinds = (beside: readonly Transfer[], symbols: Readonly<Record<string, string>> = {}): string[] =>
  findNoise(viewOfRows(honest, new Set(), beside), new Set([token(0)]), asset => symbols[asset] ?? null).map(
    n => n.kind,
  )

test('an honest ledger has no noise', () => assert.deepEqual(kinds([]), []))

test("a token transfer of nothing is noise in whoever's name it is made", () => {
  const forged = move(3, 1, 50, 0n)
  assert.deepEqual(kinds([forged]), ['zero-value'])
  assert.deepEqual(kinds([move(3, 50, 1, 0n)]), ['zero-value'])
})

test("a contract call by the account itself moves no ether and is no noise; a stranger's call is", () => {
  assert.deepEqual(kinds([native(move(3, 1, 50, 0n))]), [])
  assert.deepEqual(kinds([native(move(3, 50, 1, 0n))]), ['zero-value'])
})

test('an address with the ends of the real counterparty is a look-alike until value of weight goes there', () => {
  const poison = (amount: bigint): Transfer => ({ ...move(3, 50, 1, amount), from: like(address(2), 7) })
  assert.deepEqual(kinds([poison(0n)]), ['look-alike'])
  assert.deepEqual(kinds([poison(10_000_000n)]), ['look-alike'], 'a hundredth')
  assert.deepEqual(kinds([poison(10_000_001n)]), [])
})

test('ends that differ in one character are no look-alike', () => {
  const near = like(address(2), 7)
  const from = `${near.slice(0, 4)}${near[4] === 'b' ? 'c' : 'b'}${near.slice(5)}` as Address
  assert.deepEqual(kinds([{ ...move(3, 50, 1, 5n), from }]), ['dust'])
  const tail = `${near.slice(0, -4)}${near.at(-4) === 'b' ? 'c' : 'b'}${near.slice(-3)}` as Address
  assert.deepEqual(kinds([{ ...move(3, 50, 1, 5n), from: tail }]), ['dust'])
})

test('what the account itself paid to a look-alike, by mistake or not, is no noise', () => {
  const tricked = { ...move(3, 1, 50, 5n), to: like(address(2), 7) }
  assert.deepEqual(kinds([tricked]), [])
  assert.deepEqual(kinds([{ ...tricked, asset: token(5) }]), ['look-alike'], 'of an unknown token anybody can say so')
})

test('a token whose symbol looks like a recognised one is fake, in Cyrillic, Greek or full width; others are not', () => {
  const fake = (symbol: string): string[] => kinds([move(3, 50, 1, 10n ** 9n, 5)], { [token(5)]: symbol })
  for (const symbol of ['USDT', 'UЅDТ', 'ＵＳＤＴ', 'U.S.D.T', 'ЕТН', 'ΕΤΗ', 'ѕтETН'])
    assert.deepEqual(fake(symbol), ['fake-token'], symbol)
  for (const symbol of ['USDTX', 'PEPE', 'ETH2', '']) assert.deepEqual(fake(symbol), [], symbol)
})

test('the recognised token itself is never fake, and its own symbol is guarded too', () => {
  const named = { [token(0)]: 'RARE', [token(5)]: 'RАRЕ' }
  assert.deepEqual(kinds([], named), [])
  assert.deepEqual(kinds([move(3, 50, 1, 5_000_000_000n, 5)], named), ['fake-token'])
})

test('a hundred-thousandth of the largest transfer is dust, a little more is not, nor is what is paid', () => {
  assert.deepEqual(kinds([move(3, 50, 1, 10_000n)]), ['dust'])
  assert.deepEqual(kinds([move(3, 50, 1, 10_001n)]), [])
  assert.deepEqual(kinds([move(3, 1, 50, 10_000n)]), [])
})

test('tainted value is never dust', () => {
  const crumb = move(3, 0, 1, 10n)
  assert.deepEqual(findNoise(viewOfRows([...honest, crumb]), new Set([token(0)])), [])
})

test('a little ether before the account pays a token is a gas top-up; much, late, or tainted ether is none', () => {
  const gas = (order: number, amount: bigint): Transfer => native(move(order, 50, 1, amount))
  assert.deepEqual(kinds([gas(3, 5n * 10n ** 17n)]), ['gas-top-up'])
  assert.deepEqual(kinds([gas(3, 5n * 10n ** 17n + 1n)]), [])
  assert.deepEqual(kinds([gas(10, 10n ** 16n)]), [], 'after its last token payment')
  assert.deepEqual(findNoise(viewOfRows([...honest, native(move(3, 0, 1, 10n ** 16n))]), new Set([token(0)])), [])
})

test('a transfer that is noise in two ways is listed once, under the kind that comes first', () => {
  const both = { ...move(3, 50, 1, 0n, 5), from: like(address(2), 7) }
  assert.deepEqual(kinds([both], { [token(5)]: 'ЕТН' }), ['fake-token'])
  assert.deepEqual(kinds([both]), ['look-alike'])
})

test('no ledger makes the noise finder throw, and row order changes nothing', () => {
  fc.assert(
    fc.property(ledgers, rows => {
      const show = (list: readonly Transfer[]): unknown => findNoise(viewOfRows(list), new Set())
      assert.deepEqual(show(rows), show([...rows].reverse()))
    }),
    { numRuns: Math.min(RUNS, 300) },
  )
})

test('senders to one deposit address of a service are claimed one customer, but not when it pays two', () => {
  const rows = [move(0, 0, 5, 10n), move(1, 5, 9, 10n), move(2, 1, 5, 7n), move(3, 5, 9, 7n)]
  const services = new Set([account(9)])
  assert.deepEqual(depositReuseClusters(viewOfRows(rows, services))[0]?.accounts, [account(0), account(1)])
  assert.deepEqual(depositReuseClusters(viewOfRows([...rows, move(4, 5, 8, 1n)], services)), [])
})

test('who pays a deposit address its fees, and who sends from a service, is no customer of it', () => {
  const rows = [move(0, 0, 5, 10n), move(1, 5, 9, 10n), move(2, 8, 5, 7n), move(3, 5, 9, 7n)]
  const gas = native(move(4, 7, 5, 10n ** 15n))
  assert.deepEqual(depositReuseClusters(viewOfRows(rows, new Set([account(8), account(9)]), [gas])), [])
})

test('more than twenty senders to one deposit address are a shop, and nothing is claimed', () => {
  const pay = (n: number): Transfer[] => [move(2 * n, n + 20, 5, 10n), move(2 * n + 1, 5, 9, 10n)]
  const claims = (n: number): number =>
    depositReuseClusters(viewOfRows(Array.from({ length: n }, (_, i) => pay(i)).flat(), new Set([account(9)]))).length
  assert.deepEqual([claims(20), claims(21)], [1, 0])
})

test('accounts that got their first gas from one account are claimed together; large sums and faucets claim nothing', () => {
  const claims = (n: number, amount: bigint, services: readonly number[] = []): number => {
    const rows = Array.from({ length: n }, (_, i) => native(move(i, 0, i + 1, amount)))
    return gasFundingClusters(viewOfRows(rows, new Set(services.map(account)))).length
  }
  assert.deepEqual([claims(2, 10n ** 15n), claims(200, 10n ** 15n)], [1, 1])
  assert.deepEqual([claims(1, 10n ** 15n), claims(201, 10n ** 15n), claims(2, 10n ** 19n)], [0, 0, 0])
  assert.equal(claims(2, 10n ** 15n, [0]), 0)
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
  assert.equal(spam.size, 19)
  assert.deepEqual([accused.length, right], [19, 19], 'precision and recall against the spam column are both 1')
  assert.equal(noise.filter(n => n.kind === 'fake-token').length, 18)
  assert.equal(noise.length, 19, 'and nothing else is taken for noise: contract calls are none')
  const lots = findPatterns(view).find(p => p.pattern === 'fan-out' && p.figures['lots'] === 40)
  assert.equal(lots?.figures['mean'], '10000000000000000000000')
  assert.equal(lots?.figures['shape'], 'near-equal')
  assert.ok(Number(lots?.figures['seconds']) < 2 * 3600, 'within two hours, as published')
  const fbi = readFileSync(sharedPath('casebook/fbi-psa250226-eth-51.txt'), 'utf8').toLowerCase()
  const listed = lots?.accounts.slice(1).filter(a => fbi.includes(splitAccount(a).address))
  assert.equal(listed?.length, 39, "39 of the 40 recipients are on the FBI's list of 26 February 2025")
})
