import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import { BITCOIN, ETHEREUM } from '../../src/model/ledger.ts'
import type { Watch } from '../../src/model/watch.ts'
import { crossingDrafts } from '../../src/operations/watch/crossing-drafts.ts'
import { account } from '../laws/random-ledger.ts'

const OUT = `${BITCOIN}:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq`
const row = {
  ...{
    crossing: 'thorchain',
    state: 'followed',
    side: 'out',
    basis: 'memo',
    confidence: '1',
    joint: '0.9',
    share: '1',
  },
  ...{
    inTx: '0xaa',
    inAt: 100,
    inAccount: account(1),
    inAsset: `${ETHEREUM}/slip44:60`,
    inAmount: '50',
    inTainted: '50',
  },
  ...{ outTx: 'bb', outAt: 160, outAccount: OUT, outAsset: `${BITCOIN}/slip44:0`, outAmount: '7', outTainted: '6' },
  ...{ transfers: [0], because: 'same memo' },
}
const transfer = {
  tx: 'bb',
  index: 3,
  block: 9,
  at: 160,
  from: null,
  to: OUT,
  asset: row.outAsset,
  amount: '7',
  tainted: '6',
}
const accounts = [{ account: OUT, asset: row.outAsset, hop: 4 }]
const watch = (seen: Watch['seen']): Watch => ({ case: 'c', seq: 1, at: 1, by: 't', input: {}, seen, stillDays: 30 })
const trace = (change: object) =>
  ({ transfers: [transfer], accounts, crossings: [{ ...row, ...change }] }) as unknown as TraceJson

test('value that was followed through a service is told where it came out, with the odds; what was known, or is not followed, is not', () => {
  const [told, ...others] = crossingDrafts(trace({}), watch({}))
  assert.equal(others.length, 0)
  assert.deepEqual(
    [told?.account, told?.ledger, told?.index, told?.block, told?.tainted, told?.hop],
    [OUT, BITCOIN, 3, 9, '6', 4],
  )
  assert.match(told?.because ?? '', /thorchain paid it .* confidence of 0\.9/)
  assert.deepEqual(crossingDrafts(trace({ state: 'unlikely' }), watch({})), [])
  assert.deepEqual(crossingDrafts(trace({}), watch({ [BITCOIN]: 160 })), [])
  assert.equal(crossingDrafts(trace({}), watch({ [ETHEREUM]: 500 })).length, 1)
  assert.deepEqual(crossingDrafts({ transfers: [], accounts: [] } as unknown as TraceJson, watch({})), [])
})
