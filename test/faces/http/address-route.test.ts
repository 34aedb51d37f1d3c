import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ScreenAnswer } from '../../../src/analysis/screen/screen-answer.ts'
import { makeServer } from '../../../src/faces/http/make-server.ts'
import { partyKey, pastScreens } from '../../../src/operations/screen/past-parties.ts'
import { screeningWorld } from '../../screening-world.ts'

const LISTED = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96'
const LONG = `u1${'q'.repeat(250)}`

test('an address asked for by its path is answered, remembered and refused as one asked for by POST', async () => {
  using w = screeningWorld()
  writeFileSync(`${w.folder}/own.csv`, `id,address\n1,${LISTED}\n`)
  await w.take([`${w.folder}/own.csv`], 'private-csv', { list: 'our-blocks' })
  const server = await makeServer({ world: w.world, version: 'test', home: null, about: () => ({}) })
  const ask = async (path: string) => {
    const reply = await server.inject({ method: 'GET', url: path, headers: { host: '127.0.0.1' } })
    return { status: reply.statusCode, body: reply.json() }
  }
  try {
    const posted = await server.inject({
      method: 'POST',
      url: '/v1/screen-party',
      headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      payload: JSON.stringify({ parties: [LISTED], kind: 'address' }),
    })
    const { status, body } = await ask(`/v1/addresses/${LISTED}?ref=withdrawal-9`)
    assert.equal(status, 200)
    assert.deepEqual([body], (posted.json() as { answers: ScreenAnswer[] }).answers)
    assert.equal(body.verdict, 'match')
    const past = await pastScreens(w.world.past, partyKey('address', LISTED.toLowerCase()), 0)
    assert.deepEqual(
      past.map(s => s.ref),
      [null, 'withdrawal-9'],
    )
    assert.deepEqual(
      await ask(`/v1/addresses/${LISTED.replace('B716', 'b716')}`).then(r => [r.status, r.body.error.code]),
      [400, 'address-checksum'],
    )
    assert.equal((await ask(`/v1/addresses/${LISTED}?asof=2020`)).status, 400)
    assert.equal((await ask(`/v1/addresses/${LONG}`)).status, 400)
    assert.equal((await ask('/v1/addresses/')).status, 400)
    const hostile = await ask(`/v1/addresses/${encodeURIComponent('../../etc/passwd\u0000')}`)
    assert.equal(hostile.status, 400)
  } finally {
    await server.close()
  }
})
