import assert from 'node:assert/strict'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import { canonicalJson } from '../../../src/formats/stix/canonical-json.ts'
import { checkStix } from '../../../src/formats/stix/check-stix.ts'
import { readPlainJson, readStixJson, writeStixJson } from '../../../src/formats/stix/read-stix-json.ts'
import { isRawNumber } from '../../../src/formats/stix/stix-fault.ts'
import { fc } from '../../property.ts'
import { ref, SAMPLE_OBJECTS } from './sample-objects.ts'

test('a number that a double cannot hold goes out as it came in', () => {
  const numbers = [
    '12345678901234567890',
    '-123456789.123456789012',
    '1e-400',
    '0.1000000000000000055511151231257827',
    '9007199254740993',
    '3.00000000000000000001',
  ]
  for (const number of numbers) {
    const text = `{"n":[${number}]}`
    assert.equal(writeStixJson(readStixJson(text)), text)
    assert.equal(canonicalJson(readStixJson(text)), text)
  }
})

test('a number that a double holds is an ordinary number, in whatever way it is written', () => {
  for (const [written, value] of [
    ['1.10', 1.1],
    ['1e2', 100],
    ['-0', 0],
    ['0.1', 0.1],
    ['100000000000000000000', 1e20],
    ['1E+2', 100],
    ['0e999999999', 0],
  ] as const)
    assert.ok(readStixJson(written) === value, written)
  assert.equal(typeof readStixJson('123456789012345680000'), 'number')
  assert.equal(typeof readStixJson('0.30000000000000004'), 'number')
  assert.equal(isRawNumber(readStixJson('123456789012345678901')), true)
})

