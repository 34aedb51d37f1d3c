import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIST_FORMATS } from '../../src/formats/lists/index.ts'
import { CordonError } from '../../src/model/errors.ts'
import { readList } from '../formats/lists/read-list.ts'
import { sampleFiles, sampleOf } from './list-samples.ts'

const LENGTH = 100_000
/** What makes a careless pattern look again and again over the same text. */
const UNITS = [
  ...[
    ' ',
    '\u00a0',
    '\t',
    'a',
    '0',
    '.',
    '/',
    '(',
    ')',
    '“',
    'DOB',
    '(DOB',
    'or ',
    ' ; ',
    '; ',
    '-',
    '1-',
    'T',
    '@',
    'a@',
    'x.',
  ],
  'сссссссссссссссссссссссссссссс1 ',
  '1111111111111111111111111111111 ',
  '0x098b716b8aaf21512996dc57eb0615e2383e2f96 ',
]

/** Every place in a record where a value ends. */
function placesIn(record: string): number[] {
  return [...record.matchAll(/[\p{L}\p{N}](?=["<,\t\r\n|])/gu)].map(m => m.index + 1)
}

for (const format of LIST_FORMATS)
  test(`${format.name}: no field is so long or so made that it is read again and again`, () => {
    const sample = sampleOf(format.name)
    const record = sample.records.toSorted((a, b) => b.length - a.length)[0] ?? ''
    const places = placesIn(record)
    for (const [i, unit] of UNITS.entries()) {
      // Each field meets some of the units, each unit some of the fields.
      for (let n = i % 3; n < places.length; n += Math.max(3, Math.floor(places.length / 4))) {
        const at = places[n] ?? 0
        const long = record.slice(0, at) + unit.repeat(LENGTH / unit.length) + record.slice(at)
        const files = sampleFiles(sample, [long])
        const started = process.cpuUsage()
        try {
          readList(format, files)
        } catch (error) {
          assert.ok(error instanceof CordonError, String(error))
        }
        const { user } = process.cpuUsage(started)
        assert.ok(user < 1_000_000, `${JSON.stringify(unit)} at ${at}: ${user / 1_000} ms`)
      }
    }
  })
