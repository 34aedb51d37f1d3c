import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idProblem, scoId, uuid4, uuid5 } from '../../../src/formats/stix/ids.ts'
import { newest, newVersion, revoke, versionFaults } from '../../../src/formats/stix/new-version.ts'
import { republish } from '../../../src/formats/stix/republish.ts'
import { compareStixTime, isStixTime, stixNs, stixTime } from '../../../src/formats/stix/stix-time.ts'
import type { Json } from '../../../src/model/fact.ts'
import { breaks, faults, sample } from './broken-samples.ts'
import { ref } from './sample-objects.ts'

const UUID_OF = (id: string): string => id.slice(-36)

test('S1: an identifier is a type, two hyphens and a UUID of RFC 4122', () => {
  assert.equal(idProblem('indicator--e2e1a340-4415-4ba8-9671-f7343fbf0836'), null)
  for (const bad of [
    'indicator',
    'indicator--1',
    'Indicator--e2e1a340-4415-4ba8-9671-f7343fbf0836',
    '--e2e1a340-4415-4ba8-9671-f7343fbf0836',
    'indicator-e2e1a340-4415-4ba8-9671-f7343fbf0836',
    'indicator--e2e1a340-4415-4ba8-0671-f7343fbf0836',
    'a--b--e2e1a340-4415-4ba8-9671-f7343fbf0836',
    7,
    null,
  ])
    assert.notEqual(idProblem(bad), null, String(bad))
  breaks('indicator', { id: ref('malware') }, 'id-of-another-type id')
  breaks('indicator', { id: undefined }, 'id-missing id')
  assert.deepEqual(faults({ type: 'indicator', id: 'not-an-id' }, 'read'), [
    'id-malformed id',
    'property-missing created',
    'property-missing modified',
  ])
})

test('S1: UUIDv5 and UUIDv4 have the form of RFC 4122', () => {
  // RFC 4122's namespace for DNS; the value is Python's uuid.uuid5(NAMESPACE_DNS, 'python.org').
  assert.equal(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'python.org'), '886313e1-3b8a-5372-9b90-0c9aee199e5d')
  assert.equal(uuid4(new Uint8Array(16).fill(0xff)), 'ffffffff-ffff-4fff-bfff-ffffffffffff')
  assert.throws(() => uuid4(new Uint8Array(15)), RangeError)
})

test('S2: an observable without any contributing member gets its identifier by chance, and none that claims a name', () => {
  assert.throws(() => scoId({ type: 'process', pid: 5 }), { code: 'stix-id-by-chance' })
  assert.throws(() => scoId({ type: 'email-message', is_multipart: false }), { code: 'stix-id-by-chance' })
  breaks('process', { id: 'process--d99b28ba-d9a9-5e7b-8ebc-4ea8bfc05a6a' }, 'id-not-by-chance id')
  assert.deepEqual(faults(sample('url', { id: `url--${'0'.repeat(8)}-0000-5000-8000-${'0'.repeat(12)}` })), [
    'id-not-of-content id',
  ])
  assert.deepEqual(faults(sample('url', { id: ref('url') })), [], 'a UUIDv4 is allowed')
})

test('S3: of several hashes the first of MD5, SHA-1, SHA-256 and SHA-512 makes the identifier', () => {
  const [md5, sha1, sha3] = ['a'.repeat(32), 'b'.repeat(40), 'c'.repeat(64)]
  const of = (hashes: { readonly [name: string]: string }): string => scoId({ type: 'file', hashes })
  assert.equal(of({ 'SHA-1': sha1, MD5: md5 }), of({ MD5: md5 }))
  assert.equal(of({ 'SHA3-256': sha3, 'SHA-1': sha1 }), of({ 'SHA-1': sha1 }))
  assert.equal(of({ 'SHA3-256': sha3, SSDEEP: 'x' }), of({ 'SHA3-256': sha3 }))
})

test('S4: identifiers of observables are those that python-stix2 and SEAL compute', () => {
  const vectors: readonly [{ readonly [member: string]: Json }, string][] = [
    [{ type: 'ipv4-addr', value: '198.51.100.3' }, '28bb3599-77cd-5a82-a950-b5bc3caf07c4'],
    [{ type: 'domain-name', value: 'example.com' }, 'bedb4899-d24b-5401-bc86-8f6b4cc18ec7'],
    [{ type: 'url', value: 'https://example.com/research/index.html' }, '47c3cf9a-5027-5bf0-997a-017c7edc7c55'],
    [{ type: 'ipv4-addr', value: '198.51.100.8' }, '6c83081b-13af-5e30-ba30-6f401772a083'],
    [{ type: 'ipv6-addr', value: '2001:0db8::/96' }, '084d3b4c-7785-568a-a569-0c61c95754ab'],
    [
      {
        type: 'windows-registry-key',
        values: [
          { name: 'Foo', data: 'qwerty' },
          { name: 'Bar', data: '42' },
        ],
      },
      '36594eba-bcc7-5014-9835-0e154264e588',
    ],
    [
      {
        type: 'file',
        name: 'example.exe',
        size: 68000,
        magic_number_hex: '50000000',
        hashes: { 'SHA-256': '841a8921140aba50671ebb0770fecc4ee308c4952cfeff8de154ab14eeef4649' },
        extensions: {
          'windows-pebinary-ext': {
            pe_type: 'exe',
            machine_hex: '014c',
            sections: [
              {
                name: '.data',
                size: 4096,
                entropy: 7.980693,
                hashes: { 'SHA-256': '6e3b6f3978e5cd96ba7abee35c24e867b7e64072e2ecb22d0ee7a6e6af6894d0' },
              },
            ],
          },
        },
      },
      'ced31cd4-bdcb-537d-aefa-92d291bfc11d',
    ],
  ]
  for (const [object, uuid] of vectors) assert.equal(UUID_OF(scoId(object)), uuid, String(object['type']))
})

