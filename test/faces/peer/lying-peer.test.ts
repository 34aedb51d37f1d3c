import assert from 'node:assert/strict'
import { suite, type TestContext, test } from 'node:test'
import { CordonError } from '../../../src/model/errors.ts'
import { auditPeers } from '../../../src/operations/node/audit-peers.ts'
import { readPage, writePage } from '../../../src/operations/node/entries-page.ts'
import { signHead } from '../../../src/operations/node/node-key.ts'
import { takePage } from '../../../src/operations/node/take-page.ts'
import { LyingPeer, rowOf } from './lying-peer.ts'
import { closeRig, type RigNode, rigNode } from './node-rig.ts'

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted

async function victim(
  t: TestContext,
): Promise<{ node: RigNode; liar: LyingPeer; take: Take; audit: () => Promise<string[]> }> {
  const [node, liar] = [rigNode('victim'), new LyingPeer()]
  t.after(() => closeRig(node))
  const { fingerprint, name, country, sector, standing, id, url } = liar.peer
  const body = { fingerprint, name, country, sector, standing, id, url }
  await node.facts.append([{ at: 1_790_000_000, by: 'tester', kind: 'peer-added', body }])
  const sharing = { store: node.store, self: async () => node.receiving.self }
  return {
    node,
    liar,
    take: page => takePage(readPage(writePage(page)), liar.peer, node.receiving),
    async audit() {
      const { nodes } = await auditPeers(node.shelf, node.key, { facts: node.facts, sharing })
      return nodes.find(n => n.fingerprint === fingerprint)?.contradictions.map(c => c.code) ?? ['absent']
    },
  }
}

type Take = (page: Parameters<typeof writePage>[0]) => ReturnType<typeof takePage>

