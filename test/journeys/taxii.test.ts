import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { hashPassword } from '../../src/faces/taxii/password-hash.ts'
import { addUser, addUserInput } from '../../src/operations/users/add-user.ts'
import type { World } from '../../src/operations/world.ts'
import { basic, indicator, MEDIA, QUICK } from '../faces/taxii/taxii-rig.ts'
import { freshFolder, type Ran } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'
import { serving, within, withRecords } from './serving.ts'

const BIN = resolve(import.meta.dirname, '../../bin/cordon.js')
const ID = '91a7b528-80eb-42ed-a74d-c6fbd5a26116'

/** Runs `cordon` with a text on its standard input. */
function piped(text: string, words: readonly string[]): Promise<Pick<Ran, 'code' | 'err'>> {
  const child = spawn(process.execPath, [BIN, ...words], { stdio: ['pipe', 'ignore', 'pipe'] })
  let err = ''
  child.stderr.on('data', piece => {
    err += piece
  })
  child.stdin.end(text)
  return new Promise(done => child.on('close', code => done({ code, err })))
}

test('from an empty folder: a node, users, a collection, and objects added, read, hidden and deleted over TAXII', async t => {
  using folder = freshFolder()
  const data = ['--data', folder.path]
  const done = async (run: Promise<Pick<Ran, 'code' | 'err'>>) => {
    const { code, err } = await run
    assert.equal(code, 0, err)
  }
  await done(cordonHere(['node', 'init', '--name', 'NPA', '--country', 'JP', ...data]))
  await done(piped('the first password\n', ['users', 'add', 'desk', '--role', 'analyst', ...data]))
  await done(
    cordonHere([
      'collections',
      'add',
      'Thefts',
      '--id',
      ID,
      '--read',
      'analyst',
      '--read',
      'exchange',
      '--write',
      'analyst',
      ...data,
    ]),
  )
  const server = await serving([...data, '--log', join(folder.path, 'log')])
  t.after(async () => {
    server.kill('SIGTERM')
    await server.ended
  })
  const ask = (path: string, as: string, more: RequestInit = {}) =>
    fetch(new URL(path, server.url), {
      ...more,
      headers: { accept: MEDIA, authorization: basic(...(as.split(':') as [string, string])), ...more.headers },
    })
  const desk = 'desk:the first password'
  const found = await ask('/taxii2/', desk)
  assert.equal(found.headers.get('content-type'), MEDIA)
  const [root = ''] = ((await found.json()) as { api_roots: string[] }).api_roots
  const objects = `${root}collections/${ID}/objects/`
  const red = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'
  const green = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'
  const sent = [indicator(1, { object_marking_refs: [green] }), indicator(2, { object_marking_refs: [red] })]
  const posted = await ask(objects, desk, {
    method: 'POST',
    body: JSON.stringify({ objects: sent }),
    headers: { 'content-type': MEDIA },
  })
  assert.equal(posted.status, 202)
  assert.equal(((await posted.json()) as { success_count: number }).success_count, 2)
  assert.deepEqual(((await (await ask(objects, desk)).json()) as { objects: object[] }).objects, sent)
  // Added while the server runs.
  await withRecords(folder.path, async world => {
    const organisation = { organisation: 'Exchange A', country: 'JP', sector: 'exchange' }
    const input = addUserInput.parse({ name: 'exchange', role: ['exchange'], ...organisation })
    const sharing = { self: async () => null } as unknown as World['sharing']
    await addUser(input, await hashPassword('the second password', QUICK), { ...world, sharing })
  })
  const exchange = 'exchange:the second password'
  assert.ok(await within(10_000, async () => (await ask('/taxii2/', exchange)).status === 200))
  const shown = (await (await ask(objects, exchange)).json()) as { objects: object[] }
  assert.deepEqual(shown.objects, sent.slice(0, 1), 'what is for named recipients alone goes to nobody else')
  assert.equal((await ask(`${objects}${sent[0]?.id}/`, exchange, { method: 'DELETE' })).status, 403)
  assert.equal((await ask(`${objects}${sent[0]?.id}/`, desk, { method: 'DELETE' })).status, 200)
  assert.equal(await (await ask(objects, exchange)).text(), '{}')
  assert.equal((await ask('/taxii2/', 'exchange:the first password')).status, 401)
  assert.equal((await fetch(new URL('/taxii2/', server.url))).headers.get('content-type'), MEDIA)
})
