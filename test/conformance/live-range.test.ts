import assert from 'node:assert/strict'
import { test } from 'node:test'
import { liveRange } from '../campaigns/live-range.ts'
import { needsTime } from '../thorough.ts'

test('the theft of the range is followed over both chains: live equals batch, through reorganisations, and all of it is found', {
  skip: needsTime,
}, async t => {
  const told = await liveRange({ seed: 2, perBlock: 0, every: 60, blockSeconds: 21_600 })
  t.diagnostic(told)
  assert.match(told, /live equal to batch (\d+) of \1 times/)
})
