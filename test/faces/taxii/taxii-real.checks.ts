import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openIntelStore } from '../../../src/adapters/intel/sqlite-intel-store.ts'
import { readStixJson } from '../../../src/formats/stix/read-stix-json.ts'
import type { Organisation } from '../../../src/model/organisation.ts'
import { admitObject } from '../../../src/operations/share/admit-object.ts'
import { ReleaseDesk } from '../../../src/operations/share/release-desk.ts'
import { API, idsOf, indicator, OPEN, rig } from './taxii-rig.ts'

const objects = `${API}/collections/${OPEN}/objects/`
const owner: Organisation = {
  id: 'identity--0f4e2a3c-6a0b-4b8e-9d1f-7f6f0f0c1a2b',
  name: 'Test node',
  country: 'JP',
  sector: 'agency',
  standing: 'own',
}

/** The face over what it is used with: objects on disk, the one door, and the decision on release. */
async function real(t: { after(end: () => Promise<void>): void }) {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-taxii-'))
  const store = openIntelStore(join(folder, 'intel.sqlite'))
  const client = (name: string): Organisation => ({
    ...owner,
    id: `${owner.id.slice(0, -1)}${name.length}`,
    standing: 'client',
  })
  const desk = new ReleaseDesk(store, owner, from => client(from))
  const r = await rig({
    store,
    admit: (object, from) => admitObject(object, from),
    released: (stored, to) => desk.released(stored, to),
    readJson: text => readStixJson(text),
  })
  t.after(async () => {
    await r.server.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { r, store }
}

test('numbers that a double cannot hold, and members that nobody knows, come back as they were sent', async t => {
  const { r } = await real(t)
  const text = JSON.stringify(indicator(1)).replace(
    /}$/,
    ',"x_amount":123456789012345678901234567890,"x_share":0.10000000000000000001}',
  )
  const posted = await r.ask('POST', objects, { body: `{"objects":[${text}]}` })
  assert.equal(posted.json['success_count'], 1, posted.text)
  assert.equal((await r.ask('GET', objects)).text, `{"objects":[${text}]}`)
  const again = await r.ask('POST', objects, { body: `{"objects":[${text.replace('567890,', '567891,')}]}` })
  assert.equal(again.json['failure_count'], 1, 'one digit more or less is another content')
})

test('of a marking that goes to nobody else the poster is shown the object, and another client is not', async t => {
  const { r } = await real(t)
  await r.user('exchange', ['reader'])
  await r.reread()
  const red = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'
  const green = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'
  await r.post([indicator(1, { object_marking_refs: [red] }), indicator(2, { object_marking_refs: [green] })])
  assert.deepEqual(idsOf(await r.ask('GET', objects)), [indicator(1).id, indicator(2).id])
  assert.deepEqual(idsOf(await r.ask('GET', objects, { as: 'exchange' })), [indicator(2).id])
  assert.equal((await r.ask('GET', `${objects}${indicator(1).id}/`, { as: 'exchange' })).status, 404)
  assert.equal((await r.ask('GET', `${objects}${indicator(1).id}/versions/`, { as: 'exchange' })).status, 404)
})

test('B5: the invalid objects that break medallion are failures, and every later answer is good', async t => {
  const { r } = await real(t)
  const bad = [
    indicator(1, { modified: 'garbage' }),
    indicator(2, { id: 'not-an-id' }),
    indicator(3, { created: 7 }),
    indicator(4, { type: 'malware' }),
  ]
  const posted = await r.post([...bad, indicator(7, { modified: '2026-02-01T00:00:00.123456789Z' })])
  assert.deepEqual([posted.json['success_count'], posted.json['failure_count']], [1, bad.length])
  for (const query of [
    '',
    '?match[version]=all',
    '?match[version]=first,last',
    '?match[type]=indicator&match[spec_version]=2.1',
  ])
    assert.deepEqual(idsOf(await r.ask('GET', objects + query)), [indicator(7).id])
})

test('no body, however it is broken, breaks a later answer or is told as a fault of the server', async t => {
  const { r } = await real(t)
  const good = JSON.stringify({ objects: [indicator(1), indicator(2), indicator(3, { labels: ['a', 'b'], x_n: 1e3 })] })
  let seed = 20_261_126
  const chance = (n: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % n
  }
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    'null',
    '1e999',
    '-0',
    '\\u0000',
    '\\ud800',
    '"__proto__":{},',
    '"id":"x",',
    '\u0000',
    '9'.repeat(400),
    '[['.repeat(100),
    'é',
    '"type":"bundle",',
  ]
  for (let i = 0; i < 300; i++) {
    let body = good
    for (let cuts = 1 + chance(3); cuts > 0; cuts--) {
      const at = chance(body.length)
      const way = chance(3)
      if (way === 0) body = body.slice(0, at) + body.slice(at + 1 + chance(20))
      else if (way === 1) body = body.slice(0, at) + pieces[chance(pieces.length)] + body.slice(at)
      else body = body.slice(0, at)
    }
    const { status, text } = await r.ask('POST', objects, { body })
    assert.ok([202, 400, 422].includes(status), `${status} ${text}: ${body}`)
  }
  const page = await r.ask('GET', `${objects}?match[version]=all`)
  assert.equal(page.status, 200)
  const manifest = await r.ask('GET', `${API}/collections/${OPEN}/manifest/?match[version]=all`)
  assert.deepEqual(
    manifest.json.objects?.map(({ id }) => id),
    idsOf(page),
  )
})
