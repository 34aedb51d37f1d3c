import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { findPatterns } from '../../src/analysis/patterns/index.ts'
import { findNoise } from '../../src/analysis/patterns/noise.ts'
import type { Address } from '../../src/model/address.ts'
import type { AssetId } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { viewOfRows } from '../view-of-rows.ts'

const USD = `${ETHEREUM}/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7` as AssetId
const usd = (name: string): Transfer[] =>
  readFileSync(sharedPath(`data/heists/${name}/flows.csv`), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line, index) => {
      const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map(c => c.replace(/,$/, '')) ?? []
      const [time = '', block, tx = '', from = '', , to = '', , value] = cells
      return {
        ledger: ETHEREUM,
        tx,
        index,
        block: Number(block),
        at: Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
        from: from as Address,
        to: to as Address,
        asset: USD,
        amount: BigInt(Math.round(Number(value) * 1e6)),
      }
    })

for (const name of ['harmony-2023', 'lifi-2024'])
  test(`the ${name} money leaves a chain of fresh accounts`, { skip: needsShared }, t => {
    const found = findPatterns(viewOfRows(usd(name)))
    const count: Record<string, number> = {}
    for (const p of found) count[p.pattern] = (count[p.pattern] ?? 0) + 1
    const hops = Math.max(0, ...found.filter(p => p.pattern.endsWith('-chain')).map(p => Number(p.figures['hops'])))
    t.diagnostic(JSON.stringify({ count, hops }))
    assert.ok(hops >= 3)
  })

test('every zero-value twin planted beside the Harmony transfers is noise', { skip: needsShared }, () => {
  const rows = usd('harmony-2023').filter(r => r.amount > 0n)
  const twins = rows.map((r, n): Transfer => {
    const to = `${r.to.slice(0, 6)}${n.toString(16).padStart(32, '0')}${r.to.slice(-4)}` as Address
    return { ...r, tx: `0x${n.toString(16).padStart(64, 'e')}`, at: r.at + 30, block: r.block + 2, to, amount: 0n }
  })
  const found = new Set(findNoise(viewOfRows(rows, new Set(), twins), new Set([USD])).map(n => n.tx))
  assert.equal(twins.filter(t => !found.has(t.tx)).length, 0)
})
