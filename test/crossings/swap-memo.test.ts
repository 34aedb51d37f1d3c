import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoText, readSwapMemo } from '../../src/formats/crossings/swap-memo.ts'
import { fc } from '../property.ts'

const ID = '16ED29F9BF9914EA3B62E4E94829EAEF10118D04E82849A285EF8A5700DEFA1A'
const BTC = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl'

test('examples of the network’s own documents are read as they say', () => {
  // dev.thorchain.org, "Memo Length Reduction".
  const short = readSwapMemo('=:e:dx:161e6:t:10')
  assert.deepEqual([short?.action, short?.asset, short?.to, short?.least], ['swap', 'ETH.ETH', 'dx', 161_000_000n])
  const long = readSwapMemo(
    'SWAP:ETH.USDT-0xdac17f958d2ee523a2206206994597c13d831ec7:0xe6a30f4f3bad978910e2cbb4d97581f5b5a0ade0:10012345678:thor1el4ufmhll3yw7zxzszvfakrk66j7fx0tvcslym:10',
  )
  assert.equal(long?.asset, 'ETH.USDT-0XDAC17F958D2EE523A2206206994597C13D831EC7')
  assert.equal(long?.least, 10_012_345_678n)
  // gitlab.com/thorchain/thornode merge request 3151, custom refund address.
  const refund = readSwapMemo(`=:BTC.BTC:${BTC}/0x7a093cebfa77403672d68e1c22d0681400a36682`)
  assert.deepEqual([refund?.to, refund?.refundTo], [BTC, '0x7a093cebfa77403672d68e1c22d0681400a36682'])
})

test('all names of an action are one action', () => {
  for (const word of ['SWAP', 'swap', 's', 'S', '='])
    assert.equal(readSwapMemo(`${word}:b:${BTC}`)?.action, 'swap', word)
  for (const word of ['limito', 'LO', '=<']) assert.equal(readSwapMemo(`${word}:b:${BTC}:1`)?.action, 'limit', word)
  for (const word of ['+', 'ADD', '-', 'wd', '$+', 'loan-', 'trade+', 'secure-', '~', 'bond', 'MIGRATE', 'yggdrasil+'])
    assert.equal(readSwapMemo(`${word}:x:y`)?.action, 'other', word)
  assert.equal(readSwapMemo(`OUT:${ID}`)?.reference, ID)
  assert.equal(readSwapMemo(`out:0x${ID.toLowerCase()}`)?.reference, ID)
  assert.equal(readSwapMemo(`REFUND:${ID}`)?.action, 'refund')
})

test('a streaming swap tells its parts', () => {
  assert.equal(readSwapMemo(`=:b:${BTC}:0/1/12:t:30`)?.parts, 12)
  assert.equal(readSwapMemo(`=:b:${BTC}:5/1/0`)?.parts, null)
  assert.equal(readSwapMemo(`=:b:${BTC}:5/1/0`)?.least, 5n)
})

test('figures beyond all sense ask for nothing', () => {
  for (const least of ['1e999', '9'.repeat(60), '-1', '0x10', '1e', 'NaN', '0', '00e9'])
    assert.equal(readSwapMemo(`=:b:${BTC}:${least}`)?.least, null, least)
  assert.equal(readSwapMemo(`=:b:${BTC}:${'9'.repeat(30)}e30`)?.least, BigInt(`${'9'.repeat(30)}${'0'.repeat(30)}`))
})

test('texts of others are no memos: junk, unicode, huge ones, ids that are none', () => {
  for (const text of [
    '',
    ':',
    'hello',
    '=',
    '=:',
    '=::',
    '=:BTC',
    `OUT:${ID}0`,
    `OUT:${ID}:x:y`,
    'OUT:DEADBEEF',
    '＝:b:x',
    `=:b:${'x'.repeat(300)}`,
    '=:b:\u0000',
  ])
    assert.equal(readSwapMemo(text), null, text.slice(0, 40))
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      (noise, tail) => {
        readSwapMemo(noise)
        readSwapMemo(`=:${tail}`)
        readSwapMemo(`OUT:${noise}`)
        memoText(noise)
      },
    ),
    { numRuns: 120 },
  )
})

test('the bytes of an OP_RETURN become the memo that they spell', () => {
  assert.equal(memoText(Buffer.from(`OUT:${ID}`).toString('hex')), `OUT:${ID}`)
  for (const hex of ['abc', 'zz', 'F0', '00'.repeat(1000)]) assert.equal(memoText(hex), null)
  // Bytes that are no text give text that is no memo.
  assert.equal(readSwapMemo(memoText('fffefd') ?? ''), null)
})
