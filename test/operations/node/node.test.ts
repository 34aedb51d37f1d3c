import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { ed25519 } from '@noble/curves/ed25519.js'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { makeNode, openNode } from '../../../src/adapters/peers/native/open-node.ts'
import { MemoryFactLog } from '../../../src/adapters/records/memory/memory-fact-log.ts'
import { CordonError } from '../../../src/model/errors.ts'
import { identityOf } from '../../../src/model/node-identity.ts'
import { addPeer } from '../../../src/operations/node/add-peer.ts'
import { foldNode } from '../../../src/operations/node/fold-node.ts'
import { foldPeers } from '../../../src/operations/node/fold-peers.ts'
import { foundNode } from '../../../src/operations/node/found-node.ts'
import { initNode } from '../../../src/operations/node/init-node.ts'
import { listPeers } from '../../../src/operations/node/list-peers.ts'
import { hexBytes } from '../../../src/operations/node/node-key.ts'
import { parsePeerUrl } from '../../../src/operations/node/peer-url.ts'
import { removePeer } from '../../../src/operations/node/remove-peer.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import type { World } from '../../../src/operations/world.ts'

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted
const FINGERPRINT = 'ab'.repeat(32)

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'cordon-node-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function worldOf(facts = new MemoryFactLog()): World {
  const store = new MemoryIntelStore({ now: () => 1_790_000_000 }, randomBytes)
  const sharing = { self: async () => foldNode(await facts.read()), store }
  return { facts, clock: { now: () => 1_790_000_000, monotonic: () => 0 }, by: 'tester', sharing } as unknown as World
}

suite('the key of a node', () => {
  test('is made once, is read by its owner alone, and never stands in an error', t => {
    const data = folder(t)
    assert.equal(openNode(data), null)
    const key = makeNode(data)
    assert.equal(makeNode(data).fingerprint, key.fingerprint)
    const file = join(data, 'node', 'key')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(statSync(join(data, 'node')).mode & 0o777, 0o700)
    chmodSync(file, 0o640)
    assert.throws(() => openNode(data), code('node-key-open'))
    chmodSync(file, 0o600)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.slice(0, 60))
    assert.throws(
      () => openNode(data),
      error => code('node-key-malformed')(error) && !String(error).includes(text.slice(30, 50)),
    )
  })

  test('signs what another implementation of Ed25519 finds right, and nothing else', t => {
    const key = makeNode(folder(t))
    const signature = key.sign('Zażółć')
    const message = new TextEncoder().encode('Zażółć')
    assert.ok(ed25519.verify(hexBytes(signature), message, hexBytes(key.publicKey)))
    assert.ok(key.verify(key.publicKey, 'Zażółć', signature))
    assert.ok(!key.verify(key.publicKey, 'Zazolc', signature))
    assert.ok(!key.verify(key.publicKey, 'Zażółć', signature.toUpperCase()))
    assert.ok(!key.verify('', 'Zażółć', signature) && !key.verify(key.publicKey, 'Zażółć', ''))
    assert.ok(!key.verify('f'.repeat(64), 'Zażółć', signature))
    assert.equal(key.fingerprint, key.sha256(hexBytes(key.publicKey)))
    assert.equal(key.sha256OfHex('00ff'), key.sha256(Uint8Array.of(0, 255)))
  })

  test('gives the organisation the same identity everywhere: a UUIDv5 of the fingerprint', () => {
    // Python: uuid.uuid5(uuid.UUID('b332ca85-6522-41e8-a8f0-bb5d1efd861c'), 'ab' * 32)
    assert.equal(identityOf(FINGERPRINT), 'identity--6c49b8dd-2c9c-58a7-804d-e84a5c592641')
    assert.throws(() => identityOf('AB'.repeat(32)), code('fingerprint-malformed'))
  })
})

