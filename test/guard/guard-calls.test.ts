import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hexOf } from '../../src/formats/safe/abi-words.ts'
import { safeTxHash } from '../../src/formats/safe/safe-hash.ts'
import type { Hex, SafeTransaction } from '../../src/formats/safe/safe-transaction.ts'
import type { Address } from '../../src/model/address.ts'
import { judgeCapture } from '../../src/operations/guard/guard-multisig.ts'
import { fc } from '../property.ts'
import { person, row, transaction } from './make-safe.ts'
import { calldata, maxUint256, ordinaryTraffic, packed } from './ordinary-safe.ts'

const SAFE = person('a safe').address
const STRANGER = person('a stranger').address
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7' as Address
const MULTI_SEND = '0x8d29be29923b68abfdd21e541b9374737b49cdad' as Address
const SINGLETON = '0x34cfac646f301356faa8b21e94227e3583fe3f5f' as Address
const domain = { form: 'chain', chainId: 1n } as const

async function judge(...given: readonly (Partial<SafeTransaction> & { to: Address })[]) {
  const rows = given.map((tx, i) =>
    row({ tx: transaction({ safe: SAFE, nonce: BigInt(i), ...tx }), domain, at: '2026-01-01T00:00:00Z' }),
  )
  return judgeCapture({ capture: { results: rows } })
}

/** Code, severity and place of what is found in one transaction. */
async function found(tx: Partial<SafeTransaction> & { to: Address }): Promise<string[]> {
  const { transactions } = await judge(tx)
  return (transactions[0]?.findings ?? []).map(f => `${f.severity} ${f.code}${f.path === null ? '' : ` ${f.path}`}`)
}

test('each way to lose a Safe or what it owns is told by its name and its urgency', async () => {
  const cases: readonly [Partial<SafeTransaction> & { to: Address }, readonly string[]][] = [
    [{ to: STRANGER, operation: 1 }, ['alarm delegatecall-unknown']],
    [
      { to: USDT, data: calldata('transfer', STRANGER, 1n), operation: 1 },
      ['alarm delegatecall-unknown', 'alarm delegatecall-disguised'],
    ],
    [{ to: SINGLETON, operation: 1 }, ['alarm delegatecall-unmeant']],
    [{ to: SAFE, data: `0x7de7edef${STRANGER.slice(2).padStart(64, '0')}` }, ['alarm implementation-changed']],
    [{ to: SAFE, data: `0x7de7edef${SINGLETON.slice(2).padStart(64, '0')}` }, ['warning implementation-changed']],
    [{ to: SAFE, data: calldata('addOwnerWithThreshold', STRANGER, 1n) }, ['warning owner-added']],
    [{ to: SAFE, data: calldata('swapOwner', STRANGER, STRANGER, STRANGER) }, ['warning owner-swapped']],
    [{ to: SAFE, data: calldata('changeThreshold', 1n) }, ['warning threshold-changed']],
    [{ to: SAFE, data: calldata('enableModule', STRANGER) }, ['warning module-enabled']],
    [{ to: SAFE, data: calldata('setFallbackHandler', STRANGER) }, ['warning fallback-changed']],
    [
      { to: SAFE, data: calldata('setFallbackHandler', '0xf48f2b2d2a534e402487b3ee7c18c33aec0fe5e4') },
      ['notice fallback-changed'],
    ],
    [{ to: STRANGER, data: calldata('upgradeTo', STRANGER) }, ['warning contract-upgraded']],
    [{ to: STRANGER, data: calldata('transferOwnership', STRANGER) }, ['warning contract-handed-over']],
    [{ to: STRANGER, data: calldata('grantRole', `0x${'00'.repeat(32)}`, STRANGER) }, ['warning role-granted']],
    [{ to: USDT, data: calldata('approve', STRANGER, maxUint256) }, ['warning approved-without-limit']],
    [{ to: USDT, data: calldata('approve', STRANGER, 10n ** 12n) }, []],
    [{ to: STRANGER, data: calldata('setApprovalForAll', STRANGER, true) }, ['warning approved-for-all']],
    [{ to: STRANGER, data: calldata('setApprovalForAll', STRANGER, false) }, []],
    [{ to: USDT, data: '0xa9059cbb00' }, ['warning arguments-unreadable']],
    [{ to: STRANGER, value: 1n, gasPrice: 10n ** 15n, baseGas: 10n ** 9n, gasToken: USDT }, ['alarm refund-drains']],
    [
      { to: STRANGER, value: 1n, gasPrice: 5n, baseGas: 60_000n, gasToken: USDT, refundReceiver: STRANGER },
      ['warning refund-paid'],
    ],
  ]
  for (const [tx, expected] of cases)
    assert.deepEqual(
      await found(tx),
      expected,
      JSON.stringify(tx, (_, v) => (typeof v === 'bigint' ? String(v) : v)),
    )
})

