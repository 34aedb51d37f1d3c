import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  NAME_THRESHOLD,
  NameIndex,
  type NameRow,
  nameIsCut,
  nameKeys,
  scoreNames,
} from '../../src/analysis/screen/names/name-index.ts'
import { arabicWord, latinWord, type NameWord } from '../../src/analysis/screen/names/name-word.ts'
import { WordMeter } from '../../src/analysis/screen/names/word-meter.ts'
import type { EntryName } from '../../src/model/list-entry.ts'
import { MISSPELLINGS } from '../names/misspell.ts'
import { seeded } from '../names/seeded.ts'
import { fc } from '../property.ts'

const name = (text: string, strength: EntryName['strength'] = 'primary'): EntryName => ({
  text,
  strength,
  form: 'name',
})

function row(ref: number, names: readonly EntryName[], more: Partial<NameRow> = {}): NameRow {
  return { ref, names, kind: 'person', births: [], countries: [], ...more }
}

const LISTED = [
  'Vladimir Vladimirovich PUTIN',
  'Jong Un KIM',
  'Muhammad Husayn AL-TIKRITI',
  'Usama BIN LADIN',
  'Semion MOGILEVICH',
  'Park Jin Hyok',
  'Joaquin GUZMAN LOERA',
  'Korea Kwangson Banking Corporation',
  'LAZARUS GROUP',
  'Abd al-Rahman al-Zawahiri',
]
const index = NameIndex.build(LISTED.map((text, ref) => row(ref, [name(text)])))

test('the order of the words asked for changes no score', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LISTED),
      fc.constantFrom(...LISTED),
      fc.infiniteStream(fc.nat()),
      (asked, listed, order) => {
        const words = asked.split(/[ -]/)
        const shuffled = words
          .map(w => [order.next().value, w] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, w]) => w)
        assert.equal(scoreNames(shuffled.join(' '), listed), scoreNames(words.join(' '), listed))
      },
    ),
    { numRuns: 300 },
  )
})

test('adding rows never takes a hit away nor changes its score', () => {
  const word = fc.constantFrom(
    'kim',
    'jong',
    'un',
    'putin',
    'vladimir',
    'husayn',
    'ali',
    'bank',
    'korea',
    'tikriti',
    'group',
  )
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '))
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 8 }),
      fc.array(text, { maxLength: 30 }),
      text,
      (some, more, asked) => {
        const rows = (all: readonly string[]): readonly NameRow[] => all.map((t, ref) => row(ref, [name(t)]))
        const few = NameIndex.build(rows(some)).search({ text: asked }, { most: 1000 })
        const many = NameIndex.build(rows([...some, ...more])).search({ text: asked }, { most: 1000 })
        const after = new Map(many.map(h => [h.ref, h.score]))
        for (const hit of few) assert.equal(after.get(hit.ref), hit.score)
      },
    ),
    { numRuns: 150 },
  )
})

test('the index finds every name that the pairwise score finds', () => {
  const random = seeded(3)
  let compared = 0
  for (const listed of LISTED)
    for (const misspell of Object.values(MISSPELLINGS)) {
      const asked = misspell(listed, random)
      if (asked === null) continue
      const hits = index.search({ text: asked }, { most: 1000 })
      for (const [ref, text] of LISTED.entries()) {
        const score = scoreNames(asked, text)
        const hit = hits.find(h => h.ref === ref)
        if (score >= NAME_THRESHOLD) assert.equal(hit?.score, Math.round(score * 1000) / 1000, `${asked} | ${text}`)
        else assert.equal(hit, undefined, `${asked} | ${text}`)
        compared++
      }
    }
  assert.ok(compared > 1000)
})

test('a name is found by itself with the score 1, and explains it', () => {
  for (const [ref, text] of LISTED.entries()) {
    const [hit] = index.search({ text })
    assert.equal(hit?.ref, ref)
    assert.equal(hit.score, 1)
    assert.ok(hit.why.length > 0 && hit.why.every(w => w.endsWith('.')))
  }
})

test('a common word alone, a legal form alone, an empty text and signs alone find nobody', () => {
  for (const text of ['Kim', 'Jong', 'Group', 'LLC', 'the of and', '', '   ', '???', '\u0000', '🦄', "'", '.'])
    assert.deepEqual(index.search({ text }), [], text)
})

