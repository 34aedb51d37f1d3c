import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryTags } from '../../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../../src/adapters/transfers/memory/memory-transfers.ts'
import { parseAddress } from '../../../src/model/address.ts'
import { nativeAsset } from '../../../src/model/asset.ts'
import type { CaseName } from '../../../src/model/case-name.ts'
import { ETHEREUM } from '../../../src/model/ledger.ts'
import type { Tag } from '../../../src/model/tag.ts'
import type { Transfer } from '../../../src/model/transfer.ts'
import { recordTrace } from '../../../src/operations/cases/record-trace.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { answerSightingWith } from '../../../src/operations/tips/answer-sighting.ts'
import { listTipsWith, type TipRow } from '../../../src/operations/tips/list-tips.ts'
import { submitTipWith } from '../../../src/operations/tips/submit-tip.ts'
import { traceFunds } from '../../../src/operations/trace-funds/trace-funds.ts'
import type { World } from '../../../src/operations/world.ts'
import { carry, inject, type TestNode, testNodes } from '../../freeze-nodes.ts'
import { coded } from '../freeze/freeze-verbs.ts'

const T0 = 1_794_000_000
const at = (n: number): string => `0x${String(n).repeat(40).slice(0, 40)}`
const tx = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`
const [VICTIM, THIEF, MULE, EXCHANGE, OTHER] = [1, 2, 3, 4, 5].map(at) as [string, string, string, string, string]

function pay(n: number, from: string, to: string, amount: bigint): Transfer {
  const asset = nativeAsset(ETHEREUM)
  return {
    ledger: ETHEREUM,
    tx: tx(n),
    index: -1,
    block: n,
    at: T0 + n,
    from: parseAddress(ETHEREUM, from),
    to: parseAddress(ETHEREUM, to),
    asset,
    amount,
  }
}

const LEDGER = [
  pay(1, VICTIM, THIEF, 100n),
  pay(2, THIEF, MULE, 60n),
  pay(3, MULE, EXCHANGE, 50n),
  pay(4, OTHER, EXCHANGE, 9n),
]
const TAGS: readonly Tag[] = [
  {
    ledger: ETHEREUM,
    address: parseAddress(ETHEREUM, EXCHANGE),
    label: 'coin',
    category: 'exchange',
    basis: 'publisher',
    confidence: 90,
    source: 'made up',
    at: null,
  },
]

/** An agency that has traced a theft, and an exchange. */
async function scene(): Promise<{ npa: TestNode; coin: TestNode }> {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const world: World = { ...npa.world, transfers: new MemoryTransfers(LEDGER), tags: memoryTags(TAGS) }
  const input = readInput(traceFunds, { sources: [`${ETHEREUM}:${VICTIM}`] })
  const json = await traceFunds.run(input, world)
  const text = JSON.stringify(json)
  await recordTrace(world, {
    case: 'theft' as CaseName,
    policy: 'fifo',
    asOf: T0 + 4,
    finished: true,
    input: {},
    json: text,
  })
  return { npa: { ...npa, world }, coin }
}

async function tip(node: TestNode, more: Record<string, unknown>): Promise<string> {
  const verb = submitTipWith(node.post)
  return (await verb.run(readInput(verb, { text: 'seen here', to: 'npa', ...more }), node.world)).id
}

async function tips(node: TestNode): Promise<readonly TipRow[]> {
  const verb = listTipsWith(node.post)
  return (await verb.run(readInput(verb, {}), node.world)).tips
}

const answers = (row: TipRow | undefined) => [
  row?.triage.real.answer,
  row?.triage.downstream.answer,
  row?.triage.fresh.answer,
  row?.triage.freezable.answer,
]

test('a tip about a deposit of stolen value is real, downstream, known to the case, and says who can freeze it', async () => {
  const { npa, coin } = await scene()
  await tip(coin, { tx: tx(3), ledger: ETHEREUM })
  await carry(coin, npa)
  const [row] = await tips(npa)
  assert.deepEqual(answers(row), ['yes', 'yes', 'no', 'yes'])
  assert.match(row?.triage.freezable.because ?? '', /^coin: tagged/)
  assert.deepEqual([row?.triage.least, row?.triage.most, row?.from], [85, 85, 'coin'])
})

test('an innocent transaction is real and not downstream; one that is not in the data is unknown, never no', async () => {
  const { npa, coin } = await scene()
  await tip(coin, { tx: tx(4) })
  await tip(coin, { tx: tx(99), account: `${ETHEREUM}:${EXCHANGE}` })
  await tip(coin, { tx: tx(3), account: `${ETHEREUM}:${OTHER}` })
  await carry(coin, npa)
  const rows = new Map((await tips(npa)).map(row => [`${row.tx} ${row.account ?? ''}`.trim(), row]))
  assert.deepEqual(answers(rows.get(tx(4))), ['yes', 'no', 'yes', 'yes'])
  const missing = rows.get(`${tx(99)} ${ETHEREUM}:${EXCHANGE}`)
  assert.deepEqual(answers(missing), ['unknown', 'unknown', 'yes', 'yes'])
  assert.deepEqual([missing?.triage.least, missing?.triage.most], [30, 100])
  assert.deepEqual(answers(rows.get(`${tx(3)} ${ETHEREUM}:${OTHER}`))[0], 'no')
})

test('the second tip about a transaction is not new, whoever sends it; the same tip twice is one', async () => {
  const { npa, coin } = await scene()
  await tip(coin, { tx: tx(4), text: 'first' })
  npa.clock.pass(1)
  await tip(coin, { tx: tx(4), text: 'second' })
  await carry(coin, npa)
  await carry(coin, npa)
  await npa.store.putNote('tips:cursor', null)
  const rows = await tips(npa)
  assert.deepEqual(
    rows.map(row => [row.text, row.triage.fresh.answer]),
    [
      ['first', 'yes'],
      ['second', 'no'],
    ],
  )
})

test('without ledger data and cases nothing is claimed: every answer but novelty is unknown', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  await tip(coin, { tx: tx(3), ledger: ETHEREUM })
  await carry(coin, npa)
  assert.deepEqual(answers((await tips(npa))[0]), ['unknown', 'unknown', 'yes', 'unknown'])
})

test('a note that calls itself a tip and cannot be read is counted, and hinders no other', async () => {
  const { npa, coin } = await scene()
  await tip(coin, { tx: tx(3) })
  const [stored] = await coin.store.entries(0, 1)
  const good = JSON.parse(stored?.json ?? '')
  const [key] = Object.keys(good.extensions).filter(k => good.extensions[k].transaction)
  for (const [i, transaction] of ['yesterday', 7, null, `0x${'A'.repeat(64)}`].entries())
    await inject(
      { ...good, id: `note--00000000-0000-4000-8000-00000000000${i}`, extensions: { [key ?? '']: { transaction } } },
      coin,
      npa,
    )
  await carry(coin, npa)
  const verb = listTipsWith(npa.post)
  const { tips: rows, refused } = await verb.run(readInput(verb, {}), npa.world)
  assert.deepEqual([rows.length, refused], [1, 4])
})

const INDICATOR = {
  type: 'indicator',
  spec_version: '2.1',
  id: 'indicator--00000000-0000-4000-8000-000000000001',
  created: '2026-11-26T12:00:00.000Z',
  modified: '2026-11-26T12:00:00.000Z',
  object_marking_refs: ['marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'],
  pattern: "[cryptocurrency-wallet:value = '0x00']",
}

test('an exchange that looked and saw nothing says so with a count of 0, of the indicator, marked as the indicator is', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  await inject({ ...INDICATOR, created_by_ref: npa.self.id }, npa, coin)
  const verb = answerSightingWith(coin.post)
  await verb.run(readInput(verb, { indicator: INDICATOR.id, count: 0 }), coin.world)
  const sighting = JSON.parse((await coin.store.entries(1, 1))[0]?.json ?? '')
  assert.deepEqual(
    [
      sighting.type,
      sighting.count,
      sighting.sighting_of_ref,
      sighting.where_sighted_refs,
      sighting.object_marking_refs,
    ],
    ['sighting', 0, INDICATOR.id, [coin.self.id], INDICATOR.object_marking_refs],
  )
})

test('nobody sights a wallet, an indicator that is not there, or one that was taken back', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const verb = answerSightingWith(coin.post)
  const see = (indicator: string) => verb.run(readInput(verb, { indicator, count: 1 }), coin.world)
  await assert.rejects(
    see('cryptocurrency-wallet--00000000-0000-5000-8000-000000000001'),
    coded('sighting-not-indicator'),
  )
  await assert.rejects(see(INDICATOR.id), coded('indicator-unknown'))
  await inject(INDICATOR, npa, coin)
  await inject({ ...INDICATOR, modified: '2026-11-26T13:00:00.000Z', revoked: true }, npa, coin)
  await assert.rejects(see(INDICATOR.id), coded('indicator-revoked'))
})
