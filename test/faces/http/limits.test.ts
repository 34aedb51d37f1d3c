import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { Server } from 'node:net'
import { test } from 'node:test'
import { limitConnections } from '../../../src/faces/http/connection-limit.ts'
import { FailedKeys } from '../../../src/faces/http/failed-keys.ts'
import { TokenBucket } from '../../../src/faces/http/token-bucket.ts'
import { effortMs } from '../../effort.ts'
import { fc } from '../../property.ts'

test('in any span a bucket lets through no more than its burst and its rate times the span', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 20 }), steps, (rate, burst, waits) => {
      const bucket = new TokenBucket(rate, burst, 0)
      const taken: number[] = []
      let now = 0
      for (const wait of waits) {
        now += wait
        const left = bucket.take(now)
        if (left === 0) taken.push(now)
        else assert.equal(new TokenBucket(rate, burst, 0).take(0), 0)
        assert.ok(left >= 0 && left <= 1000 / rate + 1e-6)
      }
      for (let i = 0; i < taken.length; i++)
        for (let j = i; j < taken.length; j++) {
          const span = ((taken[j] as number) - (taken[i] as number)) / 1000
          assert.ok(j - i + 1 <= burst + rate * span + 1e-6, `${j - i + 1} in ${span} s`)
        }
    }),
    { numRuns: 300 },
  )
})

test('who waits as long as it is told gets through', () => {
  const bucket = new TokenBucket(3, 1, 0)
  assert.equal(bucket.take(0), 0)
  const wait = bucket.take(0)
  assert.ok(wait > 300 && wait < 334)
  assert.equal(bucket.take(wait), 0)
})

test('wrong keys count by address, an IPv6 network of 64 bits as one, and a flood of addresses is forgotten, not kept', () => {
  const failed = new FailedKeys()
  const tries = (address: string): number => {
    let n = 0
    while (n < 100 && failed.fail(address, 0) === 0) n++
    return n
  }
  assert.equal(tries('192.0.2.1'), 10)
  assert.equal(tries('192.0.2.2'), 10)
  assert.equal(tries('2001:db8:1:2::1'), 10)
  assert.equal(tries('2001:db8:1:2:ffff::9'), 0)
  assert.equal(tries('2001:db8:1:3::1'), 10)
  assert.equal(tries('::1'), 10)
  const start = effortMs()
  for (let i = 0; i < 50_000; i++) failed.fail(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, i)
  assert.ok(effortMs() - start < 2_000)
})

test('who holds many connections keeps nobody else out; the machine itself and its proxies are not counted', () => {
  const server = new EventEmitter()
  limitConnections(server as Server, ['192.0.2.1'], 3)
  const come = (remoteAddress: string) => {
    const socket = Object.assign(new EventEmitter(), { remoteAddress, gone: false, destroy: () => {} })
    socket.destroy = () => {
      socket.gone = true
    }
    server.emit('connection', socket)
    return socket
  }
  const held = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:9::3'].map(come)
  assert.ok(!held.some(s => s.gone))
  assert.ok(come('2001:db8::4').gone)
  assert.ok(!come('2001:db8:0:1::4').gone)
  held[0]?.emit('close')
  assert.ok(!come('2001:db8::4').gone)
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.0.2.1', '::ffff:192.0.2.1'])
    assert.ok(!Array.from({ length: 9 }, () => come(own)).some(s => s.gone), own)
})