test('S5: timestamps are exact to the last digit and of days that exist', () => {
  assert.equal(stixNs('2017-01-20T00:00:00.123456789Z'), 1484870400123456789n)
  assert.equal(stixNs('1969-12-31T23:59:59.5Z'), -500000000n)
  assert.equal(stixNs('2016-12-31T23:59:60Z'), stixNs('2017-01-01T00:00:00Z'))
  for (const at of [-62135596800, 0, 951782400, 1772323199, 4107542400])
    assert.equal(stixNs(new Date(at * 1000).toISOString()), BigInt(at) * 1_000_000_000n)
  assert.ok(compareStixTime('2020-01-01T00:00:00.1234567891Z', '2020-01-01T00:00:00.1234567892Z') < 0)
  assert.equal(compareStixTime('2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000Z'), 0)
  assert.equal(stixTime(1484870400123456700n), '2017-01-20T00:00:00.1234567Z')
  assert.equal(stixTime(-1n), '1969-12-31T23:59:59.999999999Z')
  assert.equal(stixTime(1740147215), '2025-02-21T14:13:35.000Z')
  for (const bad of [
    '2020-02-30T00:00:00Z',
    '2020-01-01T24:00:00Z',
    '2020-01-01T00:00:60Z',
    '2020-01-01T00:00:00+09:00',
    '2020-01-01T00:00:00',
    '2020-01-01 00:00:00Z',
    '2020-01-01T00:00:00.Z',
    'yesterday',
    '',
    `2020-01-01T00:00:00.${'1'.repeat(100)}Z`,
    '٢020-01-01T00:00:00Z',
  ])
    assert.equal(isStixTime(bad), false, bad)
  assert.throws(() => stixNs('garbage'), { code: 'stix-time-malformed' })
})

test('S5: created and modified have milliseconds at least and are in order; a time that is none is a fault also on reading', () => {
  breaks('campaign', { created: '2025-02-21T14:13:35Z' }, 'timestamp-precision created')
  breaks(
    'campaign',
    { created: '2025-02-21T14:13:35.001Z', modified: '2025-02-21T14:13:35.000Z' },
    'timestamps-out-of-order modified',
  )
  assert.deepEqual(faults(sample('campaign', { modified: 'garbage' }), 'read'), ['timestamp-malformed modified'])
  assert.deepEqual(faults(sample('campaign', { modified: '2099-02-21T14:13:35.123456789Z' }), 'read'), [])
})

test('S6: only the creator makes a version, a later one, and nothing follows a revocation', () => {
  const first = sample('campaign')
  const creator = String(first['created_by_ref'])
  const next = newVersion(first, { description: 'new', objective: undefined }, '2025-03-01T00:00:00.000Z', creator)
  assert.deepEqual([next.id, next['description'], 'objective' in next], [first.id, 'new', false])
  assert.deepEqual(faults(next), [])
  const late = '2025-04-01T00:00:00.000Z'
  assert.throws(() => newVersion(first, {}, late, ref('tool')), { code: 'stix-not-creator', status: 403 })
  assert.throws(() => newVersion(first, {}, String(first['modified'])), { code: 'stix-version-not-later' })
  assert.throws(() => newVersion(first, { created: late }, late), { code: 'stix-member-fixed' })
  assert.throws(() => newVersion(sample('url'), {}, late), { code: 'stix-not-versioned' })
  const end = revoke(next, '2025-03-02T00:00:00.000Z', creator)
  assert.throws(() => newVersion(end, {}, late), { code: 'stix-revoked' })
  const after = { ...next, modified: late }
  const foreign = { ...next, created_by_ref: ref('tool'), modified: '2025-05-01T00:00:00.000Z' }
  assert.equal(newest([first, next, foreign]), next)
  assert.equal(newest([first, after, end, next]), end)
  assert.equal(newest([]), null)
  assert.deepEqual(
    versionFaults(end, after).map(f => f.code),
    ['version-after-revoked'],
  )
  assert.deepEqual(
    versionFaults(first, foreign).map(f => f.path),
    ['created_by_ref'],
  )
})

test('S6: a changed copy of another’s object is a new object, derived from it', () => {
  const mine = ref('identity').replace('0f1c', '1111')
  const who = { by: mine, at: '2026-01-01T00:00:00.000Z', chance: (n: number) => new Uint8Array(n).fill(7) }
  const source = sample('campaign')
  const { object, derivedFrom } = republish(source, { description: 'redacted' }, who)
  assert.notEqual(object.id, source.id)
  assert.deepEqual([object['created_by_ref'], object['created'], object['modified']], [mine, who.at, who.at])
  assert.deepEqual([derivedFrom['source_ref'], derivedFrom['target_ref']], [object.id, source.id])
  assert.deepEqual([...faults(object), ...faults(derivedFrom)], [])
  assert.throws(() => republish(sample('url'), { defanged: true }, who), { code: 'stix-copy-unchanged' })
})
