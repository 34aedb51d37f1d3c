import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, fitting } from '../../../src/operations/taxii-sync/push-batches.ts'
import { readEnvelope } from '../../../src/operations/taxii-sync/read-envelope.ts'
import { TaxiiFault } from '../../../src/operations/taxii-sync/taxii-fault.ts'
import { effortMs } from '../../effort.ts'
import { fc } from '../../property.ts'

/** Blanks that JSON allows between any two signs. */
const blank = fc.stringMatching(/^[ \t\r\n]{0,3}$/)

test('an envelope gives each object as it was written, whatever JSON stands in it and whatever blanks between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.json(), { maxLength: 20 }),
      fc.boolean(),
      fc.option(fc.string({ minLength: 1 })),
      blank,
      fc.json(),
      (objects, more, next, b, other) => {
        const list = objects.map(o => `${b}${o}${b}`).join(',')
        const text = `${b}{${b}"x_other"${b}:${other},"more":${b}${more},${next === null ? '' : `"next":${JSON.stringify(next)}${b},`}"objects":[${list === '' ? b : list}]${b}}${b}`
        const page = readEnvelope(text)
        assert.deepEqual(page, { objects, more, next })
      },
    ),
    { numRuns: 300 },
  )
})

test('of an envelope that was changed in any place, what is read is JSON as a whole, or it is refused by its code', () => {
  const whole = '{"more":true,"next":"a\\"b","objects":[{"id":"a","x":[1,{"y":"]}"}]},{"id":"\\\\"}]}'
  fc.assert(
    fc.property(fc.nat(whole.length), fc.constantFrom('', ...'{}[]",:\\ ae1'), fc.boolean(), (at, sign, instead) => {
      const text = whole.slice(0, at) + sign + whole.slice(at + (instead ? 1 : 0))
      let page: ReturnType<typeof readEnvelope>
      try {
        page = readEnvelope(text)
      } catch (fault) {
        assert.ok(fault instanceof TaxiiFault && fault.code === 'taxii-answer-malformed', String(fault))
        // A member named twice is JSON, and refused on purpose; so is what is no envelope.
        return
      }
      const sound = page.objects.flatMap(o => {
        try {
          return [JSON.parse(o) as unknown]
        } catch {
          return []
        }
      })
      if (sound.length === page.objects.length)
        assert.deepEqual((JSON.parse(text) as { objects?: unknown }).objects ?? [], sound)
    }),
    { numRuns: 3_000 },
  )
})

test('an envelope of fifty thousand objects is taken apart in less than a second', () => {
  const object = JSON.stringify({ pattern: "[url:value = 'https://\"x]}']", name: 'n'.repeat(500), x: '\\' })
  const text = `{"objects":[${Array(50_000).fill(object).join(',')}]}`
  const begun = effortMs()
  assert.equal(readEnvelope(text).objects.length, 50_000)
  assert.ok(effortMs() - begun < 1_000)
})

test('the bytes of a text are those of its UTF-8', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => assert.equal(bytesOf(text), Buffer.byteLength(text))))
})

test('a batch is the longest whose envelope stays below the bound', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 20 }),
      fc.nat(600),
      (texts, most) => {
        const objects = texts.map((json, seq) => ({ seq, id: '', version: '', json }))
        const size = (count: number) => Buffer.byteLength(`{"objects":[${texts.slice(0, count).join(',')}]}`)
        const count = fitting(objects, most)
        assert.ok(count === 0 || size(count) < most)
        assert.ok(count === texts.length || size(count + 1) >= most)
      },
    ),
  )
})
