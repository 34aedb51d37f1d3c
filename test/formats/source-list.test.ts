import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSourceList } from '../../src/formats/source-list.ts'

const A = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
const B = '0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e'

test('one source a line, with or without header, comments, CRLF, byte order mark and final line break', () => {
  const same = [
    `${A}\n${B}`,
    `${A}\n${B}\n`,
    `\uFEFF${A}\r\n\r\n${B}\r\n`,
    `address\n${A} # the thief\n# note\n  ${B}  \n`,
    `"Address","Amount"\r\n"${A}",""\r\n"${B}",\r\n`,
    `${A}\tHacker 1\n${B};\n${A}\n`,
  ]
  for (const text of same) assert.deepEqual(readSourceList(text), [A, B], JSON.stringify(text))
})

test('a whole number in the second column is the amount, as after = on the command line', () => {
  assert.deepEqual(readSourceList(`address,amount\n${A},5000\n${B}=7,9\n${B},label\n`), [`${A}=5000`, `${B}=7`, B])
})

test('an amount that cannot be one is handed on to be refused, not dropped', () => {
  for (const amount of ['1.5', '-5', '1e18', '.5'])
    assert.deepEqual(readSourceList(`${A},${amount}\n`), [`${A}=${amount}`])
})

test('nothing comes of nothing', () => {
  for (const text of ['', '\n\n', '# nothing yet\n', 'address\n']) assert.deepEqual(readSourceList(text), [])
})
