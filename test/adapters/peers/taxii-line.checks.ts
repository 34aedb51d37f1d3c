import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openTaxiiPeer } from '../../../src/adapters/peers/taxii/open-taxii-peer.ts'
import { retryAfter } from '../../../src/adapters/peers/taxii/refusal-of.ts'
import { SecretFiles } from '../../../src/adapters/peers/taxii/secret-files.ts'
import { CordonError } from '../../../src/model/errors.ts'
import { parseTaxiiUrl, rootPath } from '../../../src/operations/taxii-sync/taxii-path.ts'
import { clientRig } from './taxii-client-rig.ts'
import { MEDIA } from './taxii-scripted.ts'

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'cordon-taxii-'))
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function certified(at: string, name: string, subject: string): { key: string; cert: string } {
  const [key, cert] = [join(at, `${name}.key`), join(at, `${name}.pem`)]
  const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test'.split(' ')
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert, '-addext', `subjectAltName=${subject}`], {
    stdio: 'ignore',
  })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

test('over TLS, only who proves to be the server is sent the password', async t => {
  const at = folder(t)
  const right = certified(at, 'right', 'IP:127.0.0.1')
  const elsewhere = certified(at, 'elsewhere', 'DNS:example.org')
  for (const [shown, ca, wanted] of [
    [right, right.cert, null],
    [right, null, 'taxii-untrusted'],
    [right, elsewhere.cert, 'taxii-untrusted'],
    [elsewhere, elsewhere.cert, 'taxii-untrusted'],
  ] as const) {
    let asked = 0
    const server = createServer({ key: shown.key, cert: shown.cert }, (_, response) => {
      asked++
      response.writeHead(200, { 'content-type': MEDIA }).end('{"title":"t"}')
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const peer = openTaxiiPeer({ origin, sign: 'bearer', user: null, ca }, 'key')
    // The environment may ask for less; it is not listened to.
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      if (wanted === null) assert.equal((await peer.get('/taxii2/', 1_000)).text, '{"title":"t"}')
      else await assert.rejects(peer.get('/taxii2/', 1_000), code(wanted))
      assert.equal(asked, wanted === null ? 1 : 0)
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      peer.close()
      server.closeAllConnections()
      server.close()
    }
  }
})

test('TLS 1.1 is not spoken', async t => {
  const { key, cert } = certified(folder(t), 'old', 'IP:127.0.0.1')
  const server = createServer(
    { key, cert, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' },
    () => assert.fail(),
  )
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const peer = openTaxiiPeer({ origin, sign: 'bearer', user: null, ca: cert }, 'key')
  await assert.rejects(peer.get('/', 1_000), code('taxii-untrusted'))
  peer.close()
  server.close()
})

test('a password is never sent in the clear to another machine', () => {
  for (const url of [
    'http://example.org/taxii2/',
    'http://10.0.0.1/',
    'http://localhost.example.org/',
    'http://127.0.0.1.example.org/',
  ])
    assert.throws(() => parseTaxiiUrl(url), code('taxii-url-insecure'), url)
  assert.throws(
    () => openTaxiiPeer({ origin: 'http://example.org', sign: 'bearer', user: null, ca: null }, 'key'),
    code('taxii-insecure'),
  )
  assert.equal(parseTaxiiUrl('http://[::1]:5000/taxii2').origin, 'http://[::1]:5000')
})

test('an address with a password, a query, or anything else that is no plain address is refused', () => {
  for (const url of [
    'https://npa:secret@example.org/',
    'https://example.org/?a=b',
    'https://example.org/#a',
    'ftp://example.org/',
    'example.org',
    'https://example.org:99999/',
    'https://exa mple.org/',
    'https://example.org/a/../b/',
    'https://example.org\\@evil.example/',
    `https://example.org/${'a'.repeat(3_000)}`,
    '',
  ])
    assert.throws(() => parseTaxiiUrl(url), code('taxii-url-malformed'), url)
  assert.deepEqual(parseTaxiiUrl('HTTPS://Taxii.Example.ORG:443/Root'), {
    origin: 'https://taxii.example.org',
    path: '/Root/',
  })
})

test('an API root is a path on the server, or its own address in full (section 4.1.1)', () => {
  const origin = 'https://example.org'
  for (const [named, path] of [
    ['/api1/', '/api1/'],
    ['/api1', '/api1/'],
    ['https://example.org/api1/', '/api1/'],
    ['https://EXAMPLE.org:443/api1/', '/api1/'],
    ['//evil.example/api1/', null],
    ['https://example.org.evil.example/', null],
    ['https://example.org@evil.example/', null],
    ['http://example.org/api1/', null],
    ['https://example.org:8443/api1/', null],
    ['../api1/', null],
    ['api1/', null],
    ['/a/%2E%2e/b/', null],
    ['/a?b=c', null],
    ['javascript:alert(1)', null],
    ['', null],
  ] as const)
    assert.equal(rootPath(named, origin), path, named)
  assert.equal(rootPath('http://localhost:5000/api1/', 'http://127.0.0.1:5000'), '/api1/')
  assert.equal(rootPath('http://localhost:5001/api1/', 'http://127.0.0.1:5000'), null)
})

test('Retry-After is read as seconds and as a date, by the clock of the server (RFC 9110, section 10.2.3)', () => {
  assert.equal(retryAfter('120', undefined), 120_000)
  // The two examples of the RFC, and its Date.
  assert.equal(retryAfter('Fri, 31 Dec 1999 23:59:59 GMT', 'Fri, 31 Dec 1999 23:57:59 GMT'), 120_000)
  for (const header of [undefined, '', '-1', '1e9', 'soon', '12.5', '99999999999999999999'])
    assert.equal(retryAfter(header, undefined), null)
})

test('a secret lies in a file that its owner alone can read, and is not used once others can', async t => {
  const at = join(folder(t), 'node', 'secrets')
  const shelf = new SecretFiles(at)
  await assert.rejects(shelf.read('taxii-kr'), code('secret-unknown'))
  await shelf.write('taxii-kr', 'one')
  await shelf.write('taxii-kr', 'two ✓')
  assert.equal(await shelf.read('taxii-kr'), 'two ✓')
  assert.deepEqual(readdirSync(at), ['taxii-kr'])
  assert.equal(statSync(join(at, 'taxii-kr')).mode & 0o777, 0o600)
  assert.equal(statSync(at).mode & 0o777, 0o700)
  chmodSync(join(at, 'taxii-kr'), 0o644)
  await assert.rejects(shelf.read('taxii-kr'), code('secret-exposed'))
  await shelf.remove('taxii-kr')
  await shelf.remove('taxii-kr')
  await assert.rejects(shelf.read('taxii-kr'), code('secret-unknown'))
  for (const name of ['../key', '.', '', 'a/b', 'A'])
    await assert.rejects(shelf.write(name, 'x'), code('secret-unknown'), name)
})

test('the way to a server leads to its origin alone, whatever path is asked for', async () => {
  const peer = openTaxiiPeer(clientRig().server('http://127.0.0.1:9'), 'secret')
  for (const path of ['//evil.example/', '/\\evil.example/', 'http://evil.example/', '@evil.example/'])
    await assert.rejects(peer.get(path, 10), code('taxii-redirected'), path)
  peer.close()
})
