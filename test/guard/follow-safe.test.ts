import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { keptAnswers, namedSafeQueues } from '../../src/adapters/guard/named-safe-queues.ts'
import { BYBIT_SAFE_71 } from '../../src/catalog/guard/bybit-safe-71.ts'
import { readSafeLink } from '../../src/formats/safe/read-safe-link.ts'
import { SourceError } from '../../src/model/errors.ts'
import { followSafe } from '../../src/operations/guard/follow-safe.ts'
import { guardMultisig } from '../../src/operations/guard/guard-multisig.ts'
import type { SafeQueue } from '../../src/operations/guard/guard-sources.ts'
import { listGuardAlarms } from '../../src/operations/guard/list-guard-alarms.ts'
import type { GuardWorld } from '../../src/operations/guard/safe-queues.ts'
import { ask, coded, makeRig, peopled } from '../casework/casework-rig.ts'

const SAFE = '0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4'
const LOWER = SAFE.toLowerCase()
/** Before the theft: the payment that three owners confirmed waits, and nothing is executed. */
const BEFORE = { results: [BYBIT_SAFE_71.results[1]] }

const queueOf = (answer: () => unknown): SafeQueue => ({
  source: 'https://service.example',
  safe: async () => null,
  pages: async () => ({ pages: [answer()], complete: true }),
  close() {},
})
const withQueue = (world: GuardWorld, queue: SafeQueue): GuardWorld => ({
  ...world,
  safes: {
    named: [{ name: 'eth', source: queue.source }],
    queue: async name => (name === 'eth' ? queue : null),
  },
})

suite('a Safe is followed', () => {
  test('Bybit’s alarm stands while the transaction still waits, once, and partners’ tenants do not see it', async () => {
    using rig = await peopled(makeRig())
    const kim = rig.by(await rig.key('kim'), 'kim')
    const world = withQueue(
      kim,
      queueOf(() => BEFORE),
    )
    const first = await ask(followSafe, { safe: `https://app.safe.global/transactions/queue?safe=eth:${SAFE}` }, world)
    assert.equal(first.fresh, first.alarms.length)
    assert.ok(first.alarms.some(a => a.reason.startsWith('signature-') && a.leadSeconds === null))
    const again = await ask(followSafe, { safe: SAFE }, world)
    assert.equal(again.fresh, 0)
    const seen = async (w: GuardWorld) => (await ask(listGuardAlarms, { safe: SAFE }, w)).alarms.length
    assert.equal(await seen(world), first.alarms.length)
    assert.equal(await seen(rig.by(await rig.key('mori'), 'mori')), first.alarms.length)
    assert.equal(await seen(rig.by(await rig.key('eve'), 'eve')), 0)
  })

  test('A service that nobody named is not asked, and a server that names none says how', async () => {
    using rig = await peopled(makeRig())
    const world = withQueue(
      rig.as('kim'),
      queueOf(() => assert.fail('nobody asks')),
    )
    await assert.rejects(ask(followSafe, { safe: SAFE, service: 'bnb' }, world), coded('safe-service-unknown'))
    await assert.rejects(ask(followSafe, { safe: `gno:${SAFE}` }, world), coded('safe-service-unknown'))
    await assert.rejects(ask(followSafe, { safe: SAFE }, rig.as('kim')), coded('safe-services-none'))
    await assert.rejects(
      ask(followSafe, { safe: 'https://evil.example/?u=http://10.0.0.1' }, world),
      coded('safe-link-malformed'),
    )
  })

  test('A service that fails is told, and keeps no alarm', async () => {
    using rig = await peopled(makeRig())
    const broken = queueOf(() => {
      throw new SourceError('source-unreachable', 'no answer')
    })
    await assert.rejects(ask(followSafe, { safe: SAFE }, withQueue(rig.as('kim'), broken)), coded('source-unreachable'))
    assert.equal((await ask(listGuardAlarms, {}, rig.as('kim'))).alarms.length, 0)
  })

  test('A kept alarm that cannot be read is counted, and hides none of the others', async () => {
    using rig = await peopled(makeRig())
    await rig.fact('guard-alarm', { safe: LOWER, nonce: 'seventy-one' })
    await ask(
      followSafe,
      { safe: SAFE },
      withQueue(
        rig.as('kim'),
        queueOf(() => BEFORE),
      ),
    )
    const { alarms, unreadable } = await ask(listGuardAlarms, {}, rig.as('kim'))
    assert.equal(unreadable, 1)
    assert.ok(alarms.length > 0)
  })
})

