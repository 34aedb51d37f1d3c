import assert from 'node:assert/strict'
import { CordonError } from '../../src/model/errors.ts'
import { UNVERSIONED } from '../../src/model/intel-object.ts'
import { type EntriesPage, readPage, writePage } from '../../src/operations/node/entries-page.ts'
import { takePage } from '../../src/operations/node/take-page.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import { type LogRow, LyingPeer, rowOf } from '../faces/peer/lying-peer.ts'
import { closeRig, type RigNode, rigNode } from '../faces/peer/node-rig.ts'
import type { Campaign } from './kill-import.ts'
import { noteOf, oddObject } from './odd-objects.ts'
import { StoreReaders } from './store-readers.ts'

type Next = (below: number) => number

/** Attacks a node with generated pages of a peer that signs whatever it likes; nothing but what its log holds may get in. */
export const campaign: Campaign = {
  name: 'lie-as-peer',
  about:
    'generated attacks of a lying peer: torn, forged, replayed, conflicting, deep and odd pages; the node stays up and sound',
  async run({ seed, runs, log }) {
    const node = realNode()
    const readers = new StoreReaders(node)
    const liar = new LyingPeer()
    const next = chance(seed)
    const outcomes = new Map<string, number>()
    try {
      const { fingerprint, name, country, sector, standing, id, url } = liar.peer
      const body = { fingerprint, name, country, sector, standing, id, url }
      await node.facts.append([{ at: 1_790_000_000, by: 'campaign', kind: 'peer-added', body }])
      for (let i = 0; i < runs; i++) {
        if (i % 10 === 0 && liar.rows.length < 400) liar.log(noteOf(liar, i))
        // Its log holds what it likes, and what passes the door must hinder nobody who reads the store.
        if (i % 4 === 0 && liar.rows.length < 400) liar.log(oddObject(liar, next))
        const outcome = await attack(attackOf(liar, node, next), liar, node)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        // Between the attacks an honest peer's page is still taken.
        if (i % 50 === 49) {
          await honest(liar, node)
          await readers.read(liar.peer)
        }
      }
      await honest(liar, node)
      await readers.read(liar.peer)
      await soundness(liar, node)
      const told = [...outcomes].sort(([, a], [, b]) => b - a).map(([what, count]) => `${what} ${count}`)
      log(`${runs} attacks: ${told.join(', ')}; the node holds what the log holds and nothing else`)
    } finally {
      await closeRig(node)
    }
  },
}

/** A node with the real door. */
function realNode(): RigNode {
  const node = rigNode('victim')
  return { ...node, receiving: { ...node.receiving, admit: (json, from) => admitObject(json, from) } }
}

async function attack(text: string, liar: LyingPeer, node: RigNode): Promise<string> {
  try {
    const taken = await takePage(readPage(text), liar.peer, node.receiving)
    return taken.refused > 0 ? 'quarantined' : 'harmless'
  } catch (error) {
    assert.ok(error instanceof CordonError, `a fault of its own: ${error}`)
    return error.code
  }
}

async function honest(liar: LyingPeer, node: RigNode): Promise<void> {
  const { cursor } = await node.shelf.state(liar.key.fingerprint)
  await takePage(readPage(writePage(liar.page(cursor))), liar.peer, node.receiving)
  assert.equal((await node.shelf.state(liar.key.fingerprint)).size, liar.rows.length)
}

/** What is in the node came from the log as it was signed; each once. */
async function soundness(liar: LyingPeer, node: RigNode): Promise<void> {
  const logged = new Set(liar.rows.map(row => row.json))
  const held = await node.store.entries(0, 1e6)
  assert.equal(
    new Set(held.map(o => `${o.id} ${o.version} ${o.version === UNVERSIONED ? o.digest : ''}`)).size,
    held.length,
  )
  for (const { json, id } of held) assert.ok(logged.has(json), `${id} is held and was never in the log`)
  assert.deepEqual(
    await node.shelf.leaves(liar.key.fingerprint, 0, 1e6),
    liar.rows.map(row => row.leaf),
  )
  assert.ok((await node.facts.read({})).length < 2_000, 'the log of facts was flooded')
}

function attackOf(liar: LyingPeer, node: RigNode, next: Next): string {
  const after = next(liar.rows.length + 1)
  const honestPage = liar.page(after)
  const text = writePage(honestPage)
  const forged = (rows: readonly LogRow[]) => writePage(liar.page(Math.min(after, rows.length), { rows }))
  const swapped = (json: string): EntriesPage => ({
    ...honestPage,
    objects: honestPage.objects.map((o, i) => (i === 0 ? { ...o, json } : o)),
  })
  const at = next(text.length)
  const kinds: readonly (() => string)[] = [
    () => text.slice(0, at) + text.slice(at + 1 + next(200)),
    () => text.slice(0, at) + String.fromCharCode(next(0x300)) + text.slice(at + 1),
    () => text.slice(0, at) + text.slice(next(text.length)),
    () => text.split('\n').reverse().join('\n'),
    () => forged(liar.rows.map((row, i) => (i === after - 1 ? rowOf(noteOf(liar, next(1e9))) : row))),
    () => forged(liar.rows.slice(0, next(liar.rows.length + 1))),
    () => forged([...liar.rows].reverse()),
    () => writePage(liar.page(after, { root: next(1e9).toString(16).padStart(64, '0') })),
    () => writePage(liar.page(after, { at: next(4_102_444_800) })),
    () => writePage(liar.page(after, { size: next(1_000) })),
    () => writePage(swapped(JSON.stringify(noteOf(liar, next(100), { n: 'another' })))),
    () => writePage(swapped(JSON.stringify(noteOf(liar, next(1e6), { created_by_ref: node.id })))),
    () => writePage(swapped(`${'['.repeat(next(20_000))}`)),
    () => writePage(swapped(`{"type":"note","id":"note--x","__proto__":{"a":1},"constructor":${next(9)}}`)),
    () => writePage(swapped('{"type":"note","id":"note--cycle","object_refs":["note--cycle"]}')),
    () => writePage(swapped(`{"type":"note","id":"note--${'x'.repeat(next(100_000))}"}`)),
    () =>
      writePage(swapped(['null', '7', '"x"', '[]', '{}', '{"id":7}', '\u0000', '{"id":"a","id":"b"}'][next(8)] ?? '')),
    () => writePage({ ...honestPage, objects: [...honestPage.objects, ...honestPage.objects] }),
    () =>
      writePage({ ...honestPage, head: { ...honestPage.head, leaves: honestPage.head.leaves.slice(0, 64 * next(5)) } }),
    () => writePage({ ...honestPage, head: { ...honestPage.head, head: new LyingPeer().page(0).head.head } }),
  ]
  return kinds[next(kinds.length)]?.() ?? ''
}

function chance(seed: number): Next {
  const state = { now: seed >>> 0 || 1 }
  return below => {
    // xorshift32
    let x = state.now
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    state.now = x >>> 0
    return state.now % Math.max(1, below)
  }
}
