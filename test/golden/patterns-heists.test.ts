import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { PatternRow } from '../../src/analysis/flow/trace-result.ts'
import { findPatterns } from '../../src/analysis/patterns/index.ts'
import { findNoise } from '../../src/analysis/patterns/noise.ts'
import type { TraceView } from '../../src/analysis/patterns/view.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { viewOfRows } from '../view-of-rows.ts'

/** The data tell dollars and no asset; both thefts moved ether. One dollar is 10^18 base units here. */
const ETHER = nativeAsset(ETHEREUM)
const DOLLAR = 10n ** 18n

interface Heist {
  readonly rows: readonly Transfer[]
  /** What the data's authors call an account. */
  readonly labels: ReadonlyMap<AccountId, string>
  readonly view: TraceView
}

const lines = (name: string, file: string): string[] =>
  readFileSync(sharedPath('data/heists', name, file), 'utf8')
    .trim()
    .split(/\r?\n/)

/** A heist whose published last accounts are known services, hot wallets of one exchange under its name. */
function heist(name: string): Heist {
  const labels = new Map<AccountId, string>()
  const rows = lines(name, 'flows.csv')
    .slice(1)
    .map((line, index): Transfer => {
      const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map(c => c.replace(/,$/, '')) ?? []
      const [time = '', block, tx = '', from = '', fromLabel = '', to = '', toLabel = '', value] = cells
      labels.set(accountId(ETHEREUM, from as Address), fromLabel)
      labels.set(accountId(ETHEREUM, to as Address), toLabel)
      return {
        ledger: ETHEREUM,
        tx,
        index,
        block: Number(block),
        at: Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
        from: from as Address,
        to: to as Address,
        asset: ETHER,
        amount: (BigInt(Math.round(Number(value) * 1e6)) * DOLLAR) / 1_000_000n,
      }
    })
  const services = new Set(lines(name, 'terminals.csv').map(a => accountId(ETHEREUM, a.trim() as Address)))
  const accounts = [...services].map(account => ({
    account,
    asset: ETHER,
    hop: 1,
    tainted: 0n,
    held: 0n,
    role: 'service' as const,
    service: labels.get(account)?.split(/[ :]/)[0] ?? null,
    firstAt: 0,
    lastAt: 0,
  }))
  return { rows, labels, view: { ...viewOfRows(rows, services), accounts } }
}

/** The most transfers on a shortest way from the source, by plain breadth-first search over the raw rows. */
function depth(rows: readonly Transfer[], source: Address): number {
  const level = new Map<Address, number>([[source, 0]])
  for (let front = [source], n = 1; front.length > 0; n++) {
    const next = [...new Set(rows.filter(t => front.includes(t.from)).map(t => t.to))].filter(a => !level.has(a))
    for (const a of next) level.set(a, n)
    front = next
  }
  return Math.max(...level.values())
}

const of = (rows: readonly PatternRow[], pattern: string): PatternRow[] => rows.filter(p => p.pattern === pattern)

test('the LI.FI peel chain is followed over all of the published 19 hops, past peels to Tornado larger than the rest', {
  skip: needsShared,
}, () => {
  const { rows, labels, view } = heist('lifi-2024')
  const [source] = lines('lifi-2024', 'sources.csv') as Address[]
  const found = findPatterns(view)
  const longest = of(found, 'peel-chain').sort((a, b) => Number(b.figures['hops']) - Number(a.figures['hops']))[0]
  assert.equal(longest?.figures['hops'], 19)
  assert.equal(longest?.accounts.length, 20)
  assert.equal(depth(rows, source as Address), 19, 'the figure stands in the raw rows too')
  assert.equal(longest?.accounts[0], `${ETHEREUM}:${source}`)
  const exits = longest?.transfers.map(i => labels.get(view.transfers[i]?.to as AccountId) ?? '')
  assert.equal(exits?.filter(l => l.startsWith('Tornado')).length, 13)
  const last = rows.filter(t => accountId(ETHEREUM, t.from) === longest?.accounts[19])
  assert.deepEqual(
    last.map(t => labels.get(accountId(ETHEREUM, t.to))),
    ['eXch'],
    'where it ends, the rest goes to eXch',
  )
})

