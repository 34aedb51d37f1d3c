import { hash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import fastify from 'fastify'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { hashPassword } from '../../src/faces/taxii/password-hash.ts'
import { taxiiRoutes } from '../../src/faces/taxii/taxii-routes.ts'
import { MOST_CONTENT, TAXII_PREFIX } from '../../src/faces/taxii/taxii-setting.ts'
import { readStixJson } from '../../src/formats/stix/read-stix-json.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import type { Organisation } from '../../src/model/organisation.ts'
import { addCollection } from '../../src/operations/collections/add-collection.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import type { NewObject } from '../../src/operations/share/intel-store.ts'
import { ReleaseDesk } from '../../src/operations/share/release-desk.ts'
import { addUser, addUserInput } from '../../src/operations/users/add-user.ts'
import type { World } from '../../src/operations/world.ts'
import { FULL, indicators, PASSWORD, SCRATCH, wallet } from './objects.ts'

/** The server that is measured, in a process of its own: `bare` answers each route with bytes that are given it. */
const [kind, folder = '', count = '0'] = process.argv.slice(2)
const server = fastify({ bodyLimit: MOST_CONTENT })

if (kind === 'bare') {
  const page = Buffer.from(JSON.stringify({ objects: indicators(0, 1_000) }))
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.get('/page', async (_request, reply) => reply.header('content-type', 'application/json').send(page))
  server.get('/empty', async (_request, reply) => reply.header('content-type', 'application/json').send('{}'))
  server.post('/post', async (_request, reply) => reply.code(202).send('{}'))
} else {
  const store = openIntelStore(join(folder, 'intel.sqlite'))
  const clock = { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() }
  const sharing = { store, self: async () => null, chance: (n: number) => randomBytes(n) }
  const world = { facts: new MemoryFactLog(), clock, by: 'bench', sharing } as unknown as World
  for (const id of [FULL, SCRATCH])
    await addCollection.run(addCollection.input.parse({ title: id, id, read: ['all'], write: ['all'] }), world)
  const password = await hashPassword(PASSWORD)
  for (const name of ['writer', 'reader']) await addUser(addUserInput.parse({ name, role: ['all'] }), password, world)
  const sha256 = (text: string): string => hash('sha256', text)
  const admit = (object: IntelObject, from: string) => admitObject(object, from, 'read', sha256)
  const client = (name: string): Organisation => ({
    id: `identity--${name}`,
    name,
    country: 'JP',
    sector: 'agency',
    standing: 'client',
  })
  const desk = new ReleaseDesk(store, { ...client('own'), standing: 'own' }, client)
  const first = admit(wallet(0), 'self')
  if ('faults' in first) throw new Error(JSON.stringify(first.faults))
  for (let from = 0; from < Number(count); from += 20_000) {
    const rows = Array.from({ length: Math.min(20_000, Number(count) - from) }, (_, i): NewObject => {
      const { id, ...rest } = wallet(from + i)
      const json = JSON.stringify({ ...rest, id })
      return { ...first.new, id, json, digest: sha256(json) }
    })
    await store.add(rows, [FULL])
  }
  await desk.prepare([])
  const released: Parameters<typeof taxiiRoutes>[1]['released'] = (objects, to) => desk.released(objects, to)
  const setting = { world, store, admit, released, readJson: readStixJson, rate: 1_000_000 }
  await server.register(async scope => taxiiRoutes(scope, setting), { prefix: TAXII_PREFIX })
}
console.log(await server.listen({ host: '127.0.0.1', port: 0 }))