suite('a peer that lies', () => {
  test('an honest page is taken, and taken again it changes nothing', async t => {
    const { node, liar, take, audit } = await victim(t)
    liar.log(liar.note(1), liar.note(2))
    assert.deepEqual(
      { ...(await take(liar.page())), state: 0 },
      { added: 2, known: 0, refused: 0, deferred: 0, state: 0 },
    )
    assert.equal((await take(liar.page())).known, 2)
    assert.equal(await node.store.size(), 2)
    assert.deepEqual(await audit(), [])
    assert.deepEqual(await node.kinds(), [])
  })

  test('changes a leaf that it sent before: nothing is taken, and both signed heads are kept as proof', async t => {
    const { node, liar, take, audit } = await victim(t)
    liar.log(liar.note(1), liar.note(2))
    await take(liar.page())
    const rows = [rowOf(liar.note(9)), ...liar.rows.slice(1), rowOf(liar.note(3))]
    await assert.rejects(take(liar.page(0, { rows })), code('peer-leaf-changed'))
    await assert.rejects(take(liar.page(2, { rows })), code('peer-root-mismatch'))
    assert.equal(await node.store.size(), 2)
    assert.deepEqual((await audit()).sort(), ['leaf-changed', 'root-mismatch'])
    assert.deepEqual(await node.kinds(), ['leaf-changed', 'root-mismatch'])
    const [breach] = await node.shelf.breaches(liar.peer.fingerprint)
    assert.deepEqual(Object.keys(breach?.proof as object), ['before', 'head'])
  })

  test('signs a root that its leaves do not give', async t => {
    const { liar, take, audit } = await victim(t)
    liar.log(liar.note(1))
    await assert.rejects(take(liar.page(0, { root: 'ab'.repeat(32) })), code('peer-root-mismatch'))
    assert.deepEqual(await audit(), ['root-mismatch'])
    assert.equal((await take(liar.page())).added, 1, 'when it is honest again it is heard again')
  })

  test('lets its log shrink', async t => {
    const { liar, take, audit } = await victim(t)
    liar.log(liar.note(1), liar.note(2), liar.note(3))
    await take(liar.page())
    const short = liar.page(3, { rows: liar.rows.slice(0, 1), at: Math.floor(Date.now() / 1000) + 5 })
    await assert.rejects(take(short), code('peer-log-shrunk'))
    assert.deepEqual(await audit(), ['log-shrunk'])
  })

  test('sends an old head as if it were new', async t => {
    const { liar, take } = await victim(t)
    liar.log(liar.note(1), liar.note(2))
    await take(liar.page())
    const old = liar.page(2, { rows: liar.rows.slice(0, 1), at: Math.floor(Date.now() / 1000) - 500 })
    await assert.rejects(take(old), code('peer-head-replayed'))
  })

  test('has a clock in the future, or a head of another node, or one that is not signed', async t => {
    const { node, liar, take } = await victim(t)
    liar.log(liar.note(1))
    await assert.rejects(take(liar.page(0, { at: Math.floor(Date.now() / 1000) + 400 })), code('peer-head-in-future'))
    const page = liar.page()
    const { head } = page.head
    await assert.rejects(
      take({ ...page, head: { ...page.head, head: { ...head, signature: '00'.repeat(64) } } }),
      code('peer-head-unsound'),
    )
    const others = signHead(head, new LyingPeer().key)
    await assert.rejects(take({ ...page, head: { ...page.head, head: others } }), code('peer-head-unsound'))
    await assert.rejects(
      take({ ...page, head: { ...page.head, head: { ...others, node: head.node } } }),
      code('peer-head-unsound'),
    )
    assert.equal(await node.store.size(), 0)
  })

  test('sends an object that its leaf is not over: the object lies in quarantine, the others are taken', async t => {
    const { node, liar, take } = await victim(t)
    liar.log(liar.note(1), liar.note(2))
    const page = liar.page()
    const objects = page.objects.map(o =>
      o.seq === 2 ? { ...o, json: JSON.stringify(liar.note(2, { n: 'changed' })) } : o,
    )
    const taken = await take({ ...page, objects })
    assert.deepEqual([taken.added, taken.refused], [1, 1])
    assert.deepEqual(
      (await node.store.quarantined(9)).map(q => [q.code, q.from]),
      [['object-not-logged', liar.peer.fingerprint]],
    )
    assert.deepEqual(await node.kinds(), ['object-not-logged'])
  })

  test('says one thing today and another tomorrow under one id and version', async t => {
    const { node, liar, take } = await victim(t)
    liar.log(liar.note(1), liar.note(1, { n: 'other' }))
    const taken = await take(liar.page())
    assert.deepEqual([taken.added, taken.refused], [1, 1])
    assert.equal((await node.store.entries(0, 9))[0]?.json, JSON.stringify(liar.note(1)))
    assert.deepEqual(await node.kinds(), ['intel-conflict'])
    assert.deepEqual(
      (await node.store.quarantined(9)).map(q => q.code),
      ['intel-conflict'],
    )
  })

  test('makes objects in the name of this node, of a peer of it, and of who made the first version', async t => {
    const { node, liar, take } = await victim(t)
    const [friend, stranger] = [new LyingPeer(), new LyingPeer()]
    const body = { ...friend.peer, name: 'friend' }
    await node.facts.append([{ at: 1_790_000_000, by: 'tester', kind: 'peer-added', body }])
    const theirs = { type: 'note', id: 'note--theirs', created_by_ref: stranger.id, n: 1 }
    liar.log(liar.note(1, { created_by_ref: node.id }), liar.note(2, { created_by_ref: friend.id }), theirs, {
      ...theirs,
      created_by_ref: liar.id,
      modified: '2026-11-02T00:00:00.000Z',
    })
    const taken = await take(liar.page())
    assert.deepEqual([taken.added, taken.refused, taken.deferred], [1, 2, 1])
    assert.deepEqual((await node.store.quarantined(9)).map(q => q.code).sort(), ['creator-changed', 'creator-forged'])
    assert.deepEqual(
      (await node.holds()).map(h => h.split(' ')[0]),
      ['note--theirs'],
    )
  })

  test('puts the name of this node under a wallet that it holds already', async t => {
    const { node, liar, take } = await victim(t)
    const version = { modified: '1970-01-01T00:00:00.000Z' }
    liar.log(liar.note(1, { ...version, created_by_ref: undefined }))
    await take(liar.page())
    liar.log(liar.note(1, { ...version, created_by_ref: node.id }), liar.note(1, { ...version, n: 'mine' }))
    assert.equal((await take(liar.page())).refused, 2)
    assert.deepEqual((await node.store.quarantined(9)).map(q => q.code).sort(), ['creator-changed', 'creator-forged'])
  })

  test('takes back what a peer brought that cannot be asked itself', async t => {
    const { node, liar, take } = await victim(t)
    const exchange = new LyingPeer()
    const body = { ...exchange.peer, name: 'exchange', url: null }
    await node.facts.append([{ at: 1_790_000_000, by: 'tester', kind: 'peer-added', body }])
    exchange.log(exchange.note(1))
    await takePage(readPage(writePage(exchange.page())), { ...exchange.peer, url: null }, node.receiving)
    liar.log(exchange.note(1, { modified: '2026-11-02T00:00:00.000Z', revoked: true }))
    assert.equal((await take(liar.page())).deferred, 1)
    assert.equal(await node.store.size(), 1)
  })

  test('contradicts itself without end: a few facts tell it, and with the next the rest is counted', async t => {
    const { node, liar, take } = await victim(t)
    for (let n = 0; n < 60; n++) {
      liar.log(liar.note(n), liar.note(n, { n: 'other' }))
      await take(liar.page(2 * n))
    }
    assert.equal((await node.kinds()).length, 20)
    assert.equal((await node.store.quarantined(99)).length, 60)
  })

  test('makes a version of the year 2100, which no later one could ever replace', async t => {
    const { node, liar, take } = await victim(t)
    liar.log(liar.note(1, { modified: '2100-01-01T00:00:00.000Z' }))
    assert.equal((await take(liar.page())).refused, 1)
    assert.deepEqual(await node.kinds(), ['version-in-future'])
  })

  test('shows this node one log and another node another: the heads that they compare prove it', async t => {
    const { node, liar, take, audit } = await victim(t)
    liar.log(liar.note(1), liar.note(2))
    await take(liar.page())
    const other = liar.page(0, { rows: [rowOf(liar.note(7)), rowOf(liar.note(8))] }).head.head
    await node.shelf.sawHeads([other], 'b'.repeat(64))
    assert.deepEqual((await audit()).sort(), ['head-astray', 'two-logs'])
    const shorter = liar.page(0, { rows: [rowOf(liar.note(7))] }).head.head
    await node.shelf.sawHeads([shorter], 'b'.repeat(64))
    assert.equal((await audit()).length, 3)
  })

  test('repeats its attack all day: people are told once, and what is kept has a bound', async t => {
    const { node, liar, take } = await victim(t)
    liar.log(liar.note(1))
    for (let i = 0; i < 30; i++)
      await assert.rejects(take(liar.page(0, { root: i.toString(16).padStart(64, '0') })), code('peer-root-mismatch'))
    assert.deepEqual(await node.kinds(), ['root-mismatch'])
  })

  test('sends pages that are none', async t => {
    const { node, liar } = await victim(t)
    liar.log(liar.note(1), liar.note(2))
    const page = liar.page()
    const text = writePage(page)
    const [first = '', second = '', third = ''] = text.split('\n')
    const headed = (change: object) => `${JSON.stringify({ ...page.head, ...change })}\n${second}\n${third}\n`
    const bad = [
      '',
      '\n',
      'null\n',
      '[]\n',
      text.slice(0, -1),
      text.slice(0, 100),
      `${first}\n${third}\n${second}\n`,
      `${first}\n${second}\n${second}\n`,
      `${first}\n${second}\n${third.replace(/^2/, '3')}\n`,
      `${first}\n${second}\n${third.replace(/^2/, '0')}\n`,
      `${first}\n${second}\n${third.replace(/^2/, '1e0')}\n`,
      `${first}\n${second}\n${third.replace(/^2/, '99999999999999999999')}\n`,
      `${first}\n${second}\n\n`,
      headed({ format: 'cordon.entries/2' }),
      headed({ after: -1 }),
      headed({ after: 1e300 }),
      headed({ leaves: 'zz' }),
      headed({ leaves: page.head.leaves.slice(1) }),
      headed({ total: '2' }),
      headed({ head: null }),
      headed({ head: { ...page.head.head, size: -1 } }),
      headed({ head: { ...page.head.head, at: 1e15 } }),
      headed({ takenFor: 7 }),
      `${first}\n${'1 - {}\n'.repeat(6_000)}`,
      `${'['.repeat(100_000)}\n`,
    ]
    for (const [i, each] of bad.entries()) assert.throws(() => readPage(each), code('page-malformed'), `${i}`)
    for (const change of [{ after: 1 }, { leaves: '' }, { leaves: page.head.leaves.slice(64) }] as const) {
      const wrong = { head: { ...page.head, ...change }, objects: [] }
      await assert.rejects(async () => takePage(readPage(writePage(wrong)), liar.peer, node.receiving), CordonError)
    }
    assert.equal(await node.store.size(), 0)
  })

  test('a hundred random changes of a page neither break this node nor get anything in that is not in the log', async t => {
    const { node, liar } = await victim(t)
    for (let n = 0; n < 8; n++) liar.log(liar.note(n))
    const text = writePage(liar.page())
    const logged = new Set(liar.rows.map(row => row.json))
    let seed = 7
    const next = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    for (let i = 0; i < 100; i++) {
      const at = next(text.length)
      const kinds = [
        text.slice(0, at) + text.slice(at + 1 + next(40)),
        text.slice(0, at) + String.fromCharCode(32 + next(90)) + text.slice(at + 1),
        text.slice(0, at) + text.slice(next(text.length)),
        `${text.slice(0, at)}\u0000\ud800${text.slice(at)}`,
      ]
      try {
        await takePage(readPage(kinds[i % 4] ?? ''), liar.peer, node.receiving)
      } catch (error) {
        assert.ok(error instanceof CordonError, String(error))
      }
    }
    for (const { json } of await node.store.entries(0, 99)) assert.ok(logged.has(json), json)
    await takePage(readPage(text), liar.peer, node.receiving)
    assert.equal(await node.store.size(), 8)
  })
})
