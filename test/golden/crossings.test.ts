import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CROSSINGS } from '../../src/catalog/crossings/all-crossings.ts'
import { thorchain } from '../../src/catalog/crossings/thorchain.ts'
import type { Address } from '../../src/model/address.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { needsShared, sharedPath } from '../shared-data.ts'

const EXCH = '0xf1da173228fcf015f43f3ea15abbb51f0d8f1123'
const CHAINFLIP = '0xf5e10380213880111522dd0efd3dbb45b9f62bcc'

test('the LI.FI theft went into eXch and into Chainflip’s vault: every such row of the hand-verified transfers is a leg', {
  skip: needsShared,
}, () => {
  const rows = readFileSync(sharedPath('data/heists/lifi-2024/flows.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  const transfers = rows.map((row, n): Transfer => {
    const [at = '', block = '', tx = '', from = '', , to = ''] = row.split(',')
    return {
      ledger: ETHEREUM,
      tx,
      index: n,
      block: Number(block),
      at: Date.parse(`${at}Z`) / 1000,
      from: from as Address,
      to: to as Address,
      asset: nativeAsset(ETHEREUM),
      amount: 1n,
    }
  })
  const slice = { ledger: ETHEREUM, transfers, transactions: [], events: [], calls: [], memos: [] }
  const legs = CROSSINGS.flatMap(c => c.capture(slice).legs)
  for (const [name, account] of [
    ['exch', EXCH],
    ['chainflip', CHAINFLIP],
  ] as const) {
    const told = rows.filter(r => r.split(',')[5] === account).map(r => r.split(',')[2])
    assert.ok(told.length > 0)
    assert.deepEqual(
      legs
        .filter(l => l.crossing === name && l.side === 'in')
        .map(l => l.tx)
        .sort(),
      told.sort(),
    )
  }
})

test('the router of the Bybit theft’s facts is THORChain’s on Ethereum', { skip: needsShared }, () => {
  const { thorchain_router } = JSON.parse(readFileSync(sharedPath('data/heists/bybit-2025/incident.json'), 'utf8'))
  assert.ok(
    thorchain.places.some(
      p => p.ledger === ETHEREUM && p.role === 'router' && p.address === thorchain_router.toLowerCase(),
    ),
  )
})
