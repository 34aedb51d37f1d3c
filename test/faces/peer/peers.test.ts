import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { suite, type TestContext, test } from 'node:test'
import { closeRig, hexChance, type RigNode, rigNode, until } from './node-rig.ts'

async function nodes(t: TestContext, ...names: string[]): Promise<RigNode[]> {
  const all = names.map(name => rigNode(name))
  t.after(() => closeRig(...all))
  for (const node of all) await node.listen()
  return all
}

function pulling(t: TestContext, ...all: RigNode[]): void {
  const pulls = all.map(node => node.pull())
  t.after(() => Promise.all(pulls.map(pull => pull.stop())), { timeout: 9_000 })
}

const same = async (...all: RigNode[]): Promise<boolean> => {
  const [first, ...rest] = await Promise.all(all.map(node => node.holds()))
  return rest.every(holds => JSON.stringify(holds) === JSON.stringify(first))
}

suite('nodes that share', () => {
  test('three that each know the others come to hold the same, each object once', async t => {
    const [a, b, c] = (await nodes(t, 'a', 'b', 'c')) as [RigNode, RigNode, RigNode]
    for (const one of [a, b, c]) for (const other of [a, b, c]) if (one !== other) await one.peer(other)
    await a.publish(1, 2, 3)
    pulling(t, a, b, c)
    await b.publish(4, 5)
    await c.publish(6)
    await until('all hold six', async () => (await same(a, b, c)) && (await a.store.size()) === 6)
    for (const node of [a, b, c]) assert.deepEqual(await node.kinds(), [], node.name)
    assert.deepEqual([...a.faults, ...b.faults, ...c.faults], [])
  })

  test('an object is at a waiting peer within some hundredths of a second', async t => {
    const [a, b] = (await nodes(t, 'a', 'b')) as [RigNode, RigNode]
    await a.peer(b, null)
    await b.peer(a)
    pulling(t, b)
    await a.publish(0)
    await until('b has the first', async () => (await b.store.size()) === 1)
    const took: number[] = []
    for (let n = 1; n <= 15; n++) {
      await new Promise(done => setTimeout(done, 20))
      const started = performance.now()
      await a.publish(n)
      while ((await b.store.size()) <= n) await new Promise(done => setImmediate(done))
      took.push(performance.now() - started)
    }
    took.sort((x, y) => x - y)
    t.diagnostic(`median ${took[7]?.toFixed(1)} ms, worst ${took[14]?.toFixed(1)} ms`)
    assert.ok((took[7] ?? 9_999) < 1_000, `median ${took[7]} ms`)
  })

  test('what may not go stays, what may go in part goes in part, and the whole log can be checked all the same', async t => {
    const [a, b] = (await nodes(t, 'a', 'b')) as [RigNode, RigNode]
    await a.peer(b, null)
    await b.peer(a)
    const made = [
      a.make(1),
      a.make(2, { tlp: 'red', secret: 's' }),
      a.make(3, { tlp: 'amber', secret: 's' }),
      a.make(4),
    ]
    await a.store.add(made, [])
    pulling(t, b)
    await until('b has read all', async () => (await b.shelf.state(a.key.fingerprint)).size === 4)
    const held = await b.store.entries(0, 9)
    assert.deepEqual(
      held.map(o => o.id),
      ['note--a-1', 'note--a-3-redacted', 'note--a-4'],
    )
    assert.ok(held.every(o => !o.json.includes('secret')))
    assert.deepEqual(
      await b.shelf.leaves(a.key.fingerprint, 0, 9),
      (await a.store.leaves(0, 9)).map(l => l.hash),
    )
    assert.equal((await b.shelf.state(a.key.fingerprint)).head?.size, 4)
  })

  test('a peer of whom more is known is shown what was withheld before', async t => {
    const a = rigNode('a', (objects, to) =>
      objects.map(() => (to.country === 'KR' ? { kind: 'whole' } : { kind: 'withheld' })),
    )
    const b = rigNode('b')
    t.after(() => closeRig(a, b))
    await a.listen()
    await a.peer(b, null)
    await b.peer(a)
    await a.publish(1, 2)
    pulling(t, b)
    await until('b has read all', async () => (await b.shelf.state(a.key.fingerprint)).cursor === 2)
    assert.equal(await b.store.size(), 0)
    const body = {
      fingerprint: b.key.fingerprint,
      url: null,
      id: b.id,
      name: 'b',
      country: 'KR',
      sector: 'agency',
      standing: 'partner',
    }
    await a.facts.append([{ at: 1_790_000_000, by: 'tester', kind: 'peer-added', body }])
    await a.publish(3)
    await until('b has all three', async () => (await b.store.size()) === 3)
  })

  test('a node behind a wall brings what it has to one that cannot ask it', async t => {
    const [agency] = (await nodes(t, 'agency')) as [RigNode]
    const exchange = rigNode('exchange')
    t.after(() => closeRig(exchange))
    await agency.peer(exchange, null)
    await exchange.peer(agency)
    await exchange.publish(1, 2)
    await agency.publish(7)
    pulling(t, exchange)
    await until('both hold three', async () => (await same(agency, exchange)) && (await agency.store.size()) === 3)
    await exchange.publish(3)
    await until('both hold four', async () => (await same(agency, exchange)) && (await agency.store.size()) === 4)
  })

  test('what goes through a third arrives, and does not come back', async t => {
    const [a, b, c] = (await nodes(t, 'a', 'b', 'c')) as [RigNode, RigNode, RigNode]
    await a.peer(b, b.url)
    await b.peer(a, a.url)
    await b.peer(c, c.url)
    await c.peer(b, b.url)
    await a.publish(1, 2)
    await c.publish(3)
    pulling(t, a, b, c)
    await until('all hold three', async () => (await same(a, b, c)) && (await a.store.size()) === 3)
    for (const node of [a, b, c]) assert.equal(await node.store.size(), 3)
  })

  test('nodes that were cut off from each other come to hold the same when the cut is over', async t => {
    const [a, b] = (await nodes(t, 'a', 'b')) as [RigNode, RigNode]
    await a.peer(b)
    await b.peer(a)
    pulling(t, a, b)
    await a.publish(1)
    await until('both hold one', async () => (await same(a, b)) && (await b.store.size()) === 1)
    await a.server?.close()
    await b.server?.close()
    await a.publish(2, 3)
    await b.publish(4)
    await new Promise(done => setTimeout(done, 300))
    assert.ok(!(await same(a, b)))
    await a.listen()
    await b.listen()
    await until('both hold four', async () => (await same(a, b)) && (await b.store.size()) === 4)
  })

  test('a peer that is removed is asked no more and is told nothing', async t => {
    const [a, b] = (await nodes(t, 'a', 'b')) as [RigNode, RigNode]
    await a.peer(b, null)
    await b.peer(a)
    pulling(t, b)
    await a.publish(1)
    await until('b holds one', async () => (await b.store.size()) === 1)
    const body = { fingerprint: b.key.fingerprint }
    await a.facts.append([{ at: 1_790_000_000, by: 'tester', kind: 'peer-removed', body }])
    await a.publish(2)
    await until('b is refused', async () => b.faults.length > 0)
    assert.match(String(b.faults[0]), /answered 401 \(peer-unknown\)/)
    assert.equal(await b.store.size(), 1)
  })

  test('one that stalls, one that is not there and one that lies hold up no other', async t => {
    const [a, b] = (await nodes(t, 'a', 'b')) as [RigNode, RigNode]
    const stalling = createServer(() => {})
    const lying = createServer((_, response) => void response.end('cordon.entries/1'))
    for (const server of [stalling, lying]) {
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
      t.after(() => {
        server.closeAllConnections()
        server.close()
      })
    }
    const at = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    for (const url of [at(stalling), at(lying), 'http://127.0.0.1:9'])
      await b.peer({ ...a, key: { ...a.key, fingerprint: hexChance(32) } }, url)
    await a.peer(b, null)
    await b.peer(a)
    pulling(t, b)
    await a.publish(1)
    await until('b holds one', async () => (await b.store.size()) === 1)
    await until('b was told of the liar', async () => b.faults.length >= 2)
  })
})
