import { test } from 'node:test'
import { campaign } from '../campaigns/lie-as-peer.ts'

test('hundreds of generated attacks of a lying peer neither break a node nor get anything in that its log does not hold', async t => {
  await campaign.run({ seed: 11, runs: 150, log: line => t.diagnostic(line) })
})
