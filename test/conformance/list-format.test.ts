import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LIST_FORMATS } from '../../src/formats/lists/index.ts'
import { CordonError } from '../../src/model/errors.ts'
import { type ReadList, readList } from '../formats/lists/read-list.ts'
import { assertCanonicalEntry } from './canonical-entry.ts'
import { sampleFiles, sampleOf } from './list-samples.ts'

/** What came of a source: what was read, or the code with which it was refused. */
function outcome(read: () => ReadList): ReadList | string {
  try {
    return read()
  } catch (error) {
    if (error instanceof CordonError) return error.code
    throw error
  }
}

test('formats have names of their own, and a main file', () => {
  const names = LIST_FORMATS.map(format => format.name)
  assert.equal(new Set(names).size, names.length)
  for (const { name, about, files } of LIST_FORMATS) {
    assert.match(name, /^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    assert.ok(about !== '' && files.some(file => file.key === 'main' && !file.optional), name)
  }
})

for (const format of LIST_FORMATS)
  describe(format.name, () => {
    const sample = sampleOf(format.name)
    const files = sampleFiles(sample)
    const whole = readList(format, files)

    test('gives an entry for every record, as the model writes it, and loses nothing', () => {
      assert.ok(whole.entries.length >= sample.records.length)
      assert.deepEqual(
        whole.faults.filter(fault => fault.lost),
        [],
      )
      for (const entry of whole.entries) assertCanonicalEntry(entry)
      assert.ok(whole.reading.covers.length > 0)
    })

    test('does not care how the source is cut into chunks', () => {
      for (const chunk of [1, 7, 64, 65_536]) assert.deepEqual(readList(format, files, chunk), whole, `chunk ${chunk}`)
    })

    test('gives every entry a key of its own, in the same order each time', () => {
      const ids = whole.entries.map(entry => entry.id)
      assert.equal(new Set(ids).size, ids.length)
      assert.deepEqual(readList(format, files), whole)
    })

    test('refuses an empty source, a blank one, and one that is something else', () => {
      for (const main of ['', '\uFEFF', ' \r\n\t\n', '\u0000'.repeat(3), '<html><body>403 Forbidden</body></html>']) {
        const read = outcome(() => readList(format, { ...files, main }))
        // A page of a server that is read as a list of lines is nothing but lost lines.
        const lost = typeof read !== 'string' && read.entries.length === 0 && read.faults.some(fault => fault.lost)
        assert.ok(lost || (typeof read === 'string' && read.startsWith('list-')) || read === 'tagpack-malformed', main)
      }
    })

    test('refuses half a source or tells that it may be cut, and never gives more than the whole', () => {
      const main = files['main'] ?? ''
      for (const share of [0.2, 0.4, 0.5, 0.7, 0.9]) {
        const cut = Math.floor(main.length * share)
        const read = outcome(() => readList(format, { ...files, main: main.slice(0, cut) }))
        if (typeof read === 'string') continue
        assert.ok(sample.cutUnseen !== undefined, `${share} of the source was taken as a whole`)
        assert.ok(read.entries.length <= whole.entries.length)
        const ended = /[\r\n]$/.test(main.slice(0, cut))
        const told = read.faults.some(fault => fault.lost || fault.code === 'end-unmarked')
        assert.ok(ended || told, `a cut within a line at ${cut} was not told`)
      }
    })

    test('keeps the other records when one is gone, and calls each by the same key', () => {
      for (const [i] of sample.records.entries()) {
        if (sample.records.length < 2) continue
        const read = readList(format, sampleFiles(sample, sample.records.toSpliced(i, 1)))
        const ids = new Set(whole.entries.map(entry => entry.id))
        assert.equal(read.entries.length, whole.entries.length - 1)
        for (const entry of read.entries) assert.ok(ids.has(entry.id), entry.id)
      }
    })

    test('tells of a companion that is left out, or refuses to do without it', () => {
      for (const key of Object.keys(sample.companions ?? {})) {
        const { [key]: _, ...rest } = files
        const read = outcome(() => readList(format, rest))
        if (typeof read === 'string')
          assert.ok(
            format.files.some(f => f.key === key && !f.optional),
            read,
          )
        else
          assert.ok(
            read.faults.some(fault => fault.code === 'companion-missing'),
            key,
          )
      }
    })

    test('takes the same record a thousand times for one, and says so', { skip: sample.records.length < 2 }, () => {
      const record = sample.records[0] ?? ''
      const times = Math.ceil(200_000 / record.length)
      let given = 0
      let told = 0
      const reader = format.open({ entry: () => given++, fault: () => told++ }, { file: 'list.txt' })
      for (const { key } of format.files) if (key !== 'main') reader.push(files[key] ?? '', key)
      reader.push(sample.head, 'main')
      reader.push(record.repeat(times), 'main')
      reader.push(sample.tail, 'main')
      outcome(() => ({ entries: [], faults: [], reading: reader.end() }))
      assert.ok(given <= 10, `${given} entries of one key`)
      assert.ok(told >= times - 1 || sample.merges === true, `${told} told`)
    })
  })
