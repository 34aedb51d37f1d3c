import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTokenReader } from '../../../src/adapters/tokens/open-token-reader.ts'
import { KNOWN_ASSETS } from '../../../src/catalog/index.ts'
import { TRON } from '../../../src/model/ledger.ts'
import { tokenAnswer } from '../../../src/operations/tokens/describe-token.ts'
import { readAsset } from '../../../src/operations/tokens/read-asset.ts'
import { serveJson } from '../ledgers/serve-json.ts'

const word = (n: number): string => n.toString(16).padStart(64, '0')
const text = (s: string): string =>
  word(32) + word(Buffer.byteLength(s)) + Buffer.from(s).toString('hex').padEnd(64, '0')
const FAKE = 'TJk32PNXFRhQ89zd5vtcWK9XnE5KWD1gXU'
const REAL = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'

test('a TRC-20 token is asked by a constant call; a refusal, an imitation and an empty address are told', async () => {
  await using server = await serveJson((path, body) => {
    const { contract_address, function_selector, value } = body as Record<string, string>
    if (path === '/wallet/getblockbynum')
      return { json: { blockID: `${'0'.repeat(56)}2b6653dc`, block_header: { raw_data: {} } } }
    if (path === '/wallet/getcontract')
      return { json: value === 'T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb' ? {} : { contract_address: '41' } }
    if (function_selector === 'decimals()') return { json: { result: { result: true }, constant_result: [word(6)] } }
    if (function_selector === 'symbol()') return { json: { result: { result: true }, constant_result: [text('USDT')] } }
    const message = Buffer.from('REVERT opcode executed').toString('hex')
    if (contract_address === FAKE) return { json: { result: { result: true, message }, constant_result: [''] } }
    return { json: { result: { result: true }, constant_result: [text('Tether USD')] } }
  })
  const reader = await openTokenReader({ url: server.url, retries: 0 }, TRON)
  const told = async (address: string) => {
    const asset = readAsset(`tron:${address}`)
    return tokenAnswer(asset, {
      known: KNOWN_ASSETS,
      list: null,
      reading: { source: reader.source, words: await reader.read(asset) },
    })
  }
  const real = await told(REAL)
  assert.deepEqual(
    [real.verdict, real.decimals, real.decimalsBy, real.says?.name, real.notes],
    ['known', 6, 'built-in', 'Tether USD', []],
  )
  const fake = await told(FAKE)
  assert.deepEqual([fake.verdict, fake.of, fake.decimalsBy], ['imitation', `${TRON}/trc20:${REAL}`, 'chain'])
  assert.match(fake.notes[0]?.because ?? '', /REVERT opcode executed/)
  assert.equal((await told('T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb')).says?.contract, false)
  reader.close()
})