test('optimal string alignment agrees with published and hand-counted distances', () => {
  const meter = new WordMeter()
  for (const [a, b, distance] of [
    ['kitten', 'sitting', 3],
    ['saturday', 'sunday', 3],
    ['ca', 'abc', 3],
    ['putin', 'puitn', 1],
    ['abcdef', 'abcdef', 0],
    ['martha', 'marhta', 1],
  ] as const)
    assert.equal(meter.edits(a, b), distance, `${a} ${b}`)
})

test('Jaro-Winkler gives the figures of Winkler 1990', () => {
  const meter = new WordMeter()
  for (const [a, b, likeness] of [
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['jones', 'johnson', 0.832],
  ] as const)
    assert.equal(Math.round(meter.jaroWinkler(a, b) * 1000) / 1000, likeness, `${a} ${b}`)
})

test('edits by bits equal edits by the table of all prefixes', () => {
  const meter = new WordMeter()
  const word = fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 1, maxLength: 24 })
  fc.assert(
    fc.property(word, word, (a, b) => assert.equal(meter.edits(a, b), byTable(a, b))),
    { numRuns: 1000 },
  )
})

test('two words are as like one way as the other', () => {
  const meter = new WordMeter()
  const letters = fc.string({ unit: fc.constantFrom(...'aeihlmnrcdvw'), minLength: 1, maxLength: 6 })
  const word = fc.oneof(
    letters,
    fc.constantFrom('maria', 'marina', 'valery', 'valeria', 'arn', 'am', 'سلامة', 'salama'),
  )
  const wordOf = (text: string): NameWord => (/[a-z]/.test(text) ? latinWord(text) : arabicWord(text))
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.equal(meter.likeness(wordOf(a), wordOf(b)), meter.likeness(wordOf(b), wordOf(a)))
    }),
    { numRuns: 2500 },
  )
})

test('words parted by a line break or a tab are two words, as one list prints them', () => {
  for (const text of ['Khabarovsk Shipbuilding\nYard', 'Khabarovsk\r\nShipbuilding\tYard'])
    assert.equal(scoreNames('Khabarovsk Shipbuilding Yard', text), 1)
})

test('a word split in two is found in a long name too, at the threshold itself', () => {
  const long = 'Fund for the Development of Weapons Technologies and Production Lobaev Foundation'
  const one = NameIndex.build([row(0, [name(long)]), row(1, [name('Barbara Gabriela SIERO')])])
  for (const [ref, text] of [
    [0, long.replace('Foundation', 'Foundat ion')],
    [1, 'B rbara Gabriela SIERO'],
  ] as const)
    assert.equal(one.search({ text })[0]?.ref, ref, text)
})

test('a weak alias scores lower than the same name, unless a birth date confirms it', () => {
  const weak = NameIndex.build([row(0, [name('Grey Wolf Semion', 'weak')], { births: ['1946-06-30'] })])
  const plain = weak.search({ text: 'Grey Wolf Semion' })[0]?.score ?? 0
  assert.ok(plain < 1 && plain >= NAME_THRESHOLD)
  assert.deepEqual(weak.search({ text: 'Grey Wolf Semyon' }, { threshold: 0.93 }), [])
  assert.equal(weak.search({ text: 'Grey Wolf Semion', birth: '1946-06-30' })[0]?.score, 1)
})

test('a birth or country finds nobody by itself, and a contradicting date lowers strongly and says so', () => {
  const born = NameIndex.build([row(0, [name('Vladimir Putin')], { births: ['1952-10-07'], countries: ['RU'] })])
  assert.deepEqual(born.search({ text: 'John Smith', birth: '1952-10-07', country: 'RU' }), [])
  assert.deepEqual(born.search({ text: 'Vladimir Putin', birth: '1987-01-02' }), [])
  const [hit] = born.search({ text: 'Vladimir Putin', birth: '1987-01-02' }, { threshold: 0.7 })
  assert.equal(hit?.score, 0.8)
  assert.match(hit.why.join(' '), /contradicts the listed 1952-10-07/)
  for (const birth of ['1952', '1952-10', '1952-10-07', '1950/1954', '1951~', '1953'])
    assert.equal(born.search({ text: 'Vladimir Putin', birth })[0]?.score, 1, birth)
})

