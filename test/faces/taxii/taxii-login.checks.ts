import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { connect } from 'node:tls'
import fastify, { type FastifyInstance } from 'fastify'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import { keyChance } from '../../../src/adapters/keys/key-chance.ts'
import { FailedKeys } from '../../../src/faces/http/failed-keys.ts'
import { KeyRing } from '../../../src/faces/http/key-ring.ts'
import { PasswordCheck } from '../../../src/faces/taxii/password-check.ts'
import { hashPassword, isPassword } from '../../../src/faces/taxii/password-hash.ts'
import { taxiiRoutes } from '../../../src/faces/taxii/taxii-routes.ts'
import { TAXII_PREFIX } from '../../../src/faces/taxii/taxii-setting.ts'
import { addKey } from '../../../src/operations/keys/add-key.ts'
import { addUser, addUserInput } from '../../../src/operations/users/add-user.ts'
import { changePassword } from '../../../src/operations/users/change-password.ts'
import type { User } from '../../../src/operations/users/user.ts'
import type { World } from '../../../src/operations/world.ts'
import { emptyWorld } from '../http/test-server.ts'
import { admitPlainly, basic, MEDIA, QUICK, releasePlainly, rig } from './taxii-rig.ts'

test('a password is kept as scrypt makes it, each with a salt of its own', async () => {
  // RFC 7914, section 12: scrypt of "pleaseletmein" and the salt "SodiumChloride", N 16384, r 8, p 1; the first 32 bytes.
  const kept = {
    salt: Buffer.from('SodiumChloride').toString('hex'),
    hash: '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
    n: 16_384,
    r: 8,
    p: 1,
  }
  assert.equal(await isPassword('pleaseletmein', kept), true)
  assert.equal(await isPassword('pleaseletmeim', kept), false)
  const [a, b] = [await hashPassword('same', QUICK), await hashPassword('same', QUICK)]
  assert.notEqual(a.hash, b.hash)
  assert.equal(
    await isPassword('e\u0301', await hashPassword('\u00e9', QUICK)),
    true,
    'however the letters are put together',
  )
})

test('a wrong password, an unknown name and a user without a password are refused alike', async () => {
  const r = await rig()
  const { certificate } = { certificate: 'ab'.repeat(32) }
  await addUser(addUserInput.parse({ name: 'cert', role: ['reader'], certificate }), null, r.world)
  await r.reread()
  const told = []
  for (const authorization of [
    basic('alice', 'wrong'),
    basic('nobody', 'x'),
    basic('cert', 'x'),
    basic('', 'x'),
    'Basic !!!',
    'Basic',
  ])
    told.push(await r.ask('GET', '/taxii2/', { headers: { authorization } }))
  for (const { status } of told) assert.equal(status, 401)
  const texts = told.slice(0, 4).map(({ json: { error_id: _, ...rest } }) => JSON.stringify(rest))
  assert.equal(new Set(texts).size, 1)
})

test('wrong passwords of one address are soon refused unlooked at, and right ones known before still open', async () => {
  const r = await rig()
  assert.equal((await r.ask('GET', '/taxii2/')).status, 200)
  const statuses = []
  for (let i = 0; i < 12; i++)
    statuses.push((await r.ask('GET', '/taxii2/', { headers: { authorization: basic('alice', `guess ${i}`) } })).status)
  assert.deepEqual(statuses.slice(-2), [429, 429])
  assert.equal((await r.ask('GET', '/taxii2/', { as: 'rita' })).status, 429, 'nor is a right one looked at')
  assert.equal((await r.ask('GET', '/taxii2/')).status, 200)
  r.clock.pass(20)
  await r.reread()
  assert.equal((await r.ask('GET', '/taxii2/', { as: 'rita' })).status, 200)
})

test('of the guesses that a thousand addresses make at one name twenty are looked at, and then one a minute', async () => {
  const check = new PasswordCheck(new FailedKeys(), new FailedKeys(1 / 60, 20))
  const user = { name: 'alice', password: await hashPassword('right', QUICK) } as User
  let now = 0
  const guess = (n: number, password = `guess ${n}`, name = 'alice') =>
    check
      .check(name === 'alice' ? user : null, name, password, `192.0.2.${n}`, () => now)
      .then(
        right => (right ? 'right' : 'wrong'),
        () => 'refused',
      )
  assert.equal(await guess(0, 'right'), 'right')
  const told: string[] = []
  for (let n = 1; n <= 200; n++) told.push(await guess(n))
  assert.deepEqual([told.filter(t => t === 'wrong').length, told.at(-1)], [20, 'refused'])
  assert.equal(await guess(201, 'right'), 'right', 'who was there before comes in')
  assert.equal(await guess(202, 'x', 'bob'), 'wrong', 'another name is not slowed')
  now = 61_000
  assert.deepEqual([await guess(203), await guess(204)], ['wrong', 'refused'])
})

