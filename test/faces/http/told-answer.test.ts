import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { z } from 'zod'
import { CallError } from '../../../src/faces/desk/api/call.ts'
import { callTold, type WorkTold } from '../../../src/faces/desk/api/call-told.ts'
import { InputError } from '../../../src/model/errors.ts'
import { defineOperation } from '../../../src/operations/define-operation.ts'
import { type TestServer, testServer } from './test-server.ts'

const seen = { interrupted: false, ended: false }

/** Counts to a number and tells each step; a word too long is refused half-way; without an end it goes on until nobody waits. */
const count = defineOperation({
  name: 'traceFunds',
  summary: 'count',
  effect: 'read',
  input: z.object({ to: z.number().nullable(), word: z.string().default('') }),
  output: z.object({ word: z.string(), amount: z.codec(z.string(), z.bigint(), { decode: BigInt, encode: String }) }),
  async run({ to, word }, world) {
    for (let i = 1; to === null || i <= to; i++) {
      world.progress.at(i, to, 'steps', { twice: i * 2 })
      await world.breathe?.()
      await new Promise(done => setTimeout(done, 70))
      if (world.interrupted()) {
        seen.interrupted = true
        break
      }
    }
    seen.ended = true
    if (word.length > 20_000) throw new InputError('word-long', 'the word is too long', { place: { field: 'word' } })
    return { word, amount: 2n ** 80n }
  },
})

const opened: TestServer[] = []
before(async () => {
  const server = await testServer({ operations: [count] })
  opened.push(server)
  const { fetch } = globalThis
  mock.method(globalThis, 'fetch', (path: string, init: RequestInit) => fetch(new URL(path, server.url), init))
})
after(async () => {
  mock.restoreAll()
  for (const { server, close } of opened) {
    server.server.closeAllConnections()
    await close()
  }
})

const ask = (input: object, told: (work: WorkTold) => void, signal?: AbortSignal) =>
  callTold('traceFunds', input as never, told, signal) as unknown as Promise<{ word: string; amount: string }>

test('whoever asks for it hears how far the work is, and then the same answer, however long and whatever is in it', async () => {
  const told: WorkTold[] = []
  const word = 'event: fault\ndata: 한국어 \u2028 \r\n\n'.repeat(300)
  const answer = await ask({ to: 8, word }, work => told.push(work))
  assert.deepEqual(answer, { word, amount: String(2n ** 80n) })
  assert.ok(told.length >= 2 && told.length < 8, `not each step: ${told.length}`)
  assert.deepEqual(told[0], { done: 1, total: 8, label: 'steps', also: { twice: 2 } })
  assert.deepEqual(
    told.map(t => t.done),
    told.map(t => t.done).toSorted((a, b) => a - b),
  )
})

test('a refusal before the work is a refusal as ever, and one after it names its code, status and field', async () => {
  const refused = (code: string, field: string | null) => (error: unknown) =>
    error instanceof CallError && error.code === code && error.status === 400 && error.field === field
  await assert.rejects(
    ask({ to: 'many' }, () => {}),
    refused('input-malformed', 'to'),
  )
  await assert.rejects(
    ask({ to: 1, word: 'x'.repeat(20_001) }, () => {}),
    refused('word-long', 'word'),
  )
})

test('work whose listener went away ends at its next step', async () => {
  const stop = new AbortController()
  seen.interrupted = false
  await assert.rejects(
    ask({ to: null }, () => stop.abort(), stop.signal),
    (error: Error) => error.name === 'AbortError',
  )
  for (let i = 0; i < 40 && !seen.interrupted; i++) await new Promise(done => setTimeout(done, 25))
  assert.ok(seen.interrupted)
})
