import { test } from 'node:test'
import { campaign } from '../campaigns/kill-batch.ts'

test('a batch killed at any moment is gone on with by the same command, no row lost or twice', async t => {
  await campaign.run({ seed: 11, runs: 1, log: line => t.diagnostic(line) })
})
