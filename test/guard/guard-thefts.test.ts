import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { BYBIT_SAFE_71 } from '../../src/catalog/guard/bybit-safe-71.ts'
import { safeTxHash } from '../../src/formats/safe/safe-hash.ts'
import type { Hex } from '../../src/formats/safe/safe-transaction.ts'
import type { Address } from '../../src/model/address.ts'
import { judgeCapture } from '../../src/operations/guard/guard-multisig.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { person, row, transaction } from './make-safe.ts'
import { calldata } from './ordinary-safe.ts'

const SHOWN = '0x9d89e67333f99c136537be74029c44592985a4855172f4c2d0d942029868f98e'
const EXECUTED = '0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8'
const FIRST = '2025-02-21T05:42:40.788469Z'

interface Confirmation {
  readonly submissionDate: string
}
interface Row {
  readonly submissionDate: string
  readonly isExecuted: boolean
  readonly confirmations: readonly Confirmation[]
}

/** What the service showed at a moment: nothing that came later. */
function cutAt(moment: string, rows: readonly Row[] = BYBIT_SAFE_71.results): { results: Row[] } {
  const results = rows
    .filter(r => Date.parse(r.submissionDate) <= Date.parse(moment))
    .map(r => ({ ...r, confirmations: r.confirmations.filter(c => c.submissionDate <= moment) }))
  return { results }
}

test('the first signature on Bybit’s nonce 71 raises the alarm 8 h 30 m 54 s before the theft', async () => {
  const { alarms, transactions } = await judgeCapture({ capture: BYBIT_SAFE_71 })
  const [first] = alarms
  assert.ok(first)
  assert.deepEqual(
    { ...first, sentence: '' },
    {
      safe: '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4',
      nonce: 71,
      at: FIRST,
      leadSeconds: 8 * 3600 + 30 * 60 + 54,
      reason: 'signature-over-other',
      sentence: '',
      shown: SHOWN,
      executed: EXECUTED,
      signatures: { of: 3, overShown: 0, overExecuted: 3 },
    },
  )
  assert.match(first.sentence, /3 of 3 signatures .* Shown: It sends 30,000 ETH to 0x88a1.* as the Safe itself/)
  const executed = transactions.find(t => t.state === 'executed')
  assert.deepEqual(
    executed?.signatures.map(s => s.verdict),
    ['signed', 'signed', 'signed'],
  )
  assert.deepEqual(
    executed?.findings.map(f => f.code),
    ['delegatecall-unknown', 'delegatecall-disguised'],
  )
})

test('whom the signatures recover to over the shown hash are the three strangers that the published check names', async () => {
  const { transactions } = await judgeCapture({ capture: BYBIT_SAFE_71 })
  const shown = transactions.find(t => t.hash === SHOWN)
  assert.deepEqual(
    new Set(shown?.signatures.map(s => s.overShown)),
    new Set([
      '0x9ed84723885128072e4eebe53d2c71cac23ceb01',
      '0x4f9f84fe95f3248c61491717a54a0aea5eeba344',
      '0xa85a24ee415d3ace4873e147ae1b7b1a349ac919',
    ]),
  )
})

test('cut off at every moment the alarm stands from the first signature on, and never before it', async () => {
  const moments = [
    '2025-02-21T05:42:39Z',
    FIRST,
    '2025-02-21T13:44:22.889083Z',
    '2025-02-21T14:11:40.728213Z',
    '2025-02-21T14:13:34Z',
    '2025-02-21T14:13:35Z',
  ]
  for (const [index, moment] of moments.entries()) {
    const { alarms } = await judgeCapture({ capture: cutAt(moment) })
    if (index === 0) {
      assert.deepEqual(alarms, [])
      continue
    }
    const [first] = alarms
    assert.equal(first?.at, FIRST, moment)
    assert.equal(first?.shown, SHOWN)
    const over = index === moments.length - 1
    assert.equal(first?.executed, over ? EXECUTED : null)
    assert.equal(first?.reason, over ? 'signature-over-other' : 'signature-of-no-owner')
    assert.equal(first?.leadSeconds, over ? 30_654 : null)
  }
})