test('what hides inside a batch, a batch in it, or another Safe’s transaction is found at its place', async () => {
  const inner = calldata('multiSend', `0x${packed(STRANGER, '0x', 0n, 1).slice(2)}`)
  const outer = `0x${[
    packed(USDT, calldata('transfer', STRANGER, 5n)),
    packed(MULTI_SEND, inner, 0n, 1),
    packed(SAFE, calldata('changeThreshold', 1n)),
  ]
    .map(part => part.slice(2))
    .join('')}`
  assert.deepEqual(await found({ to: MULTI_SEND, operation: 1, data: calldata('multiSend', outer) }), [
    'alarm delegatecall-unknown 2.1',
    'warning threshold-changed 3',
  ])
})

test('a payee that looks like one that was paid before, and is another, raises the alarm; the one paid before does not', async () => {
  const known = '0x88a1493366d48225fc3cefbdae9ebb23e323ade3' as Address
  const planted = '0x88a1000000000000000000000000000000000ade3'.slice(0, 38).concat('ade3') as Address
  const at = '2026-01-01T00:00:00Z'
  const paid = row({
    tx: transaction({ safe: SAFE, to: known, value: 1n }),
    domain,
    at,
    executedAt: '2026-01-01T01:00:00Z',
  })
  const again = row({ tx: transaction({ safe: SAFE, to: known, value: 1n, nonce: 1n }), domain, at })
  const wrong = row({ tx: transaction({ safe: SAFE, to: planted, value: 1n, nonce: 2n }), domain, at })
  const { alarms } = await judgeCapture({ capture: [paid, again, wrong] })
  assert.deepEqual(
    alarms.map(a => [a.nonce, a.reason]),
    [[2, 'payee-imitates']],
  )
})

test('a hash that the service claims for something else raises the alarm; one of an unknown chain is asked about', async () => {
  const tx = transaction({ safe: SAFE, to: STRANGER, value: 1n })
  const made = row({ tx, domain, at: '2026-01-01T00:00:00Z' })
  const lied = { ...made, safeTxHash: `0x${'77'.repeat(32)}` }
  const known = await judgeCapture({ capture: [lied], chainId: 1, safeVersion: '1.3.0' })
  assert.deepEqual(
    known.alarms.map(a => a.reason),
    ['hash-mismatch'],
  )
  const unknown = await judgeCapture({ capture: [lied] })
  assert.deepEqual([unknown.alarms.length, unknown.transactions[0]?.claim], [0, 'unproved'])
})

test('a hash of another chain than the node’s is asked about, and its signatures are worth nothing here', async () => {
  const tx = transaction({ safe: SAFE, to: STRANGER, value: 1n })
  const by = person('an owner')
  const at = '2026-01-01T00:00:00Z'
  const elsewhere = row({ tx, domain: { form: 'chain', chainId: 42_161n }, at, signed: [{ by, at }] })
  const { alarms, transactions } = await judgeCapture({ capture: [elsewhere], chainId: 1, safeVersion: '1.3.0' })
  assert.deepEqual(alarms, [])
  assert.equal(transactions[0]?.claim, 'other-domain')
  assert.deepEqual(
    transactions[0]?.findings.map(f => f.code),
    ['signature-other-domain', 'hash-other-domain'],
  )
})

