import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { writableCollection } from '../../bench/taxii/writable-collection.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import { asking } from '../../src/operations/taxii-sync/pull-taxii.ts'
import { pushServer } from '../../src/operations/taxii-sync/push-taxii.ts'
import type { TaxiiPeer } from '../../src/operations/taxii-sync/taxii-peer.ts'
import type { TaxiiServer } from '../../src/operations/taxii-sync/taxii-server.ts'
import { type ClientRig, clientRig } from '../adapters/peers/taxii-client-rig.ts'
import { basic, indicator, OPEN, rig } from '../faces/taxii/taxii-rig.ts'

const { env } = process
const SCRIPT = join(import.meta.dirname, 'taxii2client_peer.py')
const python = env['CORDON_TAXII2CLIENT']
/** Its discovery, such as http://127.0.0.1:5000/taxii2/, or an API root. */
const medallion = env['MEDALLION_URL']

test("Python's taxii2client walks through the server: discovery, adding, status, pages, manifest, versions, deletion", {
  skip: python === undefined && 'CORDON_TAXII2CLIENT names no python with taxii2client',
  timeout: 120_000,
}, async t => {
  let [url, user, password, collection] = ['URL', 'USER', 'PASSWORD', 'COLLECTION'].map(n => env[`CORDON_TAXII_${n}`])
  if (url === undefined) {
    const { server } = await rig({ micros: () => Date.now() * 1_000 })
    t.after(() => server.close())
    url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/taxii2/`
    ;[user, password, collection] = ['alice', 'alice password', OPEN]
  }
  const args = [SCRIPT, url, user ?? '', password ?? '', collection ?? '']
  const { stdout } = await promisify(execFile)(python ?? '', args)
  assert.equal(stdout.trim(), 'ok')
})

/** Pushes objects from one node to a collection and pulls them by another, twice. */
async function exchange(url: string, user: string, password: string, collection: string): Promise<void> {
  const { origin, pathname: path } = new URL(url)
  const [sender, receiver] = [clientRig(), clientRig()]
  const ids = Array.from({ length: 250 }, () => `indicator--${randomUUID()}`)
  const objects = ids.map((id, i) =>
    indicator(i, { id, modified: `2026-02-01T00:00:00.${String(i).padStart(6, '0')}Z` }),
  )
  const admitted = objects.map(object => admitObject(object, 'self'))
  await sender.store.add(
    admitted.flatMap(a => ('new' in a ? [a.new] : [])),
    [],
  )
  const reach = async <A>(rig: ClientRig, use: (server: TaxiiServer, peer: TaxiiPeer) => Promise<A>): Promise<A> => {
    const server = rig.server(origin, { path, user, collections: [collection] })
    const peer = rig.reach.open(server, password)
    try {
      return await use(server, peer)
    } finally {
      peer.close()
    }
  }
  const pushed = await reach(sender, (server, peer) =>
    pushServer(
      server,
      { collection, again: false },
      peer,
      asking(sender.world, sender.reach),
      sender.world,
      sender.reach,
    ),
  )
  assert.deepEqual([pushed.accepted, pushed.failedCount, pushed.fault], [ids.length, 0, null])
  const first = await reach(receiver, (server, peer) => receiver.pull(server, peer))
  assert.deepEqual([first.fault, first.collections.map(c => c.fault)], [null, [null]])
  const held = new Map((await receiver.store.entries(0, 1_000_000)).map(o => [o.id, o.digest]))
  for (const { id, digest } of await sender.store.entries(0, 1_000)) assert.equal(held.get(id), digest)
  const second = await reach(receiver, (server, peer) => receiver.pull(server, peer))
  assert.equal(second.collections[0]?.added, 0)
}

test('what one node pushes to the server another pulls, each object with the same digest, and once', async t => {
  const { server } = await rig({ micros: () => Date.now() * 1_000, admit: (object, from) => admitObject(object, from) })
  t.after(() => server.close())
  const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/taxii2/`
  assert.equal((await writableCollection(url, basic('alice'))).id, OPEN)
  await exchange(url, 'alice', 'alice password', OPEN)
})

test('what one node pushes to a medallion server another pulls, each object with the same digest, and once', {
  skip: medallion === undefined && 'MEDALLION_URL names no medallion server',
  timeout: 300_000,
}, async () => {
  const { MEDALLION_USER: user = '', MEDALLION_PASSWORD: password = '' } = env
  const { id } = await writableCollection(medallion ?? '', basic(user, password))
  await exchange(medallion ?? '', user, password, id)
})
