import { join } from 'node:path'
import fastify from 'fastify'
import { z } from 'zod'
import { openLog } from '../../src/adapters/log/open-log.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransfers } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { listen } from '../../src/faces/http/listen.ts'
import { defineOperation } from '../../src/operations/define-operation.ts'
import type { World } from '../../src/operations/world.ts'

/** An answer of the shape that screening gives for one clear address on six lists. */
const ANSWER = {
  party: {
    text: '0x47666fab8bd0ac7003bce3f5c3585383f09486e2',
    kind: 'address',
    canonical: '0x47666fab8bd0ac7003bce3f5c3585383f09486e2',
    ledgers: ['eip155:1'],
  },
  verdict: 'clear',
  entries: [],
  nearMisses: [],
  exposure: [],
  listVersions: ['ofac-sdn', 'un', 'uk', 'eu', 'ca', 'il-nbctf'].map(list => ({
    list,
    version: 'a3'.repeat(32),
    publishedAt: 1_790_000_000,
    stale: false,
  })),
  gaps: [],
}

/** Stands in for screening: reads the same input, looks an address up, gives an answer of the same shape and size. */
const standIn = defineOperation({
  name: 'screenParty',
  summary: 'stand-in',
  effect: 'read',
  input: z.object({ parties: z.array(z.string().min(1).max(1_000)).min(1).max(1_000), asOf: z.number().optional() }),
  output: z.object({ answers: z.array(z.looseObject({})) }),
  async run({ parties }) {
    return {
      answers: parties.map(text => ({ ...ANSWER, party: { ...ANSWER.party, text, canonical: text.toLowerCase() } })),
    }
  },
})

/** Runs one of the servers that bench/http.ts compares, and prints its address. */
async function serve(which: string, folder: string): Promise<void> {
  if (which === 'bare') {
    const server = fastify()
    server.get('/', async () => ({ hello: 'world' }))
    server.post('/', async () => ({ answers: [ANSWER] }))
    console.log(await server.listen({ host: '127.0.0.1', port: 0 }))
    return
  }
  const world = {
    transfers: new MemoryTransfers([]),
    utxo: new MemoryUtxo([]),
    tags: memoryTags([]),
    facts: new SqliteFactLog(join(folder, 'records.sqlite')),
    assets: new Map(),
    missing: [],
    clock: { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() },
    progress: { at() {}, end() {} },
    by: 'bench',
    versions: async () => ({}),
    interrupted: () => false,
  } as Partial<World> as World
  const log = openLog(join(folder, 'requests.log'))
  const setting = { world, version: 'bench', home: null, about: () => ({}), operations: [standIn], log }
  console.log((await listen(setting, 0)).url)
}

const [which = '', folder = ''] = process.argv.slice(2)
await serve(which, folder)
