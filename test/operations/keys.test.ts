import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { keyChance } from '../../src/adapters/keys/key-chance.ts'
import { CordonError } from '../../src/model/errors.ts'
import { addKey, addKeyInput } from '../../src/operations/keys/add-key.ts'
import { foldKeys } from '../../src/operations/keys/fold-keys.ts'
import { KEY_LENGTH, keyId } from '../../src/operations/keys/key-text.ts'
import { listKeys } from '../../src/operations/keys/list-keys.ts'
import { revokeKey } from '../../src/operations/keys/revoke-key.ts'
import { scopeOf } from '../../src/operations/keys/scope-of.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { emptyWorld, handClock } from '../faces/http/test-server.ts'

const coded = (code: string) => (e: unknown) => e instanceof CordonError && e.code === code

test('a key is told once: facts hold its SHA-256, and neither they nor the list hold what opens', async () => {
  const world = emptyWorld()
  const { key, id } = await addKey({ name: 'desk', scope: ['screen', 'screen', 'trace'] }, keyChance(), world)
  assert.match(key, /^cordon_[0-9a-f]{10}_[0-9a-f]{64}$/)
  assert.deepEqual([key.length, keyId(key)], [KEY_LENGTH, id])
  const [fact] = await world.facts.read()
  assert.equal(fact?.body['digest'], createHash('sha256').update(key).digest('hex'))
  assert.deepEqual(fact?.body['scopes'], ['screen', 'trace'])
  const listed = JSON.stringify(await listKeys.run({}, world))
  for (const text of [JSON.stringify(fact), listed]) assert.ok(!text.includes(key.slice(-64)))
  assert.ok(!listed.includes(String(fact?.body['digest'])))
})

test('two keys never have one name at a time, and a name is free again when its key has ended', async () => {
  const clock = handClock()
  const world = emptyWorld({ clock })
  const first = await addKey({ name: 'desk', scope: ['screen'] }, keyChance(), world)
  await assert.rejects(addKey({ name: 'desk', scope: ['screen'] }, keyChance(), world), coded('key-name-taken'))
  await revokeKey.run({ id: first.id }, world)
  await addKey({ name: 'desk', scope: ['screen'], expires: clock.now() + 5 }, keyChance(), world)
  await assert.rejects(addKey({ name: 'desk', scope: ['screen'] }, keyChance(), world), coded('key-name-taken'))
  clock.pass(5)
  await addKey({ name: 'desk', scope: ['screen'] }, keyChance(), world)
  const { keys } = await listKeys.run({}, world)
  assert.deepEqual(
    keys.map(k => k.live),
    [false, false, true],
  )
})

test('a key revoked stays revoked from the first time on, and one that never was cannot be', async () => {
  const clock = handClock()
  const world = emptyWorld({ clock })
  const { id } = await addKey({ name: 'desk', scope: ['screen'] }, keyChance(), world)
  const { revokedAt } = await revokeKey.run({ id }, world)
  clock.pass(100)
  assert.equal((await revokeKey.run({ id }, world)).revokedAt, revokedAt)
  assert.equal((await world.facts.read()).length, 2)
  await assert.rejects(revokeKey.run({ id: '0000000000' }, world), coded('key-unknown'))
})

test('a fact about keys that cannot be read stops the reading, for it could hide a revocation or a scope', async () => {
  const world = emptyWorld()
  await addKey({ name: 'desk', scope: ['screen'] }, keyChance(), world)
  const [fact] = await world.facts.read()
  assert.ok(fact)
  for (const body of [
    { ...fact.body, scopes: ['everything'] },
    { ...fact.body, scopes: 'admin' },
    { ...fact.body, digest: 'short' },
    { ...fact.body, name: 7 },
  ])
    assert.throws(() => foldKeys([{ ...fact, body }]), coded('key-malformed'))
  assert.throws(() => foldKeys([{ ...fact, kind: 'key-revoked', body: { id: 'other' } }]), coded('key-malformed'))
})

test('names that would confuse a log or a list, unknown scopes, no scope and ends in the past are refused', async () => {
  const read = (given: object) => readInput({ name: 'addKey', input: addKeyInput }, given)
  for (const name of ['', ' a', 'a\nb', 'a"b', 'é', 'x'.repeat(65), '\u202eabc'])
    assert.throws(() => read({ name, scope: ['screen'] }), coded('key-name-malformed'), name)
  for (const given of [
    { scope: [] },
    { scope: ['root'] },
    {},
    { scope: ['screen'], rate: 0 },
    { scope: ['screen'], rate: 1.5 },
  ])
    assert.throws(() => read({ name: 'desk', ...given }), coded('input-malformed'))
  const world = emptyWorld()
  const past = { name: 'desk', scope: ['screen' as const], expires: world.clock.now() }
  await assert.rejects(addKey(past, keyChance(), world), coded('key-expired'))
})

test('an operation that nobody gave a scope is open to admin alone', () => {
  const scope = (name: string, effect: 'read' | 'write' = 'read') => scopeOf({ name, effect })
  assert.equal(scope('screenParty'), 'screen')
  assert.equal(scope('measureExposure'), 'exposure')
  assert.equal(scope('traceFunds', 'write'), 'trace')
  assert.equal(scope('listLists'), 'lists:read')
  assert.equal(scope('useLists', 'write'), 'lists:write')
  assert.equal(scope('listCases'), 'cases')
  assert.equal(scope('freezeEverything', 'write'), 'admin')
  assert.equal(scopeOf({ name: 'screenParty', effect: 'read', scope: 'admin' }), 'admin')
})
