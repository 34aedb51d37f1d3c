import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NAME_THRESHOLD } from '../../src/analysis/screen/names/name-index.ts'
import { scoreNames } from '../../src/analysis/screen/names/score-names.ts'
import { pastNameKeys } from '../../src/operations/screen/past-names.ts'
import { type NameTally, SoughtNames } from '../../src/operations/screen/sought-names.ts'
import { listedNames } from '../names/listed-names.ts'
import { MISSPELLINGS, typed } from '../names/misspell.ts'
import { seeded } from '../names/seeded.ts'
import { needsShared } from '../shared-data.ts'

function found(sought: SoughtNames, past: string): boolean {
  const tally: NameTally = new Map()
  const keys = pastNameKeys(past)
  for (const key of keys) sought.note(key, tally)
  return sought.enough(keys.length, tally)
}

test('of the misspelled names that a screen would match, 99 in 100 are looked at when their bearer is listed', {
  skip: needsShared,
}, () => {
  const rows = listedNames() ?? []
  const random = seeded(5)
  let matching = 0
  let looked = 0
  for (let n = 0; n < 150; n++) {
    const name = rows[Math.floor(random() * rows.length)]?.names[0]?.text ?? ''
    const sought = new SoughtNames([name])
    for (const misspell of Object.values(MISSPELLINGS)) {
      const past = misspell(typed(name), random)
      if (past === null || scoreNames(past, name) < NAME_THRESHOLD) continue
      matching++
      if (found(sought, past)) looked++
    }
  }
  assert.ok(matching > 1_000)
  assert.ok(looked / matching >= 0.99, `${looked} of ${matching}`)
})

test('a name is found from its spellings in other scripts and orders', () => {
  for (const [listed, past] of [
    ['Kim Jong Un', '김정은'],
    ['Kim Jong Un', 'Gim Jeong-un'],
    ['PARK, Jin Hyok', 'Jin Hyok Park'],
    ['Виктор Анатольевич Бут', 'Viktor Bout'],
    ['Mohammed Al-Masri', 'محمد المصري'],
  ] as const)
    assert.ok(found(new SoughtNames([listed]), past), `${listed} / ${past}`)
  assert.ok(!found(new SoughtNames(['Kim Jong Un']), 'Jane Doe'))
})
