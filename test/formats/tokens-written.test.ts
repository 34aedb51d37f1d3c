import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTokenList } from '../../src/formats/tokens/token-list.ts'
import { tokenListText } from '../../src/formats/tokens/write-token-list.ts'
import type { AssetId } from '../../src/model/asset.ts'
import { withTokens } from '../../src/operations/tokens/with-tokens.ts'
import { screeningWorld } from '../screening-world.ts'

const TOKEN = 'eip155:900001/erc20:0x1111111111111111111111111111111111111111' as AssetId
const USDT = 'eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7' as AssetId

const IMITATION = 'eip155:1/erc20:0x2222222222222222222222222222222222222222' as AssetId

test('a list does not make a token known that is called as a known one of its ledger, in letters that look alike', () => {
  using quiet = screeningWorld()
  const text = tokenListText('A list', 0, [{ asset: IMITATION, symbol: 'UЅDT', decimals: 6 }])
  const { world, imitations } = withTokens(quiet.world, readTokenList(text), 'digest')
  assert.deepEqual([imitations, world.assets.has(IMITATION)], [[IMITATION], false])
})

test('a list that is written is read back, coins are no tokens of it, and what is known already keeps its issuer', async () => {
  const text = tokenListText('Tokens of a test', 1_740_000_000, [
    { asset: TOKEN, symbol: 'LUSD', decimals: 6 },
    { asset: USDT, symbol: 'FAKE', decimals: 3 },
    { asset: 'eip155:900001/slip44:60' as AssetId, symbol: 'ETH', decimals: 18 },
  ])
  const list = readTokenList(text)
  assert.deepEqual([[...list.tokens.keys()], list.refusals], [[TOKEN, USDT], []])
  assert.match(JSON.parse(text).timestamp, /^2025-02-19T21:20:00/)
  using quiet = screeningWorld()
  const { world, imitations } = withTokens(quiet.world, list, 'digest')
  assert.deepEqual(imitations, [])
  assert.deepEqual([world.assets.get(TOKEN)?.decimals, world.assets.get(TOKEN)?.symbol], [6, 'LUSD'])
  assert.deepEqual(world.assets.get(USDT), quiet.world.assets.get(USDT))
  assert.equal((await world.versions())['token list "Tokens of a test" 1.0.0'], 'digest')
})
