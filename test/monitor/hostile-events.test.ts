import { test } from 'node:test'
import { campaign } from '../campaigns/hostile-events.ts'

test('whatever is sent among good events, each line is answered once and in order, and no rule fails', async () => {
  await campaign.run({ seed: 2, runs: 2, log: () => {} })
})