test('RFC 8785 orders names by UTF-16 units and writes numbers as ECMAScript does', () => {
  // The example of RFC 8785, 3.2.2 and 3.2.3.
  const text = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`
  const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`
  assert.equal(canonicalJson(JSON.parse(text)), expected)
  const names = String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`
  assert.deepEqual(Object.values(JSON.parse(canonicalJson(JSON.parse(names))) as object).length, 7)
  const order = [...canonicalJson(JSON.parse(names)).matchAll(/:"([A-Z][a-z]+)/g)].map(m => m[1])
  assert.deepEqual(order, ['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew'])
  assert.throws(() => canonicalJson({ a: Number.NaN }), RangeError)
})

test('where every number is a double, the canonical form is that of the canonicalize package', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), value => {
      assert.equal(canonicalJson(value), canonicalize(value))
    }),
    { numRuns: 500 },
  )
})

test('what readers understand differently, or what breaks them, is refused with its code', () => {
  const refused: readonly [string, string][] = [
    ['{"a":1,"a":2}', 'stix-name-twice'],
    ['{"a":{"b":1,"\\u0062":2}}', 'stix-name-twice'],
    ['{"id":"x","type":"y","\\u0069d":"z"}', 'stix-name-twice'],
    ['{"__proto__":{"a":1}}', 'stix-name-forbidden'],
    ['{"\\u005f_proto__":1}', 'stix-name-forbidden'],
    ['{"a":"\\ud800"}', 'stix-text-malformed'],
    ['{"\\uDfff":1}', 'stix-text-malformed'],
    ['"\ud800"', 'stix-text-malformed'],
    ['# prose with 9e999 in it', 'stix-json-malformed'],
    ['1e400', 'stix-number-too-large'],
    ['-1e309', 'stix-number-too-large'],
    [`1${'0'.repeat(500)}`, 'stix-number-too-large'],
    [`0.${'1'.repeat(500)}`, 'stix-number-too-large'],
    ['[NaN]', 'stix-json-malformed'],
    ['[Infinity]', 'stix-json-malformed'],
    ['{"a":1}}', 'stix-json-malformed'],
    ['{"a" 1}', 'stix-json-malformed'],
    ["{'a':1}", 'stix-json-malformed'],
    ['[1,]', 'stix-json-malformed'],
    ['01', 'stix-json-malformed'],
    ['', 'stix-json-malformed'],
    ['{"a', 'stix-json-malformed'],
    ['"\\', 'stix-json-malformed'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'stix-json-too-deep'],
    ['['.repeat(1_000_000), 'stix-json-too-deep'],
    [`{"a":${'{"a":'.repeat(100_000)}`, 'stix-json-too-deep'],
  ]
  for (const [text, code] of refused) {
    assert.throws(() => readStixJson(text), { code }, text.slice(0, 60))
    assert.equal(readPlainJson(text), null, text.slice(0, 60))
  }
  assert.throws(() => readStixJson('"abcdef"', { chars: 5 }), { code: 'stix-json-too-long' })
  assert.throws(() => readStixJson('[[1]]', { depth: 1 }), { code: 'stix-json-too-deep' })
})

test('names that objects inherit, and texts that look like JSON, are ordinary content', () => {
  for (const text of [
    '{"constructor":1,"toString":2,"hasOwnProperty":3}',
    '{"a:":"b:{[1e999","c":"\\"d\\":1e999\\\\"}',
    '{"rawJSON":"1"}',
    '"\\\\"',
    '{"":{"":[]}}',
    `${'['.repeat(64)}${']'.repeat(64)}`,
  ])
    assert.equal(writeStixJson(readStixJson(text)), text)
  assert.equal(({} as { a?: unknown }).a, undefined)
})

test('any JSON at all comes back from reading and writing with the same meaning', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), text => {
      if (text.includes('__proto__')) return
      assert.deepEqual(JSON.parse(writeStixJson(readStixJson(text))), JSON.parse(text))
    }),
    { numRuns: 300 },
  )
})

test('what is read quickly is what is read with care, to the letter, and all that nodes write but for escapes is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json({ maxDepth: 8 }), fc.jsonValue({ maxDepth: 8 }).map(writeStixJson)), text => {
      const quick = readPlainJson(text)
      if (quick === null) return
      assert.deepEqual(quick, readStixJson(text))
      assert.equal(writeStixJson(quick), text)
      assert.equal(canonicalJson(quick), canonicalJson(readStixJson(text)))
    }),
    { numRuns: 500 },
  )
  for (const object of SAMPLE_OBJECTS) {
    const text = writeStixJson(object)
    assert.deepEqual(readPlainJson(text), text.includes('\\u') ? null : readStixJson(text))
  }
})

test('any decimal number comes back with the value that it was written with, to the last digit', () => {
  const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,40})$/)
  const number = fc
    .tuple(fc.boolean(), digits, fc.stringMatching(/^\d{0,40}$/), fc.option(fc.integer({ min: -250, max: 200 })))
    .map(
      ([minus, whole, part, power]) =>
        `${minus ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}${power === null ? '' : `e${power}`}`,
    )
  // The value as a fraction of whole numbers, computed here in another way than the reader does.
  const worth = (written: string): readonly [bigint, bigint] => {
    const [, minus = '', whole = '', part = '', power = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written) ?? []
    const top = BigInt(minus + whole + part)
    const exponent = Number(power) - part.length
    return exponent >= 0 ? [top * 10n ** BigInt(exponent), 1n] : [top, 10n ** BigInt(-exponent)]
  }
  fc.assert(
    fc.property(number, written => {
      const [a, b] = worth(written)
      const [c, d] = worth(writeStixJson(readStixJson(written)))
      assert.equal(a * d, b * c, written)
    }),
    { numRuns: 2_000 },
  )
})

test('an object of any type with members that nobody knows comes back whole and is no worse for them', () => {
  const extra = fc.dictionary(
    fc.stringMatching(/^x_[a-z0-9_]{1,20}$/),
    fc.jsonValue({ maxDepth: 4 }).filter(value => !JSON.stringify(value).includes('__proto__')),
  )
  fc.assert(
    fc.property(fc.constantFrom(...SAMPLE_OBJECTS), extra, (object, members) => {
      const text = JSON.stringify({ ...object, ...members })
      const read = readStixJson(text)
      assert.deepEqual(checkStix(read, 'read'), [])
      assert.equal(writeStixJson(read), text)
    }),
    { numRuns: 500 },
  )
})

test('a whole number beyond 2^53 is a fault where STIX wants a whole number, and none elsewhere', () => {
  const id = ref('campaign')
  const text = `{"type":"campaign","spec_version":"2.1","id":"${id}","created":"2025-01-01T00:00:00.000Z","modified":"2025-01-01T00:00:00.000Z","name":"n","confidence":90071992547409931,"x_wei":115792089237316195423570985008687907853269984665640564039457584007913129639935}`
  const read = readStixJson(text)
  assert.deepEqual(checkStix(read, 'read'), [])
  assert.deepEqual(
    checkStix(read, 'write').map(f => `${f.code} ${f.path}`),
    ['value-out-of-range confidence'],
  )
  assert.equal(writeStixJson(read), text)
})
