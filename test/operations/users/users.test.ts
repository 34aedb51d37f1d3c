import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IntegrityError } from '../../../src/model/errors.ts'
import { type Fact, FIRST_DIGEST, type Json } from '../../../src/model/fact.ts'
import { foldCollections } from '../../../src/operations/collections/fold-collections.ts'
import { foldUsers } from '../../../src/operations/users/fold-users.ts'
import { organisationOfUser } from '../../../src/operations/users/user-organisation.ts'

const fact = (seq: number, kind: string, body: Readonly<Record<string, Json>>): Fact => ({
  ...{ seq, at: 1_795_000_000, by: 'tester', kind, body, prevDigest: FIRST_DIGEST },
})
const organisation = { id: 'identity--x', name: 'A', country: 'JP', sector: 'exchange', standing: 'client' }
const user = { name: 'a', roles: ['r'], organisation, certificate: null, password: null }
const collection = { id: 'c', title: 'T', description: null, alias: null, read: ['r'], write: [], feed: true }

test('a fact about users or collections that cannot be read stops the reading, for it could hide a removal', () => {
  const bad: [string, Readonly<Record<string, Json>>][] = [
    ['user-added', { ...user, roles: 'r' }],
    ['user-added', { ...user, roles: [1] }],
    ['user-added', { ...user, name: 7 }],
    ['user-added', { ...user, organisation: null }],
    ['user-added', { ...user, organisation: { ...organisation, standing: 'king' } }],
    ['user-added', { ...user, organisation: { ...organisation, country: 'Japan' } }],
    ['user-added', { ...user, certificate: 'xyz' }],
    ['user-added', { ...user, password: { salt: 'zz', hash: '00', n: 1, r: 1, p: 1 } }],
    ['user-added', { ...user, password: { salt: '00', hash: '00', n: '1', r: 1, p: 1 } }],
    ['user-removed', { name: 'nobody' }],
    ['user-password', { name: 'nobody', password: null }],
    ['collection-added', { ...collection, title: null }],
    ['collection-added', { ...collection, read: 'everyone' }],
    ['collection-added', { ...collection, write: [null] }],
    ['collection-added', { ...collection, alias: 5 }],
    ['collection-removed', { id: 'nothing' }],
  ]
  for (const [kind, body] of bad)
    assert.throws(
      () => (kind.startsWith('user') ? foldUsers([fact(1, kind, body)]) : foldCollections([fact(1, kind, body)])),
      IntegrityError,
      `${kind} ${JSON.stringify(body)}`,
    )
})

test('a user removed is gone, and one added again under the name is another', () => {
  const users = foldUsers([
    fact(1, 'user-added', user),
    fact(2, 'user-removed', { name: 'a' }),
    fact(3, 'user-added', { ...user, roles: ['other'] }),
    fact(4, 'key-added', { name: 'a' }),
  ])
  assert.deepEqual(
    [...users.values()].map(u => u.roles),
    [['other']],
  )
  const more = foldUsers([fact(5, 'user-removed', { name: 'a' })], users)
  assert.deepEqual([users.size, more.size], [1, 0])
})

test('a collection removed is gone, and the others keep their order', () => {
  const all = foldCollections([
    fact(1, 'collection-added', collection),
    fact(2, 'collection-added', { ...collection, id: 'd', feed: false }),
    fact(3, 'collection-added', { ...collection, id: 'e' }),
    fact(4, 'collection-removed', { id: 'd' }),
  ])
  assert.deepEqual([...all.keys()], ['c', 'e'])
  assert.equal(all.get('c')?.feed, true)
})

test('users of one organisation have one identity; by nothing said a user is a client of no country', () => {
  const a = organisationOfUser({ user: 'a', organisation: 'Exchange A', country: 'JP' }, null)
  const b = organisationOfUser({ user: 'b', organisation: 'Exchange A', country: 'JP' }, null)
  assert.deepEqual(a, b)
  assert.notEqual(organisationOfUser({ user: 'c' }, null).id, a.id)
  const { country, sector, standing, name } = organisationOfUser({ user: 'c' }, null)
  assert.deepEqual([country, sector, standing, name], [null, 'other', 'client', 'c'])
})

test('a user whose organisation is named as a peer asks for that peer', () => {
  const peer = {
    id: 'identity--0f4e2a3c-6a0b-5b8e-9d1f-7f6f0f0c1a2b',
    name: 'NPA',
    country: 'KR',
    sector: 'agency',
    standing: 'partner',
  } as const
  assert.deepEqual(organisationOfUser({ user: 'a', organisation: 'NPA' }, null, [peer]), peer)
  assert.equal(
    organisationOfUser({ user: 'a', organisation: 'NPA', standing: 'public' }, null, [peer]).standing,
    'public',
  )
  assert.notEqual(
    organisationOfUser({ user: 'NPA' }, null, [peer]).id,
    peer.id,
    'the name of a user alone makes it nobody',
  )
})
