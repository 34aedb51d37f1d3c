import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SharedListing } from '../../../src/analysis/screen/shared-screener.ts'
import { dropLists, useLists } from '../../../src/operations/lists/choose-lists.ts'
import { screeningWorld } from '../../screening-world.ts'

const WALLET = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
const ID = 'indicator--00000001-0000-4000-8000-000000000000'

function world() {
  const w = screeningWorld()
  const rest = { name: 'loot', why: ['x'], confidence: 100, from: null, until: null, version: 'd' }
  const listings: SharedListing[] = [
    { ...rest, list: 'shared:us', id: ID },
    { ...rest, list: 'shared:kr', id: ID.replace('1', '2') },
  ]
  w.world.screening.desk.showShared({ look: async () => {}, find: address => (address === WALLET ? listings : []) })
  const lists = async () => (await w.screen(WALLET)).entries.map(e => e.list)
  return { w, lists }
}

test('an exchange whose own wallet a partner named overrules that one object, or all that the partner says, and takes it back', async () => {
  const { w, lists } = world()
  using _ = w
  assert.deepEqual(await lists(), ['shared:us', 'shared:kr'])
  assert.deepEqual((await dropLists.run({ names: [ID] }, w.world)).changed, [ID])
  assert.deepEqual(await lists(), ['shared:kr'])
  assert.deepEqual((await dropLists.run({ names: [ID, 'shared:kr'] }, w.world)).changed, ['shared:kr'])
  assert.deepEqual(await lists(), [])
  assert.notEqual((await w.screen(WALLET)).verdict, 'match')
  await useLists.run({ names: ['shared:kr', ID] }, w.world)
  assert.deepEqual(await lists(), ['shared:us', 'shared:kr'])
  const facts = await w.world.facts.read({ kinds: ['shared-dropped', 'shared-used'] })
  assert.deepEqual(
    facts.map(f => [f.kind, f.body['shared'], f.by]),
    [
      ['shared-dropped', ID, 'test'],
      ['shared-dropped', 'shared:kr', 'test'],
      ['shared-used', 'shared:kr', 'test'],
      ['shared-used', ID, 'test'],
    ],
  )
})