test('with the owners told, by name or not, the alarm is the same', async () => {
  const owner = BYBIT_SAFE_71.results[0].confirmations.map(c => c.owner.toLowerCase())
  for (const more of [{ owner }, { owner, safeVersion: '1.1.1' }, { safeVersion: '1.1.1', chainId: 1 }]) {
    const { alarms } = await judgeCapture({ capture: cutAt(FIRST), ...(more as object) })
    assert.deepEqual(
      alarms.map(a => [a.at, a.reason]),
      [[FIRST, 'signature-of-no-owner']],
    )
  }
})

test('a service that names as owner whoever comes out over the shown hash is found out by the executed signatures', async () => {
  const [executed, shown] = BYBIT_SAFE_71.results
  const strangers = [
    '0x9ed84723885128072e4eebe53d2c71cac23ceb01',
    '0xa85a24ee415d3ace4873e147ae1b7b1a349ac919',
    '0x4f9f84fe95f3248c61491717a54a0aea5eeba344',
  ]
  const lied = { ...shown, confirmations: shown.confirmations.map((c, i) => ({ ...c, owner: strangers[i] })) }
  const { alarms } = await judgeCapture({ capture: { results: [executed, lied] } })
  assert.deepEqual([alarms[0]?.at, alarms[0]?.reason, alarms[0]?.leadSeconds], [FIRST, 'signature-over-other', 30_654])
})

test('what the project carries of nonce 71 is what the capture says', { skip: needsShared }, async () => {
  const capture = JSON.parse(readFileSync(sharedPath('casebook/bybit-safe-tx-71.json'), 'utf8'))
  assert.deepEqual(await judgeCapture({ capture }), await judgeCapture({ capture: BYBIT_SAFE_71 }))
  const rows = capture.results as Record<string, unknown>[]
  for (const [index, own] of BYBIT_SAFE_71.results.entries())
    for (const [key, value] of Object.entries(own))
      if (key !== 'confirmations') assert.deepEqual(value, rows[index]?.[key], key)
})

// Of WazirX, 2024-07-18, published: the Safe, 4 of 6; three signers saw a transfer of USDT; the fourth signature came from the custodian; the
// delegatecall's target and the code that it put in the Safe's place. Made up: the signers and their keys, nonce, amounts, the minutes, the
// calldata of the delegatecall, and that a service held the signatures.
const WAZIRX = {
  safe: '0x27fd43babfbe83a81d14665b1a6fb8030a60c9b4' as Address,
  target: '0xfbffef83b1c172fe3bc86c1ccb036ab9f3efcaf2' as Address,
  code: '0xef279c2ab14960aa319008cbea384b9f8ac35fc6' as Address,
  usdt: '0xdac17f958d2ee523a2206206994597c13d831ec7' as Address,
}

test('WazirX: the first of the signatures on a shown USDT transfer that are over a delegatecall raises the alarm', async () => {
  const { safe, target, code, usdt } = WAZIRX
  const domain = { form: 'no-chain', chainId: 1n } as const
  const signers = ['a', 'b', 'c', 'custodian'].map(word => person(`wazirx ${word}`))
  const shown = transaction({
    safe,
    to: usdt,
    data: calldata('transfer', person('vendor').address, 625_000_000_000n),
    nonce: 17n,
  })
  const signed = transaction({ safe, to: target, data: calldata('transfer', code, 0n), operation: 1, nonce: 17n })
  const hash = safeTxHash(signed, domain)
  const at = (minute: number) => `2024-07-18T06:${String(minute).padStart(2, '0')}:00Z`
  const rows = [
    row({ tx: shown, domain, at: at(1), signed: signers.map((by, i) => ({ by, at: at(2 + i), hash })) }),
    row({ tx: signed, domain, at: at(19), executedAt: at(19), signed: signers.map(by => ({ by, at: at(19) })) }),
  ]
  const { alarms } = await judgeCapture({ capture: { results: rows }, owner: signers.map(s => s.address) })
  const [first, second] = alarms
  assert.deepEqual(
    [first?.reason, first?.at, first?.leadSeconds, first?.executed, first?.signatures],
    ['signature-over-other', at(2), 17 * 60, hash, { of: 4, overShown: 0, overExecuted: 4 }],
  )
  assert.match(first?.sentence ?? '', /Shown: It sends 625,000 USDT/)
  assert.deepEqual([second?.reason, second?.shown], ['delegatecall-unknown', null])
  assert.match(second?.sentence ?? '', /dressed as a call of transfer/)
})