test('the first pattern told of LI.FI is that the exploiter dealt out all the stolen money in a day', {
  skip: needsShared,
}, () => {
  const { rows, view } = heist('lifi-2024')
  const [source] = lines('lifi-2024', 'sources.csv')
  const [first] = findPatterns(view)
  const left = rows.filter(t => t.from === source)
  const sum = left.reduce((s, t) => s + t.amount, 0n)
  assert.equal(first?.pattern, 'fan-out')
  assert.equal(first?.accounts[0], `${ETHEREUM}:${source}`)
  assert.deepEqual([first?.figures['lots'], first?.figures['total']], [left.length, String(sum)])
  assert.equal(sum / DOLLAR, 9_685_530n)
})

test('Harmony is told in at most 40 rows, and no evidence is lost by joining', { skip: needsShared }, t => {
  const { rows, view } = heist('harmony-2023')
  const found = findPatterns(view)
  t.diagnostic(`${found.length} rows`)
  assert.ok(found.length <= 40)
  const told = new Set(of(found, 'fan-in').flatMap(p => p.transfers))
  const missing: string[] = []
  // Recomputed by definition: every transfer of every week in which an account that is no service has five payers.
  const into = new Map<Address, Transfer[]>()
  for (const r of rows) if (r.amount > 0n && r.from !== r.to) into.set(r.to, [...(into.get(r.to) ?? []), r])
  const expected = new Set<number>()
  for (const [to, list] of into) {
    if (view.services.has(accountId(ETHEREUM, to))) continue
    for (const start of list) {
      const week = list.filter(x => x.at >= start.at && x.at - start.at <= 7 * 86_400)
      if (new Set(week.map(x => x.from)).size >= 5) for (const x of week) expected.add(x.index)
    }
  }
  for (const index of expected) if (!told.has(index)) missing.push(rows[index]?.tx ?? '')
  assert.deepEqual(missing, [])
  assert.equal(told.size, expected.size)
})

test('the Harmony money goes to deposit addresses of Huobi, Binance and OKX, first in mid-January 2023, as published', {
  skip: needsShared,
}, () => {
  const { labels, view } = heist('harmony-2023')
  const found = findPatterns(view)
  const rows = of(found, 'deposit-consolidation')
  const exchange = (p: PatternRow): string => labels.get(p.figures['service'] as AccountId) ?? ''
  for (const name of ['HTX', 'Binance', 'OKX'])
    assert.ok(
      rows.some(p => exchange(p).startsWith(name)),
      name,
    )
  const huobi = rows.find(p => exchange(p).startsWith('HTX'))
  const among = huobi ? found.indexOf(huobi) : 99
  assert.ok(among < 6, `Huobi stands at ${among + 1}, among the rows that a screen shows first`)
  const named = [...(huobi?.accounts ?? [])].map(a => labels.get(a) ?? '')
  for (const label of ['Huobi_Deposit_0x09c9', 'Huobi_Deposit_0x5cad']) assert.ok(named.includes(label), label)
  // Both hot wallets that the data name are one exchange: the row holds all that reached them from its deposit addresses.
  assert.ok(named.includes('HTX 33') && named.includes('HTX 34'))
  const round = [Date.UTC(2023, 0, 13) / 1000, Date.UTC(2023, 0, 17) / 1000] as const
  for (const i of huobi?.transfers ?? []) {
    const at = view.transfers[i]?.at ?? 0
    assert.ok(at >= round[0] && at < round[1], 'the round of 13 to 16 January')
  }
})

test('every zero-value twin planted beside the Harmony transfers is noise', { skip: needsShared }, () => {
  const rows = heist('harmony-2023').rows.filter(r => r.amount > 0n)
  const twins = rows.map((r, n): Transfer => {
    const to = `${r.to.slice(0, 6)}${n.toString(16).padStart(32, '0')}${r.to.slice(-4)}` as Address
    return { ...r, tx: `0x${n.toString(16).padStart(64, 'e')}`, at: r.at + 30, block: r.block + 2, to, amount: 0n }
  })
  const noise = findNoise(viewOfRows(rows, new Set(), twins), new Set())
  const found = new Set(noise.filter(n => n.kind === 'look-alike').map(n => n.tx))
  assert.equal(twins.filter(t => !found.has(t.tx)).length, 0)
  assert.equal(noise.filter(n => n.amount > 0n).length, 0, 'and no true transfer is taken for one')
})
