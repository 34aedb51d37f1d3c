import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { flowGraph } from '../../src/formats/report/flow/flow-graph.ts'
import { foldFlow } from '../../src/formats/report/flow/fold-flow.ts'
import { renderReport } from '../../src/formats/report/render-report.ts'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import { builtInTrace, floodTrace, HOSTILE, hostileTrace } from '../report-traces.ts'
import { pageTags, plainText, tableCells } from './page-tags.ts'

const bybit = await builtInTrace()
const page = renderReport(bybit)
const hostile = renderReport(await hostileTrace(), { title: HOSTILE[0], notes: HOSTILE })
const flood = floodTrace(50, 100)
const floodPage = renderReport(flood)

/** Base units with 18 decimals from a printed figure. */
const wei = (figure = ''): bigint => {
  const [whole = '', fraction = ''] = figure.replaceAll(',', '').split('.')
  return BigInt(whole + fraction.padEnd(18, '0'))
}

test('the same trace gives the same bytes', async () => {
  assert.equal(renderReport(structuredClone(bybit)), page)
  assert.equal(renderReport(await builtInTrace()), page)
})

test('every element is closed in order and every text escaped', () => {
  for (const text of [page, hostile, floodPage]) assert.ok(pageTags(text).length > 100)
})

test('labels written by a thief bring no tag, no attribute, no unseen character and no endless text', () => {
  const tags = pageTags(hostile)
  for (const name of ['img', 'iframe', 'object', 'base', 'form']) assert.ok(!tags.some(t => t.name === name), name)
  assert.equal(tags.filter(t => t.name === 'script').length, 1)
  for (const { attributes } of tags)
    for (const [name, value] of attributes) {
      assert.ok(!name.startsWith('on') && name !== 'style' && name !== 'src', name)
      if (name === 'href') assert.match(value, /^(#[a-z0-9-]+|data:,)$/)
    }
  assert.doesNotMatch(hostile, /\p{Cf}|\p{Co}|(?!\n)\p{Cc}/u)
  assert.doesNotMatch(hostile, /A{4001}/)
  assert.ok(hostile.includes('⟨U+202E⟩gro.live'))
})

test('the policy in the page names the SHA-256 of its only style and only script, and allows nothing else', () => {
  for (const text of [page, hostile]) {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1]?.replaceAll('&#39;', "'") ?? ''
    const rules = policy.split('; ')
    const hash = (element: string): string =>
      `'sha256-${createHash('sha256')
        .update(new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(text)?.[1] ?? '')
        .digest('base64')}'`
    assert.ok(rules.includes("default-src 'none'"))
    assert.ok(rules.includes(`style-src ${hash('style')}`), policy)
    assert.ok(rules.includes(`script-src ${hash('script')}`), policy)
    assert.doesNotMatch(policy, /unsafe|http|\*/)
  }
})

test('the sums of the headline are those of the endpoints, kind by kind and by who can freeze them', () => {
  const symbols = new Map(bybit.assets.map(a => [a.asset, a.symbol ?? '']))
  const sumOf = (rows: TraceJson['endpoints']): bigint => rows.reduce((n, e) => n + BigInt(e.amount), 0n)
  const kinds = tableCells(page, 'kinds')
  const expected = [...Map.groupBy(bybit.endpoints, e => `${e.kind} ${symbols.get(e.asset)}`)]
  for (const [key, rows] of expected) {
    const [kind = '', symbol] = key.split(' ')
    const row = kinds.find(([k = '', , s]) => k.startsWith(kind) && s === symbol)
    assert.equal(wei(row?.[1]), sumOf(rows), key)
    assert.equal(row?.[4], String(new Set(rows.map(e => e.account)).size))
  }
  const totals = kinds.filter(([k = '']) => k.startsWith('all '))
  assert.equal(kinds.length, expected.length + totals.length)
  for (const [, amount, symbol] of totals)
    assert.equal(wei(amount), sumOf(bybit.endpoints.filter(e => symbols.get(e.asset) === symbol)))
  const freezable = bybit.endpoints.filter(e => e.freezableBy.length > 0)
  assert.equal(
    tableCells(page, 'freezable').reduce((n, row) => n + wei(row[1]), 0n),
    sumOf(freezable),
  )
  assert.ok(page.indexOf('id="freezable"') < page.indexOf('id="kinds"'))
})

test('what was stolen at Bybit, 401,346.768858404671846374 ETH, stands in the headline and in the balance', () => {
  assert.ok(plainText(page).includes('stolen: 401,346.768858404671846374 ETH'))
  const row = tableCells(page, 'balance-table').find(([asset]) => asset === 'ETH')
  assert.equal(row?.[1], '401,346.768858404671846374')
  const [, stolen, held, services, fees, floor, gaps, check] = row ?? []
  const signed = (figure = ''): bigint => (figure.startsWith('-') ? -wei(figure.slice(1)) : wei(figure))
  assert.equal(
    wei(stolen),
    [held, services, fees, floor, gaps].reduce((n, figure) => n + signed(figure), 0n),
  )
  assert.equal(check, 'exact')
})

test('a balance that does not add up is told, not hidden', () => {
  const [first, ...rest] = bybit.conservation
  assert.ok(first)
  const broken = renderReport({
    ...bybit,
    conservation: [{ ...first, stolen: String(BigInt(first.stolen) + 1n) }, ...rest],
  })
  assert.match(tableCells(broken, 'balance-table')[0]?.[7] ?? '', /^off by 0\.000000000000000001$/)
})

test('every transfer stands there with its whole hash; beyond 20,000 the largest, and how many are left out', () => {
  const printed = tableCells(page, 'transfers-table')
  assert.deepEqual(
    printed.map(row => row[3]?.split(' ')[0]),
    bybit.transfers.map(t => t.tx),
  )
  const big = floodTrace(30, 1000)
  const bigPage = renderReport(big)
  assert.equal(tableCells(bigPage, 'transfers-table').length, 20_000)
  assert.ok(bigPage.includes('10,030 of 30,030 rows are left out here'))
  for (const t of big.transfers.slice(0, 30)) assert.ok(bigPage.includes(t.tx), 'the largest stay')
  const least = [...big.transfers].sort((a, b) => (BigInt(a.amount) < BigInt(b.amount) ? -1 : 1))[0]
  assert.ok(least && !tableCells(bigPage, 'transfers-table').some(row => row[3]?.startsWith(least.tx)))
})

test('a picture has at most 60 nodes, and its right column adds up to the endpoints', () => {
  for (const trace of [bybit, flood, floodTrace(5000, 1)])
    for (const { asset } of trace.assets) {
      const picture = foldFlow(flowGraph(trace, asset))
      assert.ok(picture.nodes.length <= 60, String(picture.nodes.length))
      const ends = picture.nodes.filter(n => n.end !== null).reduce((n, node) => n + node.value, 0n)
      const found = trace.endpoints.filter(e => e.asset === asset).reduce((n, e) => n + BigInt(e.amount), 0n)
      assert.equal(ends, found)
      const arrived = picture.links.filter(l => picture.nodes.some(n => n.id === l.to && n.end !== null))
      assert.equal(
        arrived.reduce((n, l) => n + l.value, 0n),
        found,
      )
    }
})

test('amounts of an asset whose decimals nobody knows stay in base units, with the CAIP-19 id', () => {
  const asset = bybit.assets.find(a => a.symbol === 'ETH')?.asset ?? ''
  const blind = {
    ...bybit,
    assets: bybit.assets.map(a => (a.asset === asset ? { ...a, symbol: null, name: null, decimals: null } : a)),
  }
  const text = plainText(renderReport(blind))
  assert.ok(text.includes(`401,346,768,858,404,671,846,374 base units of ${asset}`))
})

test('addresses are written in EIP-55, as its own examples are', () => {
  const example = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
  const [first, ...rest] = bybit.endpoints
  assert.ok(first)
  const moved = { ...bybit, endpoints: [{ ...first, account: `eip155:1:${example.toLowerCase()}` }, ...rest] }
  const text = renderReport(moved)
  assert.ok(text.includes(example))
  assert.ok(!text.includes(example.toLowerCase()))
})

test('a report says when it was made only when told, and shows its notes after where the money is', () => {
  assert.ok(!page.includes('Report made'))
  const told = renderReport(bybit, { title: 'Bybit', madeAt: 1_750_000_000, notes: ['Five hops of one branch.'] })
  assert.ok(told.includes('2025-06-15T15:06:40Z'))
  assert.ok(told.indexOf('Five hops of one branch.') > told.indexOf('Where the money is now</h2>'))
  assert.ok(told.includes(bybit.evidence.digest) && told.includes(bybit.evidence.findings))
})
