import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { request as secureRequest } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { connect as secureConnect } from 'node:tls'
import { revokeKey } from '../../src/operations/keys/revoke-key.ts'
import { freshFolder } from './run-cordon.ts'
import { newKey, post, serving, within, withRecords } from './serving.ts'

const OPENSSL = '/usr/bin/openssl'

test('a key works until it is revoked, which a running server heeds within seconds; the log tells it without the key', async () => {
  using folder = freshFolder()
  const { key, id } = await newKey(folder.path, ['cases'])
  const log = join(folder.path, 'requests.log')
  const server = await serving(['--data', folder.path, '--log', log])
  try {
    assert.equal((await post(server.url, '/v1/list-cases', key)).status, 200)
    assert.equal((await post(server.url, '/v1/trace-funds', key)).status, 403)
    assert.equal((await fetch(new URL('/cases', server.url))).status, 401)
    await withRecords(folder.path, world => revokeKey.run({ id }, world))
    assert.ok(await within(5_000, async () => (await post(server.url, '/v1/list-cases', key)).status === 401))
    assert.ok(await within(3_000, () => existsSync(log) && readFileSync(log, 'utf8').includes('key-refused')))
    const before = `${log}.1`
    renameSync(log, before)
    server.kill('SIGHUP')
    assert.ok(await within(3_000, () => existsSync(log)))
    await fetch(new URL('/healthz', server.url))
    server.kill('SIGTERM')
    assert.equal(await server.ended, 0)
    assert.match(readFileSync(log, 'utf8'), /"route":"\/healthz","status":200/)
    const lines = readFileSync(before, 'utf8').trimEnd().split('\n')
    for (const line of lines) assert.equal(JSON.parse(line).level, 'info')
    assert.ok(lines.some(line => line.includes(`"keyId":"${id}"`)))
    assert.ok(!lines.some(line => line.includes(key.slice(-40))))
    assert.equal(statSync(before).mode & 0o077, 0)
    assert.ok(!readFileSync(join(folder.path, 'records.sqlite')).includes(key.slice(-64)))
  } finally {
    server.kill('SIGKILL')
  }
})

test('told to stop, a server takes nothing new, ends what it has begun, and goes', async () => {
  using folder = freshFolder()
  const server = await serving(['--data', folder.path])
  try {
    assert.match(server.told.out, /No key was ever added/)
    const socket = connect(server.port, '127.0.0.1')
    let answer = ''
    socket.on('data', piece => {
      answer += piece
    })
    const closed = new Promise(resolve => socket.on('close', resolve))
    const head = [
      ...['POST /v1/list-cases HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Content-Length: 2'],
      'Expect: 100-continue',
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n{`)
    // It says that it has begun.
    assert.ok(await within(10_000, () => answer === 'HTTP/1.1 100 Continue\r\n\r\n'))
    server.kill('SIGTERM')
    const refused = (): Promise<boolean> =>
      fetch(new URL('/healthz', server.url)).then(
        () => false,
        () => true,
      )
    assert.ok(await within(10_000, refused))
    socket.write('}')
    await closed
    assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [\s\S]*\{"cases":\[\]\}$/)
    assert.equal(await server.ended, 0)
    assert.match(server.told.err, /"route":"\/v1\/list-cases","status":200/)
  } finally {
    server.kill('SIGKILL')
  }
})

test('others than this machine are served only where a key opens something', async () => {
  using folder = freshFolder()
  const args = ['--host', '0.0.0.0', '--data', folder.path]
  await assert.rejects(serving(args), /ended with 4: error\[host-needs-key\]/)
  const { key } = await newKey(folder.path, ['cases'])
  const server = await serving(['--host', '0.0.0.0', '--allow-host', 'cordon.example', '--data', folder.path])
  try {
    assert.match(server.told.out, /plain HTTP/)
    const url = `http://127.0.0.1:${server.port}/`
    assert.equal((await post(url, '/v1/list-cases', key)).status, 200)
    assert.equal((await fetch(new URL('/cases', url))).status, 401)
  } finally {
    server.kill('SIGKILL')
  }
})

test('by TLS the server answers in versions 1.2 and 1.3 and in no older one', {
  skip: existsSync(OPENSSL) ? false : 'needs openssl',
}, async () => {
  using folder = freshFolder()
  const { key } = await newKey(folder.path, ['cases'])
  const [certFile, keyFile] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')]
  const made = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${keyFile} -out ${certFile}`
  execFileSync(OPENSSL, made.split(' '), { stdio: 'pipe' })
  const server = await serving(['--tls-cert', certFile, '--tls-key', keyFile, '--data', folder.path])
  try {
    assert.match(server.url, /^https:/)
    const ca = readFileSync(certFile)
    const answer = await new Promise<{ status: number; hsts: string | undefined }>((resolve, reject) => {
      const headers = { authorization: `Basic ${Buffer.from(`x:${key}`).toString('base64')}` }
      secureRequest({ host: 'localhost', port: server.port, path: '/cases', ca, headers, family: 4 }, a => {
        a.resume()
        resolve({ status: a.statusCode ?? 0, hsts: a.headers['strict-transport-security'] })
      })
        .on('error', reject)
        .end()
    })
    assert.equal(answer.status, 200)
    assert.match(answer.hsts ?? '', /max-age=\d+/)
    const version = (most: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'): Promise<string | null> =>
      new Promise(resolve => {
        const ciphers = 'DEFAULT@SECLEVEL=0'
        const socket = secureConnect(
          {
            host: '127.0.0.1',
            port: server.port,
            ca,
            servername: 'localhost',
            minVersion: 'TLSv1',
            maxVersion: most,
            ciphers,
          },
          () => {
            resolve(socket.getProtocol())
            socket.destroy()
          },
        )
        socket.on('error', () => resolve(null))
      })
    assert.equal(await version('TLSv1.3'), 'TLSv1.3')
    assert.equal(await version('TLSv1.2'), 'TLSv1.2')
    assert.equal(await version('TLSv1.1'), null)
  } finally {
    server.kill('SIGKILL')
  }
})
