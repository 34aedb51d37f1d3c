import { test } from 'node:test'
import { campaign } from '../campaigns/kill-freeze.ts'

test('a node killed at any moment of asking, answering or withdrawing loses nothing done and does nothing twice', async t => {
  await campaign.run({ seed: 3, runs: 1, log: line => t.diagnostic(line) })
})
