import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIntelStore } from '../src/adapters/intel/sqlite-intel-store.ts'
import { walletObject } from '../src/formats/stix/wallet.ts'
import { ETHEREUM } from '../src/model/ledger.ts'
import { admitObject } from '../src/operations/share/admit-object.ts'
import type { NewObject } from '../src/operations/share/intel-store.ts'
import { markedObjects } from '../src/operations/share/marked-objects.ts'
import { befriend, makeNode, type RunningNode } from '../test/journeys/node-process.ts'
import { plainFetch } from './deliver/plain-fetch.ts'
import { processTime } from './deliver/process-time.ts'
import { machine } from './machine.ts'

const MOST_WAIT_MS = 120_000
const LOOK_MS = 10

/**
 * Benchmark: 50,000 wallets of one incident from one node to another, each a `cordon serve` in a process of its own over loopback. Measured
 * from the commit that puts them into the sender's log, all at once as `cordon share` does, until the receiver's log has all of them: release
 * decision, pages, signatures, tree, checks and durable commits on both sides. Beside it, in the same run, the same bytes fetched a page
 * at a time over plain HTTP and put into SQLite.
 */
export async function benchDeliver(count: number, rounds: number): Promise<void> {
  console.log(machine())
  const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-deliver-'))
  const nodes: RunningNode[] = []
  try {
    const a = await makeNode(folder, { name: 'npa', country: 'JP', sector: 'agency' })
    const b = await makeNode(folder, { name: 'fbi', country: 'US', sector: 'agency' })
    nodes.push(a, b)
    await befriend(a, b)
    for (const node of nodes) await node.up()
    const [from, to] = [a, b].map(node => openIntelStore(join(node.data, 'intel.sqlite')))
    if (!from || !to) return
    const floors: number[] = []
    const whole: number[] = []
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      const rows = admitted(round * count, count)
      const ready = performance.now()
      const target = (await to.size()) + rows.length
      await from.add(rows, [])
      const start = performance.now()
      const before = [a, b].map(node => processTime('serve', node.data))
      const first = await reached(() => to.size(), target - rows.length + 1)
      await reached(() => to.size(), target)
      const end = performance.now()
      const [sent = 0, took = 0] = [a, b].map((node, i) => processTime('serve', node.data) - (before[i] ?? 0))
      whole.push(end - start)
      const texts = rows.map(row => row.json)
      const bytes = texts.reduce((sum, text) => sum + text.length, 0)
      const own = mkdtempSync(join(folder, 'plain-'))
      floors.push(await plainFetch(own, texts))
      console.log(
        `round ${round + 1}: ${rows.length} objects, ${(bytes / 1e6).toFixed(1)} MB of JSON; checked in ${(ready - begun).toFixed(0)} ms, ` +
          `committed in ${(start - ready).toFixed(0)} ms; first at the receiver after ${(first - start).toFixed(0)} ms, all after ${(end - start).toFixed(0)} ms; ` +
          `processor time of the sender ${sent.toFixed(2)} s, of the receiver ${took.toFixed(2)} s`,
      )
    }
    const [median, floor] = [middle(whole), middle(floors)]
    console.log(`delivered: ${(median / 1_000).toFixed(2)} s, median of ${rounds} (aim: 3 s for 50,000)`)
    console.log(
      `the same bytes over plain HTTP into SQLite: ${(floor / 1_000).toFixed(2)} s; ratio ${(median / floor).toFixed(1)}`,
    )
    await Promise.all([from.close(), to.close()])
  } finally {
    for (const node of nodes) await node.down('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Wallets as a node shares them, under TLP:AMBER and our account extension, through the one door for objects. */
function admitted(begin: number, count: number): readonly NewObject[] {
  const wallets = Array.from({ length: count }, (_, i) =>
    walletObject(`0x${hash('sha1', `wallet ${begin + i}`)}`, ETHEREUM),
  )
  return markedObjects(wallets, { tlp: 'amber', relTo: [], pap: null }).flatMap((object): NewObject[] => {
    const result = admitObject(object, 'self', 'write', text => hash('sha256', text))
    if ('faults' in result) throw new Error(JSON.stringify(result.faults))
    return object.type === 'marking-definition' ? [] : [result.new]
  })
}

/** When a log has so many objects; looked at a hundred times a second. */
async function reached(size: () => Promise<number>, target: number): Promise<number> {
  const end = performance.now() + MOST_WAIT_MS
  while ((await size()) < target) {
    if (performance.now() > end) throw new Error(`the receiver has ${await size()} of ${target}`)
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
  return performance.now()
}

function middle(values: readonly number[]): number {
  return [...values].sort((p, q) => p - q)[Math.floor(values.length / 2)] ?? Number.NaN
}

if (import.meta.main) await benchDeliver(Number(process.argv[2] ?? 50_000), Number(process.argv[3] ?? 3))
