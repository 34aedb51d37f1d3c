import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { encodeAbiParameters } from 'viem/utils'
import { startAnvil } from '../../../src/adapters/range/anvil-process.ts'
import { openTokenReader } from '../../../src/adapters/tokens/open-token-reader.ts'
import { KNOWN_ASSETS } from '../../../src/catalog/index.ts'
import { erc20 } from '../../../src/model/asset.ts'
import { BNB_CHAIN, ETHEREUM } from '../../../src/model/ledger.ts'
import { tokenAnswer } from '../../../src/operations/tokens/describe-token.ts'
import { fault } from '../ledgers/blocks-of.ts'
import { serveJson } from '../ledgers/serve-json.ts'
import { compileTokens } from './compile-tokens.ts'

const anvil = await startAnvil({ chainId: 1, at: 1_740_000_000 })
const reader = await openTokenReader({ url: anvil.url, retries: 0 }, ETHEREUM)
const bytecode = compileTokens()
after(async () => {
  reader.close()
  await anvil.stop()
})

async function rpc<T>(method: string, ...params: unknown[]): Promise<T> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const response = await fetch(anvil.url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  return ((await response.json()) as { result: T }).result
}

/** The asset of a contract that was just made. */
async function make(name: string, args = '') {
  const [from] = await rpc<string[]>('eth_accounts')
  const hash = await rpc<string>('eth_sendTransaction', {
    from,
    data: `0x${bytecode.get(name)}${args}`,
    gas: '0x4c4b40',
  })
  await rpc('anvil_mine')
  const { contractAddress } = await rpc<{ contractAddress: string }>('eth_getTransactionReceipt', hash)
  return erc20(ETHEREUM, contractAddress.toLowerCase())
}

function plain(symbol: string, name: string, decimals: number) {
  const types = [{ type: 'string' }, { type: 'string' }, { type: 'uint8' }] as const
  return make('Plain', encodeAbiParameters(types, [symbol, name, decimals]).slice(2))
}

async function told(asset: Awaited<ReturnType<typeof make>>) {
  const words = await reader.read(asset)
  return tokenAnswer(asset, { known: KNOWN_ASSETS, list: null, reading: { source: reader.source, words } })
}

test('a token says its symbol, name and decimals, as a string or as the 32 bytes of 2017', async () => {
  const asset = await plain('PEPE', 'Pepe', 18)
  assert.deepEqual(await reader.read(asset), {
    ...{ symbol: 'PEPE', name: 'Pepe', decimals: 18 },
    ...{ contract: true, implementation: null, notes: [] },
  })
  const { symbol, name, decimals } = await reader.read(await make('Old'))
  assert.deepEqual([symbol, name, decimals], ['MKR', 'Maker', 18])
})

test('imitations of USDT by its letters, by Cyrillic ones, by its name, and of the coin itself are told apart', async () => {
  for (const [symbol, name] of [
    ['USDT', 'Something'],
    ['USDТ', 'Something'],
    ['U S D T.', 'x'],
    ['GIFT', 'Tether USD'],
    ['\u202eUSDT', 'x'],
    ['ETH', 'Ethereum'],
  ] as const) {
    const answer = await told(await plain(symbol, name, 6))
    assert.equal(answer.verdict, 'imitation', symbol)
    assert.equal(
      answer.of,
      symbol === 'ETH' ? `${ETHEREUM}/slip44:60` : erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7'),
    )
    assert.equal(
      answer.notes.some(n => n.because.includes('U+202E')),
      symbol.startsWith('\u202e'),
    )
    assert.ok(!JSON.stringify(answer).includes('\u202e'))
  }
  assert.equal((await told(await plain('NEW', 'New thing', 9))).verdict, 'unknown')
})

test('contracts that revert, never end, answer a megabyte, nonsense or 255 decimals are bounded and told', async () => {
  const refusing = await reader.read(await make('Refusing'))
  assert.deepEqual([refusing.symbol, refusing.name, refusing.decimals], [null, null, null])
  assert.deepEqual(
    refusing.notes.map(n => n.about),
    ['symbol', 'name', 'decimals'],
  )
  assert.match(refusing.notes[0]?.because ?? '', /ask my lawyer/)
  assert.match(refusing.notes[2]?.because ?? '', /255/)
  const huge = await reader.read(await make('Huge'))
  assert.deepEqual([huge.symbol, huge.name, huge.decimals], [null, null, null])
  assert.match(huge.notes[0]?.because ?? '', /more than \d+ KiB/)
  assert.equal(huge.notes.length, 3)
  const long = await reader.read(await plain('é'.repeat(400), 'Long', 6))
  assert.deepEqual([long.symbol, long.notes[0]?.about], ['é'.repeat(128), 'symbol'])
  const twisted = await reader.read(await make('Twisted'))
  assert.deepEqual([twisted.symbol, twisted.decimals, twisted.notes.length], [null, null, 3])
  const none = await told(erc20(ETHEREUM, `0x${'12'.repeat(20)}`))
  assert.deepEqual([none.says?.contract, none.verdict, none.decimals], [false, 'unknown', null])
})

test('a proxy is told, with who answers in its stead', async () => {
  const behind = `0x${'ab'.repeat(20)}`
  const asset = await make('Proxy', behind.slice(2).padStart(64, '0'))
  const reading = await reader.read(asset)
  assert.deepEqual([reading.symbol, reading.implementation, reading.notes[0]?.about], ['PRX', behind, 'proxy'])
})

test('a node of another chain is refused, and its key is not shown', async () => {
  await assert.rejects(openTokenReader({ url: anvil.url, retries: 0 }, BNB_CHAIN), fault('ledger-other-chain'))
  await using server = await serveJson((_, body) => ({
    json: { jsonrpc: '2.0', id: (body as { id: number }).id, error: { code: -1, message: 'no s3cretkey' } },
  }))
  const error = await openTokenReader({ url: `${server.url}/s3cretkey`, retries: 0 }, ETHEREUM).catch(e => e)
  assert.ok(fault('ledger-refused')(error))
  assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /s3cretkey/)
})