test('what one page says of signatures, the same transaction on another page does not take back', async () => {
  const tx = transaction({ safe: SAFE, to: STRANGER, value: 1n })
  const at = '2026-01-01T00:00:00Z'
  const by = person('an owner')
  const other = safeTxHash({ ...tx, value: 2n }, domain)
  const bad = row({ tx, domain, at, signed: [{ by, at, hash: other }] })
  const good = row({ tx, domain, at, signed: [{ by, at }] })
  for (const capture of [
    [bad, good],
    [good, bad],
  ]) {
    const { alarms } = await judgeCapture({ capture })
    assert.deepEqual(
      alarms.map(a => a.reason),
      ['signature-of-no-owner'],
    )
  }
})

test('any calldata is judged in one sentence, without an error', async () => {
  const selectors = ['0xa9059cbb', '0x8d80ff0a', '0x6a761202', '0xac9650d8', '0x468721a7', '0x0d582f13', '0xdeadbeef']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...selectors),
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(0 as const, 1 as const),
      async (selector, bytes, operation) => {
        const data = `${selector}${hexOf(bytes).slice(2)}` as Hex
        const { transactions, gaps } = await judge({ to: MULTI_SEND, data, operation })
        assert.match(transactions[0]?.sentence ?? '', /^It .+\.$/s)
        assert.ok(!gaps.some(g => g.kind === 'transaction-unreadable'))
      },
    ),
    { numRuns: 60 },
  )
})

test('batches in batches without end, and calls that share their bytes, are cut and said to be', async () => {
  let data: Hex = '0x'
  for (let deep = 0; deep < 12; deep++) data = calldata('multiSend', packed(MULTI_SEND, data, 0n, 1))
  assert.ok((await found({ to: MULTI_SEND, operation: 1, data })).includes('warning calls-hidden 1.1.1.1.1.1.1.1'))
  const many = `0x${packed(USDT, '0x').slice(2).repeat(3_000)}`
  const codes = await found({ to: MULTI_SEND, operation: 1, data: calldata('multiSend', many) })
  assert.deepEqual(codes, ['warning calls-hidden'])
})

// Each signature costs curve operations: here some of the thousand that the campaign guard-traffic judges.
test('ordinary traffic of Safes of three versions raises no alarm, with the owners told or inferred', async () => {
  for (const seed of [1, 2, 3]) {
    const { rows, owners, version, threshold } = ordinaryTraffic(seed, 8)
    const capture = { results: rows }
    const told = { owner: owners, safeVersion: version, threshold, chainId: 1 }
    for (const more of [{}, told]) {
      const { alarms, transactions, gaps } = await judgeCapture({ capture, ...(more as object) })
      assert.deepEqual(alarms, [], JSON.stringify(alarms[0]))
      assert.equal(transactions.length, rows.length)
      assert.ok(transactions.every(t => t.claim === 'right'))
      assert.ok(transactions.every(t => t.signatures.every(s => s.verdict === 'signed')))
      assert.deepEqual(
        gaps.map(g => g.kind),
        more === told ? [] : ['owners-inferred'],
      )
    }
  }
})

test('one signature moved to another transaction of the same Safe raises the alarm, whichever it is', async () => {
  const { rows, owners } = ordinaryTraffic(9, 7)
  type Row = { nonce: number; safeTxHash: string; confirmations: { signature: string }[] }
  for (let from = 0; from < rows.length; from += 3) {
    const to = (from + 2) % rows.length
    const moved = structuredClone(rows) as Row[]
    const [source, target] = [moved[from], moved[to]]
    const confirmation = target?.confirmations[0]
    assert.ok(source && target && confirmation)
    confirmation.signature = source.confirmations[0]?.signature ?? ''
    const { alarms } = await judgeCapture({ capture: { results: moved }, owner: owners })
    assert.deepEqual(
      alarms.map(a => [a.nonce, a.shown]),
      [[target.nonce, target.safeTxHash]],
    )
  }
})
