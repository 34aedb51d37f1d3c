import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NameIndex, nameKeys } from '../../src/analysis/screen/names/name-index.ts'
import { listedNames } from '../names/listed-names.ts'
import { MISSPELLINGS, OF_PEOPLE, typed } from '../names/misspell.ts'
import { ordinaryNames } from '../names/ordinary-names.ts'
import { seeded } from '../names/seeded.ts'
import { needsShared } from '../shared-data.ts'

test('of the UN list, names in the original script and misspelled ones are found, and ordinary names are not', {
  skip: needsShared,
}, () => {
  const rows = (listedNames() ?? []).filter(r => r.key.startsWith('un-'))
  assert.ok(rows.length > 700, 'individuals and entities of the UN list')
  const index = NameIndex.build(rows)
  assert.equal(index.size, rows.length)

  const originals = rows.flatMap(r => r.original.map(text => ({ text, ref: r.ref })))
  const read = originals.filter(o => index.search({ text: o.text }, { most: 1000 }).some(h => h.ref === o.ref))
  assert.ok(read.length / originals.length > 0.7, `${read.length} of ${originals.length} in the original script`)

  const random = seeded(11)
  let found = 0
  let keyed = 0
  let all = 0
  for (const row of rows.filter(r => r.kind === 'person').slice(0, 200))
    for (const [kind, misspell] of Object.entries(MISSPELLINGS)) {
      const name = row.names[0]?.text ?? ''
      const asked = name.split(' ').length < 3 && OF_PEOPLE.includes(kind) ? null : misspell(typed(name), random)
      if (asked === null) continue
      all++
      if (!index.search({ text: asked }, { most: 1000 }).some(h => h.ref === row.ref)) continue
      found++
      const keys = new Set(row.names.flatMap(n => nameKeys(n.text)))
      if (nameKeys(asked).some(k => keys.has(k))) keyed++
    }
  // Names of all lengths, so fewer than in bench/names.ts: of KIM KYU one letter is a third.
  assert.ok(found / all > 0.94, `${found} of ${all} misspelled`)
  assert.ok(keyed / found > 0.98, `${keyed} of ${found} by keys`)

  const alerts = ordinaryNames(3000, 5).filter(o => index.search({ text: o.text }, { most: 1 }).length > 0)
  assert.ok(alerts.length <= 6, alerts.map(a => a.text).join('; '))
})