test('a changed password opens at once where the old one no longer does', async () => {
  const r = await rig()
  assert.equal((await r.ask('GET', '/taxii2/')).status, 200)
  await changePassword({ name: 'alice' }, await hashPassword('other', QUICK), r.world)
  await r.reread()
  assert.equal((await r.ask('GET', '/taxii2/')).status, 401)
  assert.equal((await r.ask('GET', '/taxii2/', { headers: { authorization: basic('alice', 'other') } })).status, 200)
})

test('many requests at once with one right password are all served', async () => {
  const r = await rig()
  const all = await Promise.all(Array.from({ length: 100 }, () => r.ask('GET', '/taxii2/')))
  assert.ok(all.every(({ status }) => status === 200))
})

test('a user that asks more often than it may is told when to come again', async () => {
  const r = await rig({ rate: 5 })
  const all = []
  for (let i = 0; i < 12; i++) all.push(await r.ask('GET', '/taxii2/'))
  assert.equal(all.filter(({ status }) => status === 200).length, 10)
  assert.deepEqual([all[11]?.status, all[11]?.headers['retry-after']], [429, '1'])
  assert.equal((await r.ask('GET', '/taxii2/', { as: 'rita' })).status, 200)
})

test('a key with the scope taxii opens for the user that has its name, and no other key does', async () => {
  const world = emptyWorld()
  const { key } = await addKey({ name: 'alice', scope: ['taxii'] }, keyChance(), world)
  const other = await addKey({ name: 'alice 2', scope: ['taxii'] }, keyChance(), world)
  const screening = await addKey({ name: 'rita', scope: ['screen'] }, keyChance(), world)
  const ring = new KeyRing(world, 100)
  await ring.refresh()
  const r = await rig({ keys: ring })
  const by = async (text: string) =>
    (await r.ask('GET', '/taxii2/', { headers: { authorization: `Bearer ${text}` } })).status
  assert.equal(await by(key), 200)
  assert.equal(await by(other.key), 403)
  assert.equal(await by(screening.key), 403)
  assert.equal(await by(key.replace(/.$/, c => (c === '0' ? '1' : '0'))), 401)
  assert.equal(await by('nonsense'), 401)
})

/** A key and a certificate of its own making, as files and texts. */
function certified(folder: string, name: string) {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
  ]
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert, '-addext', 'subjectAltName=IP:127.0.0.1'], {
    stdio: 'ignore',
  })
  const pem = readFileSync(cert, 'utf8')
  const digest = createHash('sha256').update(new X509Certificate(pem).raw).digest('hex')
  return { key: readFileSync(key, 'utf8'), cert: pem, digest }
}

test('T10, T47: by TLS 1.2 and 1.3, a client certificate opens for its user, and no other does', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-taxii-'))
  let server: FastifyInstance | undefined
  t.after(async () => {
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const [ours, theirs, stranger] = ['server', 'client', 'stranger'].map(name => certified(folder, name))
  if (!ours || !theirs || !stranger) throw new Error('no certificates')
  const clock = { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() }
  const store = new MemoryIntelStore(clock, randomBytes)
  const sharing = { store, self: async () => null, chance: (n: number) => randomBytes(n) }
  const world = emptyWorld({ clock, sharing: sharing as unknown as World['sharing'] })
  await addUser(addUserInput.parse({ name: 'cert', role: ['reader'], certificate: theirs.digest }), null, world)
  const https = {
    key: ours.key,
    cert: ours.cert,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2' as const,
  }
  server = fastify({ https }) as unknown as FastifyInstance
  await server.register(
    async scope =>
      taxiiRoutes(scope, {
        world,
        store,
        admit: admitPlainly,
        released: releasePlainly,
        readJson: text => JSON.parse(text),
      }),
    { prefix: TAXII_PREFIX },
  )
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  const ask = (client: { key?: string; cert?: string }, maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
    new Promise<{ status: number; text: string; date: string }>((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path: '/taxii2/',
        ca: ours.cert,
        maxVersion,
        agent: false as const,
        headers: { accept: MEDIA },
      }
      request({ ...options, ...client }, answer => {
        let text = ''
        answer.on('data', piece => {
          text += piece
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, date: String(answer.headers.date) }))
      })
        .on('error', reject)
        .end()
    })
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const { status, text, date } = await ask({ key: theirs.key, cert: theirs.cert }, version)
    assert.equal(status, 200, version)
    assert.ok(Math.abs(Date.parse(date) - Date.now()) < 60_000, 'the Date header tells how far off a clock is')
    assert.deepEqual(JSON.parse(text).api_roots, [`https://127.0.0.1:${port}/taxii2/cordon/`])
    assert.equal((await ask({ key: stranger.key, cert: stranger.cert }, version)).status, 401)
    assert.equal((await ask({}, version)).status, 401)
  }
  const old = await new Promise<string>(resolve => {
    const socket = connect({
      host: '127.0.0.1',
      port: Number(port),
      ca: ours.cert,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
    })
    socket.on('secureConnect', () => resolve('connected'))
    socket.on('error', () => resolve('refused'))
  })
  assert.equal(old, 'refused')
})
