import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NameIndex } from '../../src/analysis/screen/names/name-index.ts'
import type { EntryName } from '../../src/model/list-entry.ts'
import { LikeNames } from '../../src/operations/screen/like-names.ts'
import type { ListedThing } from '../../src/operations/screen/list-turns.ts'
import { NAME_SLACK } from '../../src/operations/screen/past-names.ts'
import { MISSPELLINGS, typed } from '../names/misspell.ts'
import { ordinaryNames } from '../names/ordinary-names.ts'
import { seeded } from '../names/seeded.ts'
import { madeUpEntry } from '../screening/made-up-lists.ts'

const LISTED = [
  ...['PARK, Jin Hyok', 'Kim Jong Un', 'محمد المصري', 'Виктор Анатольевич Бут', 'Tornado Cash', 'J. Smith', 'Ltd'],
  ...ordinaryNames(60, 3).map(({ text }) => text),
]

test('past names are like just those listed names that a search of the name index gives', () => {
  const things = LISTED.map((text, n): ListedThing => {
    const entry = madeUpEntry(String(n), { names: [text] })
    return { text, entry, name: entry.names[0] as EntryName }
  })
  const index = NameIndex.build(
    things.map(({ name, entry: { kind, births, countries } }, ref) => ({
      ref,
      names: [name as EntryName],
      kind,
      births,
      countries,
    })),
  )
  const random = seeded(11)
  const asked = [
    ...LISTED,
    ...ordinaryNames(600, 4).map(({ text }) => text),
    ...[
      '김정은',
      'Kim Jongun',
      'Jinhyok Park',
      'Muhammad al Masri',
      'Smith',
      'J S',
      'Company Ltd',
      '',
      '?',
      'x'.repeat(900),
    ],
    ...LISTED.flatMap(text => Object.values(MISSPELLINGS).flatMap(misspell => misspell(typed(text), random) ?? [])),
  ]
  const like = new LikeNames(things)
  let found = 0
  for (const text of [...asked, ...asked]) {
    const expected = index.search({ text }, { threshold: NAME_SLACK, most: things.length }).map(hit => hit.ref)
    assert.deepEqual(
      like.of(text).map(thing => things.indexOf(thing)),
      expected,
      text,
    )
    found += expected.length
  }
  assert.ok(found > 500)
})
