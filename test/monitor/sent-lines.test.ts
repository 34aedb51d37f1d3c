import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { eventsOfFile } from '../../src/adapters/monitor/event-files.ts'
import { makeServer } from '../../src/faces/http/make-server.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import { CordonError } from '../../src/model/errors.ts'
import { madeUpEvent } from './made-up-events.ts'
import { monitoredWorld } from './monitor-world.ts'

/** Three customers of one syllable each, as a Korean house's old system writes them: EUC-KR (KS X 1001), two bytes a syllable. */
const EUC_KR = ['b0a1', 'b0a2', 'b0a3'].map(hex => Buffer.from(hex, 'hex'))
/** The same in UTF-8. */
const UTF_8 = ['가', '각', '간'].map(text => Buffer.from(text))

const lineOf = (customer: Buffer, n: number): Buffer =>
  Buffer.concat([
    Buffer.from(`{"id":"k-${n}","kind":"change","atMs":1795700000000,"what":"email","customer":"`),
    customer,
    Buffer.from('"}\n'),
  ])
const rowOf = (customer: Buffer, n: number): Buffer =>
  Buffer.concat([Buffer.from(`k-${n},change,1795700000000,email,`), customer, Buffer.from('\n')])

test('lines and rows of another encoding than UTF-8 are refused one by one: their customers would become one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-sent-lines-'))
  try {
    const head = Buffer.from('id,kind,atMs,what,customer\n')
    for (const [name, make, before] of [
      ['e.ndjson', lineOf, Buffer.alloc(0)],
      ['e.csv', rowOf, head],
    ] as const) {
      const file = join(folder, name)
      writeFileSync(file, Buffer.concat([before, ...EUC_KR.map(make), ...UTF_8.map(make)]))
      const read: string[] = []
      for await (const line of eventsOfFile(file))
        read.push('fault' in line ? `${line.fault.code} ${line.fault.line}` : line.event.customer)
      const first = before.length === 0 ? 1 : 2
      const faults = [0, 1, 2].map(n => `text-malformed ${first + n}`)
      assert.deepEqual(read, [...faults, '가', '각', '간'])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what is streamed over HTTP in another encoding is refused, and the lines around it are judged', async () => {
  await using monitored = monitoredWorld()
  const { world } = monitored
  const server = await makeServer({ world, version: 'test', home: null, about: () => ({}), operations: [] })
  try {
    const good = Buffer.from(`${JSON.stringify(eventValues(madeUpEvent(0)))}\n`)
    const answer = await server.inject({
      ...{ method: 'POST', url: '/v1/monitor-events' },
      headers: { 'content-type': 'application/x-ndjson', host: 'localhost' },
      payload: Buffer.concat([...EUC_KR.map(lineOf), good]),
    })
    const told = answer.body
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    assert.deepEqual(
      told.map(t => t.fault?.code ?? t.judgements[0].event),
      ['text-malformed', 'text-malformed', 'text-malformed', 'e-0'],
    )
  } finally {
    await server.close()
  }
})

/** What comes of a file: customers, or the code of a refusal. */
async function readOf(name: string, text: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-sent-lines-'))
  try {
    writeFileSync(join(folder, name), text)
    const read: string[] = []
    try {
      for await (const line of eventsOfFile(join(folder, name)))
        read.push('fault' in line ? line.fault.code : line.event.customer)
    } catch (error) {
      assert.ok(error instanceof CordonError, String(error))
      read.push(`${error.code} ${error.place.line}`)
    }
    return read
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a mark of byte order costs no event; quotes that no CSV has, and two columns of one name, are told and not guessed at', async () => {
  const line = lineOf(Buffer.from('c'), 1).toString()
  assert.deepEqual(await readOf('e.ndjson', `\ufeff${line}${line}`), ['c', 'c'])
  const [head, row] = ['id,kind,atMs,what,customer', 'k-1,change,1795700000000,email,c']
  assert.deepEqual(await readOf('e.csv', `\ufeff${head}\n${row}\n`), ['c'])
  assert.deepEqual(await readOf('e.csv', `${head}\n${row}\n"k-2,change,1795700000000,email,c\n`), ['c', 'csv-quote 3'])
  assert.deepEqual(await readOf('e.csv', `${head}\nk"-1,change,1795700000000,email,c\n${row}\n`), ['csv-quote 2'])
  assert.deepEqual(await readOf('e.csv', `${head},customer\n${row},d\n${row},\n`), ['column-repeated', 'c'])
  const travel = 'travel.state,travel.state'
  assert.deepEqual(await readOf('e.csv', `${head},${travel}\n${row},complete,missing\n`), ['column-repeated'])
})
