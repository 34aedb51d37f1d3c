import { test } from 'node:test'
import { campaign as hostile } from '../../campaigns/hostile-taxii.ts'
import { campaign as kill } from '../../campaigns/kill-taxii-sync.ts'

test('a pull that is killed at any moment loses nothing that was told as safe, and doubles nothing', async t => {
  await kill.run({ seed: 7, runs: 2, log: line => t.diagnostic(line) })
})

test('generated lies of a server: the client ends in time, takes nothing false in, and sends nothing elsewhere', async t => {
  await hostile.run({ seed: 7, runs: 60, log: line => t.diagnostic(line) })
})
