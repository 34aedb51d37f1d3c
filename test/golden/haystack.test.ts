import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimOf, cordonTrace } from '../../bench/haystack/cordon-trace.ts'
import { HEISTS, makeHaystack } from '../../bench/haystack/make-haystack.ts'
import { readHaystack, readTruth } from '../../bench/haystack/read-haystack.ts'
import { score } from '../../bench/haystack/score.ts'
import { needsShared } from '../shared-data.ts'

for (const { heist, seed, tagged } of [
  ...HEISTS.map(heist => ({ heist, seed: 1, tagged: 0.5 })),
  { heist: 'harmony-2023', seed: 11, tagged: 0.5 },
  { heist: 'lifi-2024', seed: 1, tagged: 0.3 },
]) {
  const title = `the ${heist} money is found in haystack ${seed}, where ${tagged * 10} in ten services are tagged`
  test(title, { skip: needsShared }, async t => {
    await using made = await makeHaystack({ heist, background: 20_000, tagged, seed })
    const haystack = await readHaystack(made.folder)
    const result = await cordonTrace(haystack)
    const truth = await readTruth(made.folder)
    const found = score(claimOf(result, haystack.sources), truth)
    t.diagnostic(JSON.stringify(found))
    assert.ok(result.finished)
    // The truth counts what left every source; what a source passes to another, or gets back and sends again, was stolen once.
    const stolen = result.stolen.reduce((sum, row) => sum + row.amount, 0n)
    assert.ok(stolen > 0n && stolen <= BigInt(truth.stolen), `stolen ${stolen}`)
    for (const c of result.conservation)
      assert.equal(c.stolen, c.held + c.services + c.fees + c.belowFloor + c.gaps, c.asset)
    assert.ok(found.precision >= 0.98, `precision ${found.precision}`)
    assert.ok(found.recall >= 0.97, `recall ${found.recall}`)
    assert.ok(found.value >= 0.95, `value ${found.value}`)
  })
}