// Of Radiant, 2024-10-16, published: the Safe on Arbitrum, 3 of 11; signers saw an ordinary transaction, signed transferOwnership to the thief's
// contract, and tried again when the page said that it had failed. Made up: the signers and their keys, nonce, minutes, what was shown, the
// contract that was handed over, and that a service held the signatures.
const RADIANT = {
  safe: '0x111ceeee040739fd91d29c34c33e6b3e112f2177' as Address,
  thief: '0x57ba8957ed2ff2e7ae38f4935451e81ce1eefbf5' as Address,
}

test('Radiant: signatures over transferOwnership under a shown routine call raise the alarm at the first, however often they retry', async () => {
  const { safe, thief } = RADIANT
  const domain = { form: 'chain', chainId: 42_161n } as const
  const signers = Array.from({ length: 3 }, (_, i) => person(`radiant ${i}`))
  const provider = person('radiant pool addresses provider').address
  const shown = transaction({
    safe,
    to: person('emissions').address,
    data: calldata('approve', provider, 5n),
    nonce: 228n,
  })
  const signed = transaction({ safe, to: provider, data: calldata('transferOwnership', thief), nonce: 228n })
  const hash: Hex = safeTxHash(signed, domain)
  const at = (minute: number) => `2024-10-16T15:${String(minute).padStart(2, '0')}:00Z`
  // Each signs twice: the page says that the first try failed.
  const tries = signers.flatMap((by, i) => [
    { by, at: at(10 + 2 * i), hash },
    { by, at: at(11 + 2 * i), hash },
  ])
  const queue = [row({ tx: shown, domain, at: at(5), signed: tries })]
  const owner = [...signers, ...Array.from({ length: 8 }, (_, i) => person(`radiant idle ${i}`))].map(s => s.address)
  const early = await judgeCapture({ capture: { results: queue }, owner })
  assert.deepEqual(
    early.alarms.map(a => [a.reason, a.at, a.executed]),
    [['signature-of-no-owner', at(10), null]],
  )
  const done = row({
    tx: signed,
    domain,
    at: at(46),
    executedAt: at(46),
    signed: signers.map(by => ({ by, at: at(46) })),
  })
  const late = await judgeCapture({ capture: { results: [...queue, done] }, owner })
  assert.deepEqual(
    late.alarms.map(a => [a.reason, a.at, a.leadSeconds, a.executed]),
    [['signature-over-other', at(10), 36 * 60, hash]],
  )
  const handed = late.transactions.find(t => t.hash === hash)
  assert.deepEqual(
    handed?.findings.map(f => [f.code, f.severity]),
    [['contract-handed-over', 'warning']],
  )
})

test('what was never shown, executed in the place of what the owners confirmed, is told even when every signature fits', async () => {
  const safe = person('unshown').address
  const domain = { form: 'chain', chainId: 1n } as const
  const by = person('unshown owner')
  const at = (minute: number) => `2025-01-01T00:${String(minute).padStart(2, '0')}:00Z`
  const shown = transaction({ safe, to: person('payee').address, value: 1n })
  const other = transaction({ safe, to: person('thief').address, value: 10n ** 18n })
  const rows = [
    row({ tx: shown, domain, at: at(1), signed: [{ by, at: at(2) }] }),
    row({ tx: other, domain, at: at(9), executedAt: at(9), signed: [{ by, at: at(9) }] }),
  ]
  const { alarms } = await judgeCapture({ capture: rows })
  assert.deepEqual(
    alarms.map(a => [a.reason, a.at, a.leadSeconds]),
    [['executed-unshown', at(9), 0]],
  )
})
