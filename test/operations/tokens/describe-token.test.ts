import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeToken } from '../../../src/analysis/tokens/judge-token.ts'
import { KNOWN_ASSETS } from '../../../src/catalog/index.ts'
import { tokenText } from '../../../src/faces/cli/token-text.ts'
import { readAbiDecimals, readAbiText } from '../../../src/formats/tokens/abi-answer.ts'
import { readTokenList } from '../../../src/formats/tokens/token-list.ts'
import { erc20 } from '../../../src/model/asset.ts'
import { InputError } from '../../../src/model/errors.ts'
import { BNB_CHAIN, ETHEREUM } from '../../../src/model/ledger.ts'
import { tokenAnswer } from '../../../src/operations/tokens/describe-token.ts'
import { readAsset } from '../../../src/operations/tokens/read-asset.ts'
import { fault } from '../../adapters/ledgers/blocks-of.ts'
import { fc } from '../../property.ts'

const USDT = readAsset('eth:0xdAC17F958D2ee523a2206206994597C13D831ec7')
const OTHER = erc20(ETHEREUM, `0x${'77'.repeat(20)}`)
const listText = (tokens: object[]): string =>
  JSON.stringify({
    name: 'Some list',
    timestamp: '2025-01-01T00:00:00Z',
    version: { major: 1, minor: 2, patch: 3 },
    tokens,
  })
const row = (address: string, symbol: string, decimals = 18, chainId = 1) => ({
  chainId,
  address,
  symbol,
  name: symbol,
  decimals,
})

test('a list makes a token known, but neither an imitation of a built-in token nor other decimals of one', () => {
  const list = readTokenList(
    listText([
      row(`0x${'77'.repeat(20)}`, 'USDT', 6),
      row(`0x${'88'.repeat(20)}`, 'ABC', 9),
      row('0xdAC17F958D2ee523a2206206994597C13D831ec7', 'USDT', 18),
    ]),
  )
  const sources = { known: KNOWN_ASSETS, list, reading: null }
  assert.equal(tokenAnswer(OTHER, sources).verdict, 'imitation')
  const abc = tokenAnswer(erc20(ETHEREUM, `0x${'88'.repeat(20)}`), sources)
  assert.deepEqual(
    [abc.verdict, abc.decimals, abc.decimalsBy, abc.known?.source],
    ['known', 9, 'list', 'token list "Some list" 1.2.3'],
  )
  const usdt = tokenAnswer(USDT, sources)
  assert.deepEqual([usdt.decimals, usdt.decimalsBy, usdt.notes[0]?.about], [6, 'built-in', 'decimals'])
})

test('a token list is read row by row: wrong checksums, decimals and contradictions are refused alone', () => {
  const list = readTokenList(
    listText([
      row('0xdAC17F958D2ee523a2206206994597C13D831eC7', 'A'),
      row(`0x${'11'.repeat(20)}`, 'B', 255),
      row(`0x${'22'.repeat(20)}`, 'C', 6),
      row(`0x${'22'.repeat(20)}`, 'C', 18),
      row(`0x${'33'.repeat(20)}`, 'D', 6, 56),
      { chainId: 1 },
    ]),
  )
  assert.deepEqual([...list.tokens.keys()], [erc20(BNB_CHAIN, `0x${'33'.repeat(20)}`)])
  assert.deepEqual(
    list.refusals.map(r => [r.line, r.code]),
    [
      [1, 'address-checksum'],
      [2, 'token-malformed'],
      [4, 'token-twice'],
      [6, 'token-malformed'],
    ],
  )
  assert.throws(() => readTokenList('{'), fault('json-malformed'))
  assert.throws(() => readTokenList('{"tokens":[]}'), fault('token-list-malformed'))
})

test('the look of a token of another ledger is unknown, and said; nobody asked is unknown too', () => {
  const away = judgeToken(
    erc20(BNB_CHAIN, `0x${'55'.repeat(20)}`),
    { symbol: 'USDT', name: 'Tether USD', decimals: 18 },
    KNOWN_ASSETS,
  )
  assert.deepEqual([away.verdict, away.of], ['unknown', USDT])
  assert.equal(judgeToken(OTHER, null, KNOWN_ASSETS).verdict, 'unknown')
  assert.equal(judgeToken(OTHER, { symbol: '\u200b', name: '', decimals: 1 }, KNOWN_ASSETS).verdict, 'unknown')
})

test('however a look is dressed, it is an imitation, and a known contract is known whatever it says', () => {
  const dress = fc
    .array(fc.constantFrom(' ', '.', '\u200b', '\u0301', '-', '\u202e'), { maxLength: 4 })
    .map(a => a.join(''))
  fc.assert(
    fc.property(
      dress,
      dress,
      fc.constantFrom('USDT', 'usdt', 'USDТ', 'ＵＳＤＴ'),
      fc.string(),
      (a, b, symbol, name) => {
        const words = { symbol: `${a}${symbol}${b}`, name, decimals: 6 }
        assert.equal(judgeToken(OTHER, words, KNOWN_ASSETS).verdict, 'imitation')
        assert.equal(judgeToken(USDT, { ...words, symbol: name }, KNOWN_ASSETS).verdict, 'known')
      },
    ),
    { numRuns: 100 },
  )
})

test('no answer of a contract makes the reading end otherwise than by a value or a fault with a code', () => {
  const hex = fc.uint8Array({ maxLength: 300 }).map(b => Buffer.from(b).toString('hex'))
  fc.assert(
    fc.property(hex, answer => {
      for (const read of [readAbiText, readAbiDecimals])
        try {
          read(answer)
        } catch (error) {
          assert.ok(error instanceof InputError, String(error))
        }
    }),
    { numRuns: 300 },
  )
  const word = (n: bigint): string => n.toString(16).padStart(64, '0')
  assert.throws(() => readAbiText(word(32n) + word(2n ** 255n)), fault('token-answer-malformed'))
  assert.throws(() => readAbiText(word(2n ** 200n) + word(1n)), fault('token-answer-malformed'))
  assert.equal(readAbiText(`${Buffer.from('SAI').toString('hex').padEnd(64, '0')}`).text, 'SAI')
})

test('assets are read as people write them', () => {
  assert.equal(readAsset('eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7'), USDT)
  assert.equal(readAsset('eth/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7'), USDT)
  assert.equal(
    readAsset('eip155:56:0x7777777777777777777777777777777777777777'),
    erc20(BNB_CHAIN, `0x${'77'.repeat(20)}`),
  )
  assert.equal(
    readAsset('tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'),
    'tron:0x2b6653dc/trc20:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  )
  for (const bad of ['USDT', 'eth:0x12', 'btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'moon:0x', ''])
    assert.throws(() => readAsset(bad), InputError)
})

test('an answer fits 80 columns and holds no control of a terminal', () => {
  const words = {
    symbol: 'USDT\u001b[2J',
    name: 'x'.repeat(300),
    decimals: 6,
    contract: true,
    implementation: null,
    notes: [],
  }
  const answer = tokenAnswer(OTHER, {
    known: KNOWN_ASSETS,
    list: null,
    reading: { source: 'http://127.0.0.1:8545', words },
  })
  const text = tokenText(answer, 80)
  assert.ok(!text.includes('\u001b'))
  for (const line of text.split('\n')) assert.ok(line.length <= 90, line)
})
