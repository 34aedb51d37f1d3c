import assert from 'node:assert/strict'
import { judgeCapture } from '../../src/operations/guard/guard-multisig.ts'
import { ordinaryTraffic } from '../guard/ordinary-safe.ts'
import type { Campaign } from './kill-import.ts'

/** Transactions of one run. */
const EACH = 50

/** Judges ordinary traffic of Safes by the thousand: 20 runs are 1,000 transactions. */
export const campaign: Campaign = {
  name: 'guard-traffic',
  about: 'ordinary traffic of Safes, 50 transactions a run: none raises an alarm, every hash and signature fits',
  async run({ seed, runs, log }) {
    let count = 0
    for (let run = 0; run < runs; run++) {
      const { rows, owners, version, threshold } = ordinaryTraffic(seed * 1_000 + run, EACH)
      const told = run % 2 === 0 ? {} : { owner: owners, safeVersion: version, threshold, chainId: 1 }
      const { alarms, transactions } = await judgeCapture({ capture: { results: rows }, ...(told as object) })
      assert.deepEqual(alarms, [])
      assert.ok(transactions.every(t => t.claim === 'right' && t.signatures.every(s => s.verdict === 'signed')))
      count += transactions.length
    }
    log(`${count} ordinary transactions of ${runs} Safes: no alarm`)
  },
}
