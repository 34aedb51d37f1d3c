import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import type { ExposureOrigin } from '../../src/analysis/exposure/exposure-origin.ts'
import { CASES, KNOWN_ASSETS } from '../../src/catalog/index.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import { type Address, parseAddress } from '../../src/model/address.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { measureExposure } from '../../src/operations/exposure/measure-exposure.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { deriveList } from '../../src/operations/screen/derive-list.ts'
import type { World } from '../../src/operations/world.ts'
import { exposureWorld, tableLabels } from '../laws/exposure-world.ts'
import { needsShared, sharedPath } from '../shared-data.ts'

const real = { skip: needsShared }
const THEFT = `${ETHEREUM}:0x47666fab8bd0ac7003bce3f5c3585383f09486e2`
const bybit = CASES.find(c => c.id === 'bybit-2025-02-21')

function published(): AccountId[] {
  return readFileSync(sharedPath('casebook/fbi-psa250226-eth-51.txt'), 'utf8')
    .trim()
    .split(/\s+/)
    .map(text => accountId(ETHEREUM, parseAddress(ETHEREUM, text)))
}

/** The case's transfers with the tags of services and victims, but without what tells the thief: that is to be found. */
function world(labels: ReadonlyMap<AccountId, ExposureOrigin> = new Map()): World {
  const tags = (bybit?.tags ?? []).filter(t => t.category !== 'thief')
  return {
    ...exposureWorld([]),
    transfers: new MemoryTransfers(bybit?.transfers ?? []),
    tags: memoryTags(tags),
    labels: tableLabels(labels),
    assets: KNOWN_ASSETS,
    listed: { listedAccounts: async () => ({ accounts: published(), version: 'fbi', publishedAt: 1_740_528_000 }) },
  }
}

const derive = (change: object = {}) =>
  deriveList.run(readInput(deriveList, { list: 'us-fbi-bybit', ...change }), world())

test('the theft address that the FBI’s 51 omit is found as who filled most of them', real, async () => {
  const answer = await derive()
  assert.equal(answer.list, 'derived:us-fbi-bybit')
  assert.equal(answer.published, 51)
  const funders = answer.members.filter(m => m.role === 'funder')
  assert.deepEqual(
    funders.map(m => m.account),
    [THEFT],
  )
  // The case file has 40 payments of 10,000 ETH, one of 15,000 cmETH and the sale's account.
  assert.ok((funders[0]?.funding?.fed.length ?? 0) >= 40, JSON.stringify(funders[0]?.funding?.share))
})

test(
  'no published address, no service, no victim and nobody who only sent dust, zeros or look-alike tokens is a member',
  real,
  async () => {
    const answer = await derive()
    const members = new Set(answer.members.map(m => m.account))
    for (const account of published()) assert.ok(!members.has(account), account)
    for (const t of bybit?.tags ?? [])
      if (t.category !== 'thief' && t.category !== 'other')
        assert.ok(!members.has(accountId(ETHEREUM, t.address)), `${t.label} is a ${t.category}`)
    // Every member got recognised value that goes back, transfer by transfer, to a published address or to the theft address.
    const roots = new Set<string>([...published(), THEFT])
    const asset = (a: string) => KNOWN_ASSETS.has(a as never) || a.includes('slip44')
    for (const { account, holdings, role } of answer.members) {
      if (role === 'funder') continue
      assert.ok(holdings.length > 0, account)
      for (const h of holdings) {
        assert.ok(asset(h.asset), `${account} ${h.asset}`)
        assert.ok(roots.has(h.path[0]?.from ?? ''), `${account}: the path begins at ${h.path[0]?.from}`)
        assert.equal(h.path.at(-1)?.to, account)
        for (const step of h.path) assert.ok(BigInt(step.tainted) > 0n)
      }
    }
    // Whoever sent the worthless imitations, and their look-alike receivers, is none.
    const imitations = (bybit?.transfers ?? []).filter(t => !asset(t.asset))
    assert.ok(imitations.length > 5)
    const honest = new Set((bybit?.transfers ?? []).filter(t => asset(t.asset) && t.amount > 0n).map(t => t.to))
    for (const t of imitations)
      if (!honest.has(t.to)) assert.ok(!members.has(accountId(ETHEREUM, t.to as Address)), t.to)
  },
)

test('the tranche of 10,000 ETH that is on no list is derived, by the theft address', real, async () => {
  const answer = await derive()
  const tranche = answer.members.find(m => m.account.startsWith(`${ETHEREUM}:0x36ed3c`))
  assert.equal(tranche?.role, 'sibling')
  assert.equal(tranche?.holdings[0]?.amount, '10000000000000000000000')
})

test('the swaps are told as ends, with all the staked ether that the theft address sent on', real, async () => {
  const answer = await derive()
  const swapped = answer.services.filter(
    s => s.kind === 'swap' && s.asset.includes('0xae7ab96520de3a18e5e111b5eaab095312d7fe84'),
  )
  // 90,375.5479 stETH were stolen (the case's own sweep); three payments carried them to the account that sold them.
  const sum = swapped.reduce((total, s) => total + BigInt(s.amount), 0n)
  assert.equal(sum / 10n ** 18n, 90_375n)
})

test(
  'where the data lacks what a swap paid out, the value behind it is of unknown origin and not called clean',
  real,
  async () => {
    const theft = { category: 'theft', source: 'case:bybit-2025', name: 'Bybit' }
    const labels = new Map<AccountId, ExposureOrigin>([[THEFT as AccountId, theft]])
    const end = published().find(a => a.startsWith(`${ETHEREUM}:0xf30257`)) as AccountId
    const ether = async (policy: string) => {
      const answer = await measureExposure.run(readInput(measureExposure, { account: end, policy }), world(labels))
      const received = answer.received.find(r => r.asset.endsWith('slip44:60'))
      return new Map(received?.parts.map(p => [p.category, p]))
    }
    // One of nine payments of 10,000 ETH; of all ether of the seller's account only 1 ETH is known to have come in (the case's notes).
    const fifo = await ether('fifo')
    assert.deepEqual(
      [fifo.get('theft')?.amount, fifo.get('unknown')?.amount],
      [`1${'0'.repeat(18)}`, `9999${'0'.repeat(18)}`],
    )
    assert.equal(fifo.get('theft')?.hops, 3)
    const poison = await ether('poison')
    assert.deepEqual([poison.get('theft')?.amount, poison.get('theft')?.share], [`10000${'0'.repeat(18)}`, 1])
  },
)