test('a firm that bears a common name of a listed person is no hit, and one that bears a full name is, and says so', () => {
  const people = NameIndex.build([row(0, [name('Abdul Karim')]), row(1, [name('Vladimir Putin')])])
  assert.deepEqual(people.search({ text: 'بن عبد الكريم LLC' }), [])
  const [hit] = people.search({ text: 'Vladimir Putin LLC' })
  assert.equal(hit?.ref, 1)
  assert.match(hit.why.join(' '), /legal form/)
  const firm = NameIndex.build([row(0, [name('Abdul Karim')], { kind: 'entity' })])
  assert.ok((firm.search({ text: 'Abdul Karim LLC' })[0]?.score ?? 0) > 0.9)
})

test('what was asked before changes no answer', () => {
  const names = fc.constantFrom(...LISTED, 'Kwang Klm', 'Husayn Tikriti', 'فلاديمير بوتين', '김정은', 'Serhiy Putin')
  const fresh = (text: string): unknown =>
    NameIndex.build(LISTED.map((t, ref) => row(ref, [name(t)]))).search({ text }, { threshold: 0.5 })
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 6 }), texts => {
      for (const text of texts) assert.deepEqual(index.search({ text }, { threshold: 0.5 }), fresh(text))
    }),
    { numRuns: 40 },
  )
})

test('no spelling of a given name stands for two names', () => {
  const lines = readFileSync(new URL('../../src/analysis/screen/names/given-names.ts', import.meta.url), 'utf8')
  const words = (/`\n([^`]*)`/.exec(lines)?.[1] ?? '').split(/\s+/).filter(w => w !== '')
  assert.ok(words.length > 500)
  assert.equal(new Set(words).size, words.length)
})

test('keys of equal and of misspelled names meet', () => {
  const random = seeded(5)
  let met = 0
  let all = 0
  for (const listed of LISTED)
    for (const misspell of Object.values(MISSPELLINGS)) {
      const asked = misspell(listed, random)
      if (asked === null || scoreNames(asked, listed) < NAME_THRESHOLD) continue
      const keys = nameKeys(listed)
      all++
      if (nameKeys(asked).some(k => keys.includes(k))) met++
    }
  assert.ok(met / all > 0.98, `${met} of ${all}`)
})

test('hostile names are answered in bounded time, and one that is cut says so', () => {
  const random = seeded(1)
  const noise = (alphabet: string, length: number): string =>
    Array.from({ length }, () => [...alphabet][Math.floor(random() * [...alphabet].length)] ?? '').join('')
  const hostile = [
    'a'.repeat(10_000),
    'abd'.repeat(4000),
    'kim '.repeat(1000),
    'li yi ri '.repeat(40),
    'Muhammad Ali Company Trading Limited '.repeat(20),
    noise('abcdefghijklmnopqrstuvwxyz ', 10_000),
    noise('김이박최정강조', 5000),
    noise('金李朴崔', 5000),
    'ングァウォッー・'.repeat(500),
    'الله'.repeat(3000),
    '.a'.repeat(5000),
    'x\u0301'.repeat(5000),
    `${'\u200b'.repeat(5000)}Vladimir Putin`,
    '\ud800'.repeat(3000),
    'рa'.repeat(3000),
  ]
  for (const text of hostile) {
    const began = process.cpuUsage()
    index.search({ text })
    nameKeys(text)
    const used = process.cpuUsage(began)
    assert.ok(
      (used.user + used.system) / 1000 < 400,
      `${text.slice(0, 20)} took ${(used.user + used.system) / 1000} ms`,
    )
    assert.ok(nameIsCut(text), text.slice(0, 20))
  }
  assert.ok(!nameIsCut('Vladimir Vladimirovich Putin'))
})

test('no text makes the search fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      index.search({ text, birth: text, country: text })
      scoreNames(text, text)
      nameKeys(text)
    }),
    { numRuns: 300 },
  )
})

function byTable(a: string, b: string): number {
  const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i])
  const at = (i: number, j: number): number => d[i]?.[j] ?? 0
  for (let j = 1; j <= b.length; j++) (d[0] ?? [])[j] = j
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1)
      ;(d[i] ?? [])[j] = best
    }
  return at(a.length, b.length)
}