suite('a node and its peers', () => {
  test('a data folder is made a node once', async () => {
    const world = worldOf()
    const input = readInput(initNode, { name: 'NPA Japan', country: 'jp' })
    const self = await foundNode(input, FINGERPRINT, world)
    assert.deepEqual(await world.sharing.self(), self)
    const first = await world.sharing.store.entries(0, 100)
    assert.ok(
      first.some(o => o.id === self.id),
      'its identity is the first that others learn of it',
    )
    assert.ok(
      first.every(o => o.json.includes('613f2e26-407d-48c7-9eca-b8e91df99dc9')),
      'TLP:CLEAR',
    )
    assert.deepEqual(
      [self.country, self.sector, self.standing, self.id],
      ['JP', 'agency', 'own', identityOf(FINGERPRINT)],
    )
    await assert.rejects(foundNode(input, FINGERPRINT, world), code('node-known'))
    for (const bad of [
      { name: 'x', country: 'JPN' },
      { name: '\u001b[31m', country: 'JP' },
      { name: '', country: 'JP' },
      { name: 'x', country: 'JP', sector: 'army' },
    ])
      assert.throws(() => readInput(initNode, bad), CordonError)
  })

  test('of two who make a folder a node at once, the first in the log counts and the other is told', async () => {
    const world = worldOf()
    const found = (name: string) => foundNode({ name, country: 'JP', sector: 'agency' }, FINGERPRINT, world)
    const [one, two] = await Promise.allSettled([found('One'), found('Two')])
    assert.deepEqual([one.status, two.status], ['fulfilled', 'rejected'])
    assert.match(String(two.status === 'rejected' && two.reason), /the node of One already/)
    assert.equal((await world.sharing.self())?.name, 'One')
  })

  test('where no key can be kept, nothing is made a node', async () => {
    const world = worldOf()
    const input = readInput(initNode, { name: 'NPA Japan', country: 'JP' })
    await assert.rejects(initNode.run(input, world), code('node-keyless'))
    const keyed = { ...world, sharing: { ...world.sharing, makeKey: () => FINGERPRINT } }
    assert.equal((await initNode.run(input, keyed)).id, identityOf(FINGERPRINT))
    await assert.rejects(initNode.run(input, keyed), code('node-known'))
  })

  test('peers are added, said anew, listed and removed by name or by how the fingerprint begins', async () => {
    const world = worldOf()
    const add = (more: object) =>
      addPeer.run(
        readInput(addPeer, { fingerprint: FINGERPRINT, name: 'FBI', country: 'US', standing: 'partner', ...more }),
        world,
      )
    await add({ url: 'https://node.example:8443/' })
    await add({
      fingerprint: 'CD:'.repeat(32).slice(0, -1),
      name: 'Exchange A',
      sector: 'exchange',
      standing: 'client',
    })
    await add({ country: 'KR' })
    const { peers } = await listPeers.run({}, world)
    assert.deepEqual(
      peers.map(p => [p.name, p.country, p.url, p.standing, p.fingerprint.slice(0, 4)]),
      [
        ['FBI', 'KR', null, 'partner', 'abab'],
        ['Exchange A', 'US', null, 'client', 'cdcd'],
      ],
    )
    await assert.rejects(removePeer.run({ peer: 'nobody' }, world), code('peer-unknown'))
    await removePeer.run({ peer: 'Exchange A' }, world)
    await removePeer.run({ peer: 'ababab' }, world)
    assert.deepEqual((await listPeers.run({}, world)).peers, [])
    await assert.rejects(async () => add({ standing: 'own' }), CordonError)
    await foundNode({ name: 'x', country: 'JP', sector: 'agency' }, FINGERPRINT, world)
    await assert.rejects(add({}), code('peer-is-self'))
  })

  test('a fact about peers that cannot be read stops everything, since it could be a removal', async () => {
    const facts = new MemoryFactLog()
    await facts.append([{ at: 1, by: 'x', kind: 'peer-removed', body: { fingerprint: 'short' } }])
    const read = await facts.read()
    assert.throws(() => foldPeers(read), code('peer-malformed'))
  })

  test('a peer is reached by TLS, or on this machine', () => {
    for (const [given, read] of [
      ['https://node.example:8443/', 'https://node.example:8443'],
      ['https://NODE.example/cordon//', 'https://node.example/cordon'],
      ['http://127.0.0.1:8081', 'http://127.0.0.1:8081'],
      ['http://localhost:1', 'http://localhost:1'],
      ['http://[::1]:9', 'http://[::1]:9'],
    ] as const)
      assert.equal(parsePeerUrl(given), read)
    for (const bad of [
      'http://node.example',
      'http://127.0.0.1.evil.example',
      'ftp://x',
      'node.example',
      'https://user:pass@node.example',
      'https://x/?a=1',
      'https://x/#a',
      'https://x:99999',
      'http://localhost@evil.example',
      'https://x y',
      `https://${'x'.repeat(400)}`,
      'javascript:alert(1)',
      '',
    ])
      assert.throws(() => parsePeerUrl(bad), code('peer-url-malformed'), bad)
  })
})
