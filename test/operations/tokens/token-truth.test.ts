import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assetKinds } from '../../../src/analysis/patterns/token-truth.ts'
import { KNOWN_ASSETS } from '../../../src/catalog/index.ts'
import { type AssetId, erc20 } from '../../../src/model/asset.ts'
import { SourceError } from '../../../src/model/errors.ts'
import { ETHEREUM } from '../../../src/model/ledger.ts'
import type { TokenReading } from '../../../src/model/token.ts'
import { TokenTruth } from '../../../src/operations/tokens/token-truth.ts'

const FAKE = erc20(ETHEREUM, `0x${'66'.repeat(20)}`)
const DOWN = erc20(ETHEREUM, `0x${'67'.repeat(20)}`)
const USDT = erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7')

test('what a fake calls itself on its chain makes it noise in a trace, and each contract is asked once', async () => {
  const asked: AssetId[] = []
  const words: TokenReading = {
    symbol: 'USDТ',
    name: 'x',
    decimals: 8,
    contract: true,
    implementation: null,
    notes: [],
  }
  const reader = {
    source: 'http://127.0.0.1',
    async read(asset: AssetId) {
      asked.push(asset)
      if (asset === DOWN) throw new SourceError('ledger-unreachable', 'the node is away')
      return words
    },
    close: () => undefined,
  }
  const truth = new TokenTruth({
    known: KNOWN_ASSETS,
    list: null,
    readerOf: ledger => (ledger === ETHEREUM ? reader : null),
  })
  const kindOf = () => assetKinds(new Set(KNOWN_ASSETS.keys()), truth.symbolOf)(FAKE)
  assert.equal(kindOf(), 'unknown')
  assert.deepEqual(await truth.learn([FAKE, USDT, FAKE, DOWN]), [{ asset: DOWN, because: 'the node is away' }])
  await truth.learn([FAKE])
  assert.deepEqual(asked, [FAKE, DOWN])
  assert.equal(kindOf(), 'fake')
  assert.deepEqual(
    [truth.verdictOf(FAKE).verdict, truth.verdictOf(FAKE).of, truth.decimalsOf(FAKE)],
    ['imitation', USDT, 8],
  )
  assert.deepEqual([truth.decimalsOf(USDT), truth.decimalsOf(DOWN)], [6, null])
})
