import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_DEPTH, readJson } from '../../../src/faces/http/read-json.ts'
import { InputError } from '../../../src/model/errors.ts'
import { effortMs } from '../../effort.ts'
import { fc } from '../../property.ts'

const read = (text: string): unknown => readJson(Buffer.from(text))
const refused = (text: string | Buffer, why: RegExp): void => {
  assert.throws(
    () => readJson(Buffer.from(text)),
    (e: unknown) => e instanceof InputError && e.code === 'request-malformed' && why.test(e.message),
    String(text).slice(0, 80),
  )
}

test('whatever JSON.stringify writes is read as JSON.parse reads it', () => {
  const value = fc.jsonValue({ depthSize: 'medium', maxDepth: 6 })
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2, '\t'), (v, indent) => {
      const text = JSON.stringify(v, null, indent)
      if (/"(?:__proto__|constructor|prototype)"/.test(text)) return
      if (/\d{16}/.test(text)) return
      assert.deepEqual(read(text), JSON.parse(text))
    }),
    { numRuns: 2_000 },
  )
})

test('nothing that JSON.parse refuses is taken, whatever is broken off or put in', () => {
  const sound = '{"parties":["0xAb","x\\"y\\\\"],"asOf":1.5e3,"deep":[[{"a":null}],true]}'
  const piece = fc.constantFrom('"', '\\', '{', '}', '[', ']', ':', ',', '-', '0', 'e', '\u0000', 'é', ' ')
  fc.assert(
    fc.property(fc.nat(sound.length), fc.nat(3), piece, (at, cut, put) => {
      const text = sound.slice(0, at) + put + sound.slice(at + cut)
      let sane = true
      try {
        JSON.parse(text)
      } catch {
        sane = false
      }
      if (sane) return
      refused(text, /./)
    }),
    { numRuns: 5_000 },
  )
})

test('a field given twice is refused, however it is written, for the last one would win', () => {
  refused('{"asOf":1,"asOf":2}', /"asOf" is given twice/)
  refused('{"asOf":1,"\\u0061sOf" :2}', /"asOf" is given twice/)
  refused('{"a":{"b":[{"c":1,"d":2,"c":3}]}}', /"c" is given twice/)
  refused('{"a":{"x":1},"b":{},"a":1}', /"a" is given twice/)
  const many = Array.from({ length: 20 }, (_, i) => `"k${i}":${i}`).join(',')
  refused(`{${many},"k3":0}`, /"k3" is given twice/)
  assert.deepEqual(read('[{"a":1},{"a":{"a":"a"}},"a"]'), [{ a: 1 }, { a: { a: 'a' } }, 'a'])
})

test('names that reach a prototype are refused, however they are written', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', '__pro\\u0074o__'])
    refused(`{"parties":[],"x":{"${name}":{"polluted":1}}}`, /no field may be named/)
})

test('numbers that a double cannot hold are refused instead of rounded', () => {
  refused('{"asOf":1e400}', /too large/)
  refused('[-1e999]', /too large/)
  refused('[9007199254740993]', /give amounts as text/)
  refused(`[${'9'.repeat(100_000)}]`, /too large|give amounts/)
  assert.deepEqual(
    read('[9007199254740991,-9007199254740991,1e15,0.1,-0.000000000000000000001]'),
    [9007199254740991, -9007199254740991, 1e15, 0.1, -1e-21],
  )
})

test('nesting ends at 64, and four million brackets are refused at once', () => {
  const nested = (n: number): string => '['.repeat(n) + ']'.repeat(n)
  assert.ok(read(nested(MOST_DEPTH)))
  refused(nested(MOST_DEPTH + 1), /nested deeper/)
  const start = effortMs()
  refused('['.repeat(4 << 20), /nested deeper/)
  refused('{"a":'.repeat(800_000), /nested deeper/)
  assert.ok(effortMs() - start < 2_000)
})

test('bytes that are no UTF-8 are refused, not mended', () => {
  refused(Buffer.from([0x22, 0xff, 0xfe, 0x22]), /UTF-8/)
  refused(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), /UTF-8/)
  refused('', /not JSON/)
})

test('an object of 200,000 names costs no more than linear time', () => {
  const body = `{${Array.from({ length: 200_000 }, (_, i) => `"n${i}":0`).join(',')}}`
  const start = effortMs()
  assert.equal(Object.keys(read(body) as object).length, 200_000)
  assert.ok(effortMs() - start < 3_000)
})