suite('how a Safe is named', () => {
  for (const [text, chain, hash] of [
    [SAFE, null, null],
    [`eth:${SAFE}`, 'eth', null],
    [`https://app.safe.global/transactions/queue?safe=eth:${SAFE}`, 'eth', null],
    [
      `https://app.safe.global/transactions/tx?safe=gno%3A${SAFE}&id=multisig_${SAFE}_0x${'ab'.repeat(32)}`,
      'gno',
      `0x${'ab'.repeat(32)}`,
    ],
    [`https://api.safe.global/tx-service/eth/api/v1/safes/${SAFE}/multisig-transactions/?limit=100`, null, null],
    [`https://app.safe.global/eth:${SAFE}/home`, 'eth', null],
  ] as const)
    test(text.slice(0, 60), () => assert.deepEqual(readSafeLink(text), { safe: LOWER, chain, hash }))
  test('A wrong checksum is refused, as is text that names none', () => {
    assert.throws(() => readSafeLink('0x1db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4'), coded('address-checksum'))
    for (const text of ['', 'eth:', 'https://app.safe.global/', `%E0%A4%A`, '0x12', `https://x/?safe=%E0%A4%A`])
      assert.throws(() => readSafeLink(text), coded('safe-link-malformed'))
  })
})

suite('the services of a server', () => {
  test('are those that its setting names; a key in the address is never shown', () => {
    const services = namedSafeQueues('eth=https://user:secret@api.example/tx/eth, gno=http://127.0.0.1:9/x', null)
    assert.deepEqual(services?.named, [
      { name: 'eth', source: 'https://api.example' },
      { name: 'gno', source: 'http://127.0.0.1:9' },
    ])
    assert.equal(namedSafeQueues(undefined, null), undefined)
    assert.equal(namedSafeQueues('  ', null), undefined)
    for (const text of ['https://api.example', 'eth=file:///etc/passwd', 'eth=', 'ETH!=https://x.example'])
      assert.throws(() => namedSafeQueues(text, null), coded('safe-services-malformed'))
  })
  test('are asked once for all who follow one Safe at a time, and again after ten seconds or a failure', async () => {
    let now = 0
    let asked = 0
    let fails = false
    const inner: SafeQueue = {
      ...queueOf(() => BEFORE),
      async pages() {
        asked++
        if (fails) throw new SourceError('source-unreachable', 'no answer')
        return { pages: [], complete: true }
      },
    }
    const queue = keptAnswers(inner, () => now)
    const safe = readSafeLink(SAFE).safe
    await Promise.all([queue.pages(safe), queue.pages(safe), queue.pages(safe)])
    assert.equal(asked, 1)
    now = 10_001
    fails = true
    await assert.rejects(queue.pages(safe))
    fails = false
    await queue.pages(safe)
    assert.equal(asked, 3)
  })
})

test('The delegatecall at Bybit is told call by call: a transfer of nothing, run as the Safe itself', async () => {
  const { transactions } = await guardMultisig.run({ capture: BYBIT_SAFE_71 }, {} as never)
  const done = transactions.find(t => t.state === 'executed') ?? assert.fail()
  const [call = assert.fail()] = done.calls
  assert.deepEqual(
    [call.path, call.to, call.operation, call.function, call.selector],
    ['', '0x96221423681a6d52e184d440a8efcebb105c7242', 1, 'transfer', '0xa9059cbb'],
  )
  assert.deepEqual(call.args, [
    { name: 'to', value: '0xbDd077f651EBe7f7b3cE16fe5F2b025BE2969516' },
    { name: 'amount', value: '0' },
  ])
  assert.equal(done.dataBytes, 68)
  const shown = transactions.find(t => t.state === 'replaced') ?? assert.fail()
  assert.ok(shown.signatures.every(s => s.over === done.hash && s.overKind === 'other-shown'))
})
