import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsText } from '../../../src/faces/cli/claims-text.ts'
import { placesOf } from '../../../src/faces/cli/fold-text.ts'

const claim = {
  id: 'taint-claim--3f1c3c1e-8d0e-5b6a-9b1f-0d8f8a1d2c3e',
  by: 'identity--3f1c3c1e-8d0e-5b6a-9b1f-0d8f8a1d2c3e',
  theft: null,
  account: `eip155:1:0x${'a'.repeat(40)}`,
  asset: 'eip155:1/slip44:60',
  amount: '401346768858404671846000',
}
const why = 'the trace made again has other figures: other ledger data, or another claim than the trace gives'

test('a claim that differs is told with each part and both figures, in 80 columns; of many only those that do not hold', () => {
  const differences = [
    { part: 'amount', claimed: '401346768858404671846001', found: '401346768858404671846000' },
    { part: 'evidence', claimed: 'a'.repeat(64), found: 'b'.repeat(64) },
  ] as const
  const differing = { ...claim, verdict: 'differs' as const, why, differences: [...differences] }
  const same = { ...claim, verdict: 'same' as const, why: 'the same', differences: [] }
  const claims = [differing, ...Array.from({ length: 1_200 }, () => same)]
  const text = claimsText({ same: 1_200, differs: 1, cannot: 0, traces: 1, claims }, 80)
  for (const line of text.split('\n')) assert.ok(placesOf(line) <= 80 || !line.trim().includes(' '), line)
  const words = text.replaceAll(/\s+/g, ' ')
  assert.match(words, /^differs: the trace made again has other figures/)
  assert.match(words, /amount: claimed 401346768858404671846001, found 401346768858404671846000/)
  assert.match(words, /1,200 the same, 1 different, 0 not to be recomputed, by 1 trace $/)
  assert.equal(words.match(/taint-claim--/g)?.length, 1)
})

test('one claim is told whole whatever came of it, and none says so', () => {
  const one = { ...claim, verdict: 'same' as const, why: 'as it says', differences: [] }
  assert.match(claimsText({ same: 1, differs: 0, cannot: 0, traces: 1, claims: [one] }, 80), /^same: as it says\n/)
  const cannot = { ...one, verdict: 'cannot' as const, why: '\u001b[31mno data' }
  const text = claimsText({ same: 0, differs: 0, cannot: 1, traces: 1, claims: [cannot] }, 80)
  assert.match(text, /^cannot be recomputed: /)
  assert.ok(!text.includes('\u001b'), 'what a peer wrote does not reach the terminal as it is')
  assert.equal(
    claimsText({ same: 0, differs: 0, cannot: 0, traces: 0, claims: [] }, 80),
    'There is no claim of others here.\n',
  )
})
