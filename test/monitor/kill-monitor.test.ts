import { test } from 'node:test'
import { campaign } from '../campaigns/kill-monitor.ts'

test('a monitor that is killed with SIGKILL has judged every event it answered, once, as if nothing had happened', async () => {
  await campaign.run({ seed: 3, runs: 2, log: () => {} })
})
