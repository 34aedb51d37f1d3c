import { test } from 'node:test'
import { campaign } from '../campaigns/kill-import.ts'

test('an import killed at any moment leaves a store that opens, agrees with itself and can be finished', async t => {
  await campaign.run({ seed: 7, runs: 1, log: line => t.diagnostic(line) })
})
