import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fetchWithin } from '../../src/adapters/lists/fetch-delivery.ts'
import type { Waiting } from '../../src/adapters/lists/transfer-watch.ts'
import { addressList } from '../../src/formats/lists/address-list.ts'
import { CordonError } from '../../src/model/errors.ts'

const LIMITS = { spanMs: 300, leastBytes: 100, mostMs: 60_000 }
const QUIET = { at: () => {}, end: () => {} }

/** Asks a publisher who answers so, and tells with what error it ended, after how long, and what is left on the disk. */
async function ending(
  answer: RequestListener,
  waiting?: Waiting,
  limits = LIMITS,
): Promise<{ error: CordonError; ms: number; left: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'slow-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list.txt`
  const begun = performance.now()
  try {
    await fetchWithin(limits, { main: address }, addressList, [], waiting)
    throw new Error('it was fetched')
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    return { error, ms: performance.now() - begun, left: readdirSync(folder) }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const drip: RequestListener = (_request, response) => {
  response.writeHead(200)
  const timer = setInterval(() => response.write('x'), 50)
  response.once('close', () => clearInterval(timer))
}

test('a publisher who sends a byte now and then is given up with the bytes that came, and nothing of it stays', async () => {
  const { error, ms, left } = await ending(drip)
  assert.equal(error.code, 'publisher-unreachable')
  assert.match(error.message, /list\.txt sent only \d+ bytes within 0\.3 seconds: it was given up$/)
  assert.ok(ms < 5_000, `${ms} ms`)
  assert.deepEqual(left, [])
})

test('a publisher who takes the question and never answers is given up', async () => {
  const { error, left } = await ending(() => {})
  assert.equal(error.code, 'publisher-unreachable')
  assert.match(error.message, /sent nothing within 0\.3 seconds/)
  assert.deepEqual(left, [])
})

test('a publisher who sends fast enough and never ends is given up after the whole time', async () => {
  const { error } = await ending(drip, undefined, { spanMs: 200, leastBytes: 1, mostMs: 500 })
  assert.match(error.message, /bytes in 0\.5 seconds and did not come to an end$/)
})

test('who stops a transfer is heard at once, before the answer and within it, and nothing of it stays', async () => {
  for (const answer of [drip, (() => {}) as RequestListener]) {
    let stopped = false
    setTimeout(() => {
      stopped = true
    }, 150)
    const waiting = { progress: QUIET, interrupted: () => stopped }
    const { error, ms, left } = await ending(answer, waiting, { ...LIMITS, spanMs: 60_000 })
    assert.equal(error.code, 'interrupted')
    assert.ok(ms < 3_000, `${ms} ms`)
    assert.deepEqual(left, [])
  }
})
