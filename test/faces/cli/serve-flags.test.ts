import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostRefusal, readServeFlags } from '../../../src/faces/cli/serve-flags.ts'
import { InputError, PermissionError } from '../../../src/model/errors.ts'
import { revokeKey } from '../../../src/operations/keys/revoke-key.ts'
import { emptyWorld, newKey } from '../http/test-server.ts'

const doors = { readText: async (path: string) => (path.startsWith('gone') ? null : `PEM of ${path}`) }

test('flags of serve that cannot be meant are refused, with the flag named', async () => {
  const faults: [Record<string, string | number | string[]>, string, string][] = [
    [{ host: 'example.org' }, 'flag-malformed', '--host'],
    [{ host: '' }, 'flag-malformed', '--host'],
    [{ allowHost: ['https://cordon.example'] }, 'flag-malformed', '--allow-host'],
    [{ allowHost: ['cordon.example:443'] }, 'flag-malformed', '--allow-host'],
    [{ trustProxy: ['everybody'] }, 'flag-malformed', '--trust-proxy'],
    [{ trustProxy: ['10.0.0.0/99'] }, 'flag-malformed', '--trust-proxy'],
    [{ rate: 0 }, 'flag-malformed', '--rate'],
    [{ rate: 1e9 }, 'flag-malformed', '--rate'],
    [{ tlsCert: 'cert.pem' }, 'flag-needs-value', '--tls-key'],
    [{ tlsCert: 'gone.pem', tlsKey: 'key.pem' }, 'file-missing', '--tls-cert'],
  ]
  for (const [values, code, field] of faults)
    await assert.rejects(
      readServeFlags(values, doors),
      (e: unknown) => e instanceof InputError && e.code === code && e.place.field === field,
      JSON.stringify(values),
    )
})

test('an address of this machine needs no key, and every other counts as reachable by others', async () => {
  const local = async (host?: string) => (await readServeFlags(host === undefined ? {} : { host }, doors)).local
  for (const host of [undefined, '127.0.0.1', '127.8.8.8', '::1', '[::1]', 'localhost'])
    assert.equal(await local(host), true)
  for (const host of ['0.0.0.0', '::', '10.0.0.5', '2001:db8::1', '128.0.0.1']) assert.equal(await local(host), false)
  await assert.rejects(readServeFlags({ host: '127.evil.example' }, doors), InputError)
})

test('names are compared without regard to case, and the certificate is read', async () => {
  const flags = await readServeFlags({ allowHost: ['Cordon.Example'], tlsCert: 'c', tlsKey: 'k' }, doors)
  assert.deepEqual(flags.hosts, { names: ['cordon.example'], figures: false })
  assert.deepEqual(flags.tls, { asks: false, cert: 'PEM of c', key: 'PEM of k' })
})

test('whatever lets others in demands a key that opens something; this machine alone is served without', async () => {
  const world = emptyWorld()
  const reach = [{ host: '10.0.0.5' }, { allowHost: ['cordon.example'] }, { trustProxy: ['127.0.0.1'] }]
  const refusal = async (values: Record<string, string | string[]>) =>
    hostRefusal(await readServeFlags(values, doors), world)
  const needsKey = (e: unknown) => e instanceof PermissionError && e.code === 'host-needs-key'
  for (const values of reach) await assert.rejects(refusal(values), needsKey)
  assert.equal(await refusal({}), true)
  const { id } = await newKey(world, ['screen'])
  for (const values of [...reach, {}]) assert.equal(await refusal(values), false)
  await revokeKey.run({ id }, world)
  for (const values of reach) await assert.rejects(refusal(values), needsKey)
  assert.equal(await refusal({}), false)
})
