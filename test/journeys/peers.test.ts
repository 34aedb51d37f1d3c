import assert from 'node:assert/strict'
import { hash, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import { cordon, freshFolder } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'
import { serving, within } from './serving.ts'

const CLEAR = 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9'
const RED = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'

/** Puts wallets into a node's store, as another process of it would. */
async function put(data: string, marking: string, count: number): Promise<void> {
  const store = openIntelStore(join(data, 'intel.sqlite'))
  const wallets = Array.from({ length: count }, () => {
    const value = `0x${randomBytes(20).toString('hex')}`
    const hex = hash('sha1', value)
    const parts = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ]
    const id = `cryptocurrency-wallet--${parts.join('-')}`
    const wallet = { type: 'cryptocurrency-wallet', spec_version: '2.1', id, value, object_marking_refs: [marking] }
    const admitted = admitObject(JSON.stringify(wallet), 'self')
    if ('faults' in admitted) throw new Error(JSON.stringify(admitted.faults))
    return admitted.new
  })
  await store.add(wallets, [])
  await store.close()
}

/** Wallets in a node's store: beside them lie what each node begins with. */
async function size(data: string): Promise<number> {
  const store = openIntelStore(join(data, 'intel.sqlite'))
  try {
    return (await store.entries(0, 10_000)).filter(o => o.type === 'cryptocurrency-wallet').length
  } finally {
    await store.close()
  }
}

test('two nodes are set up from the command line, share what may be shared, and find each other sound', async () => {
  using folder = freshFolder()
  const [jp, us] = [join(folder.path, 'jp'), join(folder.path, 'us')]
  const init = (data: string, name: string, country: string) =>
    cordonHere(['node', 'init', '--data', data, '--name', name, '--country', country])
  const made = await Promise.all([init(jp, 'NPA Japan', 'JP'), init(us, 'FBI', 'US')])
  for (const { code, err } of made) assert.equal(code, 0, err)
  assert.equal(statSync(join(jp, 'node', 'key')).mode & 0o777, 0o600)
  const shown = await Promise.all([jp, us].map(data => cordonHere(['node', 'show', '--data', data, '--json'])))
  const [ofJp, ofUs] = shown.map(({ out }) => JSON.parse(out).fingerprint as string)
  const add = (data: string, url: string[], fingerprint = '', name = '', country = '') =>
    cordonHere([
      'peers',
      'add',
      ...url,
      '--data',
      data,
      '--fingerprint',
      fingerprint,
      '--name',
      name,
      '--country',
      country,
      '--standing',
      'partner',
    ])
  assert.equal((await add(jp, [], ofUs, 'FBI', 'US')).code, 0)
  const node = await serving(['--data', jp])
  try {
    const url = `http://127.0.0.1:${node.port}`
    assert.equal((await add(us, [url], ofJp, 'NPA Japan', 'JP')).code, 0)
    const other = await serving(['--data', us])
    try {
      await put(jp, CLEAR, 3)
      await put(jp, RED, 2)
      assert.ok(await within(15_000, async () => (await size(us)) >= 3), 'the other node has what was shared')
      await put(us, CLEAR, 4)
      assert.ok(await within(15_000, async () => (await size(jp)) === 9), 'and brings what it has')
      assert.equal(await size(us), 7, 'what is marked red stayed')
      const audit = await cordon(['peers', 'audit', '--data', us, '--json'])
      assert.equal(audit.code, 0, audit.out)
      const [, peer] = JSON.parse(audit.out).nodes
      assert.deepEqual([peer.name, peer.sound, peer.leaves >= 5], ['NPA Japan', true, true])
    } finally {
      other.kill('SIGTERM')
      await other.ended
    }
  } finally {
    node.kill('SIGTERM')
    await node.ended
  }
})
