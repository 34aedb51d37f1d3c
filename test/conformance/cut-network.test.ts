import { test } from 'node:test'
import { campaign } from '../campaigns/cut-network.ts'

test('nodes whose network is cut, stalled and garbled while they share come to hold what each may hold, once', async t => {
  await campaign.run({ seed: 5, runs: 8, log: line => t.diagnostic(line) })
})
