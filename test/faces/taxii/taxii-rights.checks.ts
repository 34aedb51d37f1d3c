import assert from 'node:assert/strict'
import { test } from 'node:test'
import { API, basic, HIDDEN, idsOf, indicator, OPEN, rig } from './taxii-rig.ts'

const objects = `${API}/collections/${OPEN}/objects/`

test('T29: who may not read a collection gets 403 from objects, manifest and versions, and 404 where it may not write either', async () => {
  const r = await rig()
  await r.user('nobody', ['none'])
  await r.reread()
  await r.post([indicator(1)])
  for (const end of ['objects/', 'manifest/', `objects/${indicator(1).id}/`, `objects/${indicator(1).id}/versions/`])
    for (const [as, status] of [
      ['wim', 403],
      ['nobody', 404],
      ['rita', 200],
    ] as const)
      assert.equal((await r.ask('GET', `${API}/collections/${OPEN}/${end}`, { as })).status, status, `${as} ${end}`)
})

test('T30: who may not write to a collection gets 403, or 404 where it may not read either, and nothing is kept', async () => {
  const r = await rig()
  await r.user('nobody', ['none'])
  await r.reread()
  for (const [as, status] of [
    ['rita', 403],
    ['nobody', 404],
    ['wim', 202],
  ] as const)
    assert.equal((await r.post([indicator(1)], { as })).status, status, as)
  assert.equal(await r.store.size(), 1)
})

test('T31: only who may read and write may delete; with one right it is 403, with none 404', async () => {
  const r = await rig()
  await r.user('nobody', ['none'])
  await r.reread()
  await r.post([indicator(1)])
  const one = `${objects}${indicator(1).id}/`
  for (const [as, status] of [
    ['nobody', 404],
    ['rita', 403],
    ['wim', 403],
    ['alice', 200],
  ] as const)
    assert.equal((await r.ask('DELETE', one, { as })).status, status, as)
})

test('T32: without a name that is known there is 401 everywhere, also where nothing is', async () => {
  const r = await rig()
  for (const path of ['/taxii2/', `${API}/`, objects, '/taxii2/nothing/', `${API}/status/x/`]) {
    assert.equal((await r.ask('GET', path, { as: null })).status, 401, path)
  }
  assert.equal((await r.ask('POST', objects, { as: null, body: 'x' })).status, 401)
  const headers = { authorization: basic('mallory') }
  assert.equal((await r.ask('GET', '/taxii2/nothing/', { as: null, headers })).status, 401)
})

test('T33: a collection answers by its alias too, and no two have one alias', async () => {
  const r = await rig()
  const id = 'aaaaaaaa-0000-4000-8000-000000000000'
  await r.collection(id, ['reader'], ['writer'], 'thefts')
  await r.reread()
  assert.equal((await r.post([indicator(1)], { collection: 'thefts' })).status, 202)
  assert.deepEqual(idsOf(await r.ask('GET', `${API}/collections/${id}/objects/`)), [indicator(1).id])
  const { json } = await r.ask('GET', `${API}/collections/thefts/`)
  assert.deepEqual([json['id'], json['alias']], [id, 'thefts'])
  const other = 'bbbbbbbb-0000-4000-8000-000000000000'
  await assert.rejects(r.collection(other, ['reader'], [], 'Thefts'), /alias/)
  await assert.rejects(r.collection(other, ['reader'], [], id), /alias/)
})

test('T35: each caller sees the rights and the objects that are its own', async () => {
  const r = await rig()
  await r.post([indicator(1), indicator(2, { object_marking_refs: [HIDDEN] })])
  for (const [as, read, write] of [
    ['alice', true, true],
    ['rita', true, false],
    ['wim', false, true],
  ] as const) {
    const { json } = await r.ask('GET', `${API}/collections/`, { as })
    const [shown] = json['collections'] as { can_read: boolean; can_write: boolean }[]
    assert.deepEqual([shown?.can_read, shown?.can_write], [read, write], as)
  }
  assert.equal(idsOf(await r.ask('GET', objects, { as: 'alice' })).length, 2, 'who brought an object is shown it')
  assert.equal(idsOf(await r.ask('GET', objects, { as: 'rita' })).length, 1)
})

test('T35: a redacted object has an id and version of its own, and the id of what it was made of answers to nothing', async () => {
  const redacted = indicator(77, { modified: '2026-03-01T00:00:00.000Z' })
  const r = await rig({
    released: async (objects, to) =>
      objects.map(({ id, json }) => (to.name === 'rita' && id === indicator(1).id ? JSON.stringify(redacted) : json)),
  })
  await r.post([indicator(1), indicator(1, { modified: '2026-01-03T00:00:00.000Z' }), indicator(2)], { as: 'wim' })
  const as = 'rita'
  const ask = async (query: string) => (await r.ask('GET', objects + query, { as })).json.objects ?? []
  assert.deepEqual(await ask(`?match[id]=${indicator(1).id}`), [])
  assert.equal((await r.ask('GET', `${objects}${indicator(1).id}/`, { as })).status, 404)
  assert.deepEqual(await ask(''), [redacted, indicator(2)])
  assert.deepEqual(await ask(`?match[id]=${redacted.id}`), [redacted])
  assert.equal((await r.ask('GET', `${objects}${redacted.id}/`, { as })).status, 200)
  assert.deepEqual(await ask('?match[version]=2026-01-03T00:00:00.000Z'), [])
  const { json } = await r.ask('GET', `${API}/collections/${OPEN}/manifest/`, { as })
  assert.deepEqual(
    json.objects?.map(row => [row.id, row['version']]),
    [
      [redacted.id, redacted['modified']],
      [indicator(2).id, indicator(2)['modified']],
    ],
  )
  assert.ok(!JSON.stringify(json).includes(indicator(1).id))
})

test('everybody has the role everyone', async () => {
  const r = await rig()
  const id = 'aaaaaaaa-0000-4000-8000-000000000000'
  await r.collection(id, ['everyone'], [])
  await r.user('nobody', ['none'])
  await r.reread()
  assert.equal((await r.ask('GET', `${API}/collections/${id}/objects/`, { as: 'nobody' })).status, 200)
})

test('a user or collection that is added or removed counts at a running server', async () => {
  const r = await rig()
  const { removeUser } = await import('../../../src/operations/users/remove-user.ts')
  const { removeCollection } = await import('../../../src/operations/collections/remove-collection.ts')
  assert.equal((await r.ask('GET', objects, { as: 'rita' })).status, 200)
  await removeUser.run({ name: 'rita' }, r.world)
  await removeCollection.run({ id: OPEN }, r.world)
  await r.reread()
  assert.equal((await r.ask('GET', objects, { as: 'rita' })).status, 401)
  assert.equal((await r.ask('GET', objects, { as: 'alice' })).status, 404)
})
