import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { exampleEvents } from './example-events.ts'

const FILE = new URL('../../examples/events.ndjson', import.meta.url)

test('the example of events tells the stories by which the rules themselves are tried (UPDATE=1 writes it anew)', () => {
  const now = exampleEvents()
  if (process.env['UPDATE'] === '1') writeFileSync(FILE, now)
  assert.equal(readFileSync(FILE, 'utf8'), now)
})
