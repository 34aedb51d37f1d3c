import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellError } from '../../../src/faces/cli/error-text.ts'
import { foldText, hang, placesOf } from '../../../src/faces/cli/fold-text.ts'
import { InputError } from '../../../src/model/errors.ts'
import { fc } from '../../property.ts'

const words = fc.array(fc.stringMatching(/^[a-z0-9.가한字]{1,30}$/), { minLength: 1, maxLength: 40 })

test('a folded text keeps its words in their order, and only a word alone is wider than the width', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 10, max: 120 }), (given, width) => {
      const lines = foldText(given.join(' '), width)
      assert.equal(lines.join(' '), given.join(' '))
      for (const line of lines) assert.ok(placesOf(line) <= width || !line.includes(' '), line)
    }),
  )
})

test('Hangul and ideographs take two places each, as a terminal draws them', () => {
  assert.equal(placesOf('abc'), 3)
  assert.equal(placesOf('김정은'), 6)
  assert.equal(placesOf('資産凍結 x'), 10)
  for (const line of hang('독자제재 '.repeat(30).trim(), 40, '  ')) assert.ok(placesOf(line) <= 40, line)
})

test('an error is folded at the width of a terminal, and one line where it is not read by a person', () => {
  const error = new InputError(
    'list-root',
    `the root element is <x>, not <export>; ${'and so on '.repeat(20)}`.trim(),
    {
      place: { file: 'a.xml', line: 2 },
    },
  )
  const on = tellError(error, { json: false, stack: false, width: 60 }).text.trimEnd().split('\n')
  assert.ok(on.length > 4)
  for (const line of on) assert.ok(line.length <= 60, line)
  assert.equal(on.at(-1), '  at a.xml:2')
  const off = tellError(error, { json: false, stack: false, width: null }).text.trimEnd().split('\n')
  assert.deepEqual(off, [`error[list-root]: ${error.message}`, '  at a.xml:2'])
})

test('what a message quotes of a file cannot move the cursor, folded or not', () => {
  const error = new InputError('x-malformed', 'a cell holds \u001b[2J and \u202e text')
  for (const width of [null, 30])
    assert.doesNotMatch(
      tellError(error, { json: false, stack: false, width }).text.replaceAll('\n', ''),
      /[\p{Cc}\p{Cf}]/u,
    )
})
