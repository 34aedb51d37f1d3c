import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { makeNode } from '../../src/adapters/peers/native/open-node.ts'
import { SqlitePeerShelf } from '../../src/adapters/peers/native/sqlite-peer-shelf.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { identityOf } from '../../src/model/node-identity.ts'
import { auditPeers } from '../../src/operations/node/audit-peers.ts'
import type { NodeKey } from '../../src/operations/node/node-key.ts'
import type { Campaign } from './kill-import.ts'

interface Node {
  readonly name: string
  readonly folder: string
  readonly key: NodeKey
  readonly port: number
  /** Ids of objects that it told to be on its disk. */
  readonly told: Set<string>
  child: ChildProcess | null
}

/** Kills one of three nodes that add and pull at the same time, again and again; then all must come to hold the same. */
export const campaign: Campaign = {
  name: 'kill-sync',
  about: 'kill -9 while three nodes add and pull: nothing told is lost, nothing is doubled, all come to hold the same',
  async run({ seed, runs, log }) {
    const scratch = await mkdtemp(join(tmpdir(), 'cordon-kill-sync-'))
    const nodes = await Promise.all(['a', 'b', 'c'].map(name => makeOne(scratch, name)))
    try {
      for (const node of nodes) await introduce(node, nodes)
      await Promise.all(nodes.map(node => start(node)))
      for (let run = 0; run < runs; run++) {
        // Golden-ratio steps spread the moments evenly, whatever the number of runs.
        const share = ((seed + run) * 0.618034) % 1
        await new Promise(done => setTimeout(done, 10 + share * 240))
        const victim = nodes[Math.floor(share * 1_000) % nodes.length]
        if (victim === undefined) continue
        await kill(victim)
        await start(victim)
      }
      for (const node of nodes) node.child?.kill('SIGUSR2')
      const size = await settled(nodes, log)
      for (const node of nodes) {
        node.child?.kill('SIGTERM')
        await once(node.child as ChildProcess, 'exit')
      }
      await check(nodes, size)
      log(`${runs} kills, ${size} objects of three nodes, all told are held by all, none twice, every log sound`)
    } finally {
      for (const node of nodes) node.child?.kill('SIGKILL')
      await rm(scratch, { recursive: true, force: true })
    }
  },
}

async function makeOne(scratch: string, name: string): Promise<Node> {
  const folder = join(scratch, name)
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return { name, folder, key: makeNode(folder), port, told: new Set(), child: null }
}

async function introduce(node: Node, nodes: readonly Node[]): Promise<void> {
  const facts = new SqliteFactLog(join(node.folder, 'records.sqlite'))
  for (const { name, key, port } of nodes.filter(n => n !== node)) {
    const { fingerprint } = key
    const who = { name, country: 'JP', sector: 'agency', standing: 'partner', id: identityOf(fingerprint) }
    const body = { ...who, fingerprint, url: `http://127.0.0.1:${port}` }
    await facts.append([{ at: 1_790_000_000, by: 'campaign', kind: 'peer-added', body }])
  }
  await facts.close()
}

async function start(node: Node): Promise<void> {
  const script = join(import.meta.dirname, 'seeded-sync.ts')
  const args = ['--no-warnings', script, node.folder, node.name, String(node.port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  node.child = child
  let rest = ''
  await new Promise<void>((resolve, reject) => {
    child.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`node ${node.name} ended with ${code ?? signal}`))
    })
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines)
        if (line === 'ready') resolve()
        else for (const n of line.split(' ')) node.told.add(`note--${node.name}-${n}`)
    })
  })
}

async function kill(node: Node): Promise<void> {
  const { child } = node
  if (child === null || child.exitCode !== null) return
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
}

/** Waits until all stores are of one size and stay so; gives it. */
async function settled(nodes: readonly Node[], log: (line: string) => void): Promise<number> {
  const started = performance.now()
  let same = 0
  for (;;) {
    const sizes = await Promise.all(
      nodes.map(async node => {
        const store = openIntelStore(join(node.folder, 'intel.sqlite'))
        const size = await store.size()
        await store.close()
        return size
      }),
    )
    same = new Set(sizes).size === 1 ? same + 1 : 0
    if (same === 3) {
      log(`settled after ${Math.round(performance.now() - started)} ms`)
      return sizes[0] ?? 0
    }
    assert.ok(performance.now() - started < 120_000, `the nodes do not come together: ${sizes.join(', ')}`)
    await new Promise(done => setTimeout(done, 150))
  }
}

async function check(nodes: readonly Node[], size: number): Promise<void> {
  const told = nodes.flatMap(node => [...node.told])
  let first: string | null = null
  for (const node of nodes) {
    const store = openIntelStore(join(node.folder, 'intel.sqlite'))
    const shelf = new SqlitePeerShelf(join(node.folder, 'node', 'peers.sqlite'))
    const facts = new SqliteFactLog(join(node.folder, 'records.sqlite'))
    try {
      const held = await store.entries(0, 1e7)
      assert.deepEqual([held.length, held.at(-1)?.seq], [size, size])
      const ids = new Set(held.map(o => o.id))
      assert.equal(ids.size, size, `node ${node.name} holds something twice`)
      for (const id of told) assert.ok(ids.has(id), `node ${node.name} lacks ${id}, which was told to be kept`)
      const content = held
        .map(o => `${o.id} ${o.digest}`)
        .sort()
        .join()
      first ??= content
      assert.equal(content, first, `node ${node.name} holds other contents`)
      assert.deepEqual(await store.quarantined(9), [])
      const { nodes: audited } = await auditPeers(shelf, node.key, {
        facts,
        sharing: { store, self: async () => null },
      })
      assert.equal(audited.length, nodes.length - 1)
      for (const { sound, leaves, contradictions } of audited)
        assert.ok(sound && leaves === size, JSON.stringify(contradictions))
    } finally {
      await store.close()
      await shelf.close()
      await facts.close()
    }
  }
}
