import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { taxiiCommands } from '../../../src/faces/cli/commands/taxii-commands.ts'
import { runCli } from '../../../src/faces/cli/run-cli.ts'
import type { Doors } from '../../../src/faces/doors.ts'
import type { TaxiiDoors } from '../../../src/faces/taxii-doors.ts'
import type { World } from '../../../src/operations/world.ts'
import { clientRig, heldIn } from './taxii-client-rig.ts'
import { COLLECTION, honest, identity, send, startScripted } from './taxii-scripted.ts'

test('from the command line: add, list, look, pull, push and remove, with exit codes that say who must act', async t => {
  const server = await startScripted(honest({ objects: [identity(1), '{"type":"identity","id":"no"}', identity(2)] }))
  t.after(() => server.close())
  const rig = clientRig()
  const kept = new Map<string, string>()
  const doors = {
    store: async () => ({ world: rig.world as World, close: async () => {} }),
    taxiiSecrets: () => ({
      read: async (name: string) => kept.get(name) ?? assert.fail(),
      write: async (name: string, secret: string) => void kept.set(name, secret),
      remove: async (name: string) => void kept.delete(name),
    }),
    openTaxii: rig.reach.open,
    releaseOver: async () => rig.reach.released,
    pause: rig.reach.pause,
    readText: async () => null,
  } as unknown as Doors & TaxiiDoors
  let out = ''
  let err = ''
  const terminal = {
    out(text: string) {
      out += text
    },
    err(text: string) {
      err += text
    },
    ...{ columns: 80, colour: false, live: false, interrupted: () => false, stop: () => new Promise<void>(() => {}) },
  }
  const run = async (line: string, typed = '') => {
    out = ''
    err = ''
    const stdin = Object.assign(Readable.from([Buffer.from(typed)]), { isTTY: false, setRawMode: () => {} })
    const commands = taxiiCommands(doors, {}, stdin as unknown as NonNullable<Parameters<typeof taxiiCommands>[2]>)
    return { code: await runCli(line.split(' '), { commands, version: '0', terminal, stack: false }), out, err }
  }
  const url = `${server.origin}/taxii2/`
  assert.match((await run('taxii list')).out, /No TAXII server yet/)
  assert.equal((await run(`taxii add ${url} --name kr`, 'hush-hush\n')).code, 2)
  assert.equal((await run(`taxii add ${url} --name kr --user npa --key-stdin`, 'hush-hush\n')).code, 2)
  assert.equal((await run(`taxii add ${url} --name kr --user npa --ca none.pem`, 'hush-hush\n')).code, 2)
  assert.equal((await run('taxii add http://example.org/ --user npa', 'hush-hush\n')).code, 2)
  assert.equal((await run(`taxii add ${url} --name kr --user npa --password-stdin`, 'hush-hush\n')).code, 0)
  assert.deepEqual([...kept], [['taxii-kr', 'hush-hush']])
  assert.match((await run('taxii collections kr')).out, new RegExp(`${COLLECTION} {2}rw {2}/api1/ {2}all`))
  const pulled = await run('taxii pull kr')
  assert.equal(pulled.code, 0)
  assert.match(pulled.out, /2 new, 0 known, 0 contradicting, 1 refused/)
  assert.equal((await heldIn(rig.store)).length, 2)
  const again = await run('taxii pull --json')
  assert.equal(
    (JSON.parse(again.out) as { servers: { collections: { added: number }[] }[] }).servers[0]?.collections[0]?.added,
    0,
  )
  assert.match((await run('taxii list')).out, /pulled \/api1\/\S+ through\s+2026-11-01T00:00:00.000003Z/)
  assert.match(
    (await run(`taxii push kr --collection ${COLLECTION}`)).out,
    /0 accepted, 0 failed, 0 pending; 0 not released to them, 2 theirs/,
  )
  assert.equal((await run('taxii push kr --collection nothing')).code, 3)
  const script = server.script
  // As medallion does, with its own sample data.
  server.script = (asked, response, request) =>
    asked.path === '/taxii2/'
      ? send(response, { title: 't', api_roots: ['/none/', '/api1/', 'https://example.org/api2/'] })
      : asked.path === '/none/'
        ? send(response, 'null')
        : script(asked, response, request)
  const partly = await run('taxii pull kr')
  assert.equal(partly.code, 0)
  assert.match(
    partly.out,
    /taxii-not-found: API root \/none\/[\s\S]*taxii-root-elsewhere: the API root https:\/\/example.org\/api2\//,
  )
  server.script = (_, response) => send(response, { title: 'no' }, {}, 401)
  const refused = await run('taxii pull')
  assert.equal(refused.code, 5)
  assert.match(refused.out, /kr: taxii-unauthorised: the server answers 401/)
  assert.equal((await run('taxii pull us')).code, 3)
  assert.equal((await run('taxii remove kr')).code, 0)
  assert.equal(kept.size, 0)
  for (const told of [out, err, JSON.stringify(await rig.facts.read())]) assert.doesNotMatch(told, /hush/)
})
