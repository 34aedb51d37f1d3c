import { test } from 'node:test'
import { campaign } from '../campaigns/kill-sync.ts'

test('nodes killed at any moment of adding and pulling lose nothing, double nothing and come to hold the same', async t => {
  await campaign.run({ seed: 5, runs: 1, log: line => t.diagnostic(line) })
})
