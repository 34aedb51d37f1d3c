import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FreezeAnswerState } from '../../../src/model/freeze.ts'
import { acknowledgeFreezes } from '../../../src/operations/freeze/acknowledge-freezes.ts'
import type { FreezeRow } from '../../../src/operations/freeze/freeze-row.ts'
import { listFreezesWith } from '../../../src/operations/freeze/list-freezes.ts'
import { sendFreezeWith } from '../../../src/operations/freeze/send-freeze.ts'
import { readInput } from '../../../src/operations/read-input.ts'
import { carry, testNodes } from '../../freeze-nodes.ts'
import { ACCOUNT, answer, ask, coded, show, withdraw } from './freeze-verbs.ts'

test('a request, its receipt, a part and the whole: both sides show the same state, figures and clocks at every step', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, { to: 'coin', amount: '1250.5' })
  const both = async (): Promise<FreezeRow> => {
    await carry(npa, coin)
    await carry(coin, npa)
    const [a, b] = [await show(npa, id), await show(coin, id)]
    assert.deepEqual({ ...a, side: '' }, { ...b, side: '' })
    return b
  }
  assert.deepEqual([(await both()).state, (await both()).asked], ['sent', '1250500000'])
  npa.clock.pass(60)
  assert.deepEqual([(await both()).sinceSent, (await both()).untilDue], [60, 86_340])
  await answer(coin, id, 'acknowledged', { reference: 'T-1042' })
  assert.equal((await both()).state, 'acknowledged')
  await answer(coin, id, 'frozen-in-part', { amount: '1000', reason: 'the rest had left' })
  const part = await both()
  assert.deepEqual([part.state, part.frozen, part.untilDue], ['frozen-in-part', '1000000000', null])
  npa.clock.pass(1)
  await answer(coin, id, 'frozen')
  assert.deepEqual([(await both()).state, (await both()).frozen], ['frozen', '1250500000'])
  await answer(coin, id, 'released', { reason: 'court order 7' })
  const end = await both()
  assert.deepEqual([end.state, end.frozen, end.mostFrozen, end.answers.length], ['released', '0', '1250500000', 4])
})

test('a false freeze is withdrawn: the release is asked for, and given', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, { to: 'coin', all: true })
  await carry(npa, coin)
  await answer(coin, id, 'frozen', { amount: '7' })
  await carry(coin, npa)
  npa.clock.pass(5)
  assert.equal((await withdraw(npa, id)).releaseAsked, true)
  await carry(npa, coin)
  const there = await show(coin, id)
  assert.deepEqual([there.state, there.releaseAsked, there.frozen], ['withdrawn', true, '7000000'])
  await assert.rejects(answer(coin, id, 'frozen', { amount: '8' }), coded('freeze-transition-illegal'))
  await answer(coin, id, 'released')
  await carry(coin, npa)
  const here = await show(npa, id)
  assert.deepEqual([here.state, here.releaseAsked, here.frozen], ['released', false, '0'])
})

for (const crossing of ['acknowledged', 'frozen', 'refused'] as const)
  test(`a withdrawal that crosses the answer "${crossing}" on its way gives both sides one state`, async () => {
    const { npa, coin } = testNodes(['npa', 'coin'])
    const { id } = await ask(npa, { to: 'coin', amount: '5' })
    await carry(npa, coin)
    npa.clock.pass(5)
    await withdraw(npa, id)
    await answer(coin, id, crossing, crossing === 'refused' ? { reason: 'not ours' } : {})
    await carry(npa, coin)
    await carry(coin, npa)
    const [a, b] = [await show(npa, id), await show(coin, id)]
    assert.deepEqual({ ...a, side: '' }, { ...b, side: '' })
    assert.equal(a.state, crossing === 'refused' ? 'refused' : 'withdrawn')
    assert.equal(a.releaseAsked, crossing === 'frozen')
  })

test('an unanswered request is overdue at its deadline and ends at its end, and a late answer is refused on both sides', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const now = npa.clock.now()
  const { id } = await ask(npa, { to: 'coin', amount: '5', deadline: String(now + 100), validUntil: String(now + 200) })
  await carry(npa, coin)
  npa.clock.pass(101)
  const late = await show(coin, id)
  assert.deepEqual([late.state, late.overdue, late.untilDue], ['sent', true, -1])
  npa.clock.pass(99)
  for (const node of [npa, coin])
    assert.deepEqual([(await show(node, id)).state, (await show(node, id)).overdue], ['expired', false])
  await assert.rejects(answer(coin, id, 'frozen'), coded('freeze-transition-illegal'))
  await assert.rejects(withdraw(npa, id), coded('freeze-transition-illegal'))
})

test('a freeze with an end ends then, unless it was prolonged before', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, { to: 'coin', amount: '5' })
  await carry(npa, coin)
  const now = npa.clock.now()
  await answer(coin, id, 'frozen', { holdUntil: String(now + 100) })
  npa.clock.pass(50)
  await answer(coin, id, 'frozen', { holdUntil: String(now + 300) })
  npa.clock.pass(100)
  await carry(coin, npa)
  assert.deepEqual([(await show(npa, id)).state, (await show(npa, id)).endsAt], ['frozen', now + 300])
  npa.clock.pass(150)
  assert.deepEqual([(await show(npa, id)).state, (await show(npa, id)).frozen], ['expired', '0'])
})

test('a draft is kept, dated when it is sent, and can be thrown away', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const draft = await ask(npa, { to: 'coin', amount: '5', draft: true })
  assert.deepEqual([draft.state, draft.sentAt, await npa.store.size()], ['drafted', null, 0])
  npa.clock.pass(600)
  const send = sendFreezeWith(npa.post)
  const sent = await send.run({ id: draft.id }, npa.world)
  assert.deepEqual([sent.state, sent.sinceSent, sent.at - draft.at], ['sent', 0, 600])
  await assert.rejects(send.run({ id: draft.id }, npa.world), coded('freeze-transition-illegal'))
  await carry(npa, coin)
  assert.equal((await show(coin, draft.id)).state, 'sent')
  const other = await ask(npa, { to: 'coin', amount: '5', draft: true })
  assert.equal((await withdraw(npa, other.id)).state, 'withdrawn')
  await assert.rejects(send.run({ id: other.id }, npa.world), coded('freeze-transition-illegal'))
  assert.equal(await npa.store.size(), 1)
})

test('an issuer without a node is written to by letter, and the requester writes its answers down', async () => {
  const { npa } = testNodes(['npa', 'coin'])
  const asked = await ask(npa, { amount: '5' })
  assert.deepEqual([asked.to, asked.side], [{ id: null, name: 'Tether' }, 'both'])
  const row = await answer(npa, asked.id, 'frozen', { reference: 'blacklisted in 0xabc' })
  assert.deepEqual([row.state, row.frozen], ['frozen', '5000000'])
})

test('only who was asked answers, and only who asked withdraws', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, { to: 'coin', amount: '5' })
  await carry(npa, coin)
  await assert.rejects(answer(npa, id, 'frozen'), coded('freeze-not-addressed'))
  await assert.rejects(withdraw(coin, id), coded('freeze-not-author'))
})

const refusals: readonly [string, FreezeAnswerState, Record<string, string>, string][] = [
  ['more than was asked for', 'frozen-in-part', { amount: '5.000001' }, 'freeze-amount-wrong'],
  ['all as a part', 'frozen-in-part', { amount: '5' }, 'freeze-amount-wrong'],
  ['a part as all', 'frozen', { amount: '4' }, 'freeze-amount-wrong'],
  ['nothing as a part', 'frozen-in-part', { amount: '0' }, 'freeze-amount-wrong'],
  ['a part without a figure', 'frozen-in-part', {}, 'freeze-amount-needed'],
  ['an amount with a refusal', 'refused', { amount: '1', reason: 'no' }, 'freeze-amount-wrong'],
  ['a refusal without a reason', 'refused', {}, 'freeze-reason-missing'],
  ['a release of what was never frozen', 'released', {}, 'freeze-transition-illegal'],
  ['a hold that is over', 'frozen', { holdUntil: '1700000000' }, 'freeze-hold-past'],
]
for (const [what, state, more, code] of refusals)
  test(`who is asked cannot answer with ${what}`, async () => {
    const { npa, coin } = testNodes(['npa', 'coin'])
    const { id } = await ask(npa, { to: 'coin', amount: '5' })
    await carry(npa, coin)
    await assert.rejects(answer(coin, id, state, more), coded(code))
    assert.equal((await coin.store.entries(0, 10)).filter(o => o.from === 'self').length, 0)
  })

test('a request that names nobody, two ledgers, an unknown asset, no amount or a past deadline is not made', async () => {
  const { npa } = testNodes(['npa', 'coin'])
  const bitcoin = 'bip122:000000000019d6689c085ae165831e93:1BoatSLRHtKNngkdXEeobR76b53LETtpyT'
  const wrong: readonly [Record<string, unknown>, string][] = [
    [{ asset: 'DAI', amount: '1' }, 'freeze-nobody'],
    [{ accounts: [ACCOUNT, bitcoin], amount: '1' }, 'freeze-ledgers'],
    [{ asset: 'NOPE', amount: '1' }, 'asset-unknown'],
    [
      { asset: 'eip155:1/erc20:0x0000000000000000000000000000000000000001', to: 'coin', amount: '1' },
      'asset-decimals-unknown',
    ],
    [{ amount: '1', all: true }, 'freeze-amount-needed'],
    [{}, 'freeze-amount-needed'],
    [{ amount: '0' }, 'freeze-amount-wrong'],
    [{ amount: '1', deadline: '1700000000' }, 'freeze-deadline-past'],
    [{ amount: '1', to: 'npa' }, 'freeze-to-self'],
    [{ amount: '1', to: 'identity--00000000-0000-4000-8000-000000000000' }, 'freeze-addressee-unknown'],
    [{ amount: '1', case: 'never' }, 'case-unknown'],
    [{ amount: '1', contact: 'desk\u202e' }, 'freeze-malformed'],
  ]
  for (const [more, code] of wrong) await assert.rejects(ask(npa, more), coded(code), code)
  assert.deepEqual(await npa.world.facts.read(), [])
})

test('the list adds up what is frozen of one asset in one case, and says when an account is named twice', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const first = await ask(npa, { to: 'coin', amount: '5' })
  await ask(npa, { to: 'coin', all: true })
  const gone = await ask(npa, { to: 'coin', amount: '9' })
  await withdraw(npa, gone.id)
  await carry(npa, coin)
  await answer(coin, first.id, 'frozen')
  await carry(coin, npa)
  const list = listFreezesWith(npa.post)
  const { sums, freezes, refused } = await list.run(readInput(list, {}), npa.world)
  assert.equal(refused, 0)
  assert.deepEqual(
    sums.map(s => [s.symbol, s.asked, s.frozen, s.overlap, s.requests, s.stolen]),
    [['USDT', null, '5000000', false, 3, null]],
  )
  assert.deepEqual(
    freezes.map(f => f.state),
    ['frozen', 'sent', 'withdrawn'],
  )
  const open = await list.run(readInput(list, { open: true }), npa.world)
  assert.deepEqual(
    open.freezes.map(f => f.state),
    ['sent'],
  )
})

test('a node confirms by machine what was addressed to it and not answered, once', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const first = await ask(npa, { to: 'coin', amount: '5' })
  const second = await ask(npa, { to: 'coin', amount: '6' })
  await carry(npa, coin)
  await answer(coin, second.id, 'refused', { reason: 'not ours' })
  assert.deepEqual(await acknowledgeFreezes(coin.world, coin.post), [first.id])
  assert.deepEqual(await acknowledgeFreezes(coin.world, coin.post), [])
  assert.deepEqual(await acknowledgeFreezes(npa.world, npa.post), [])
  assert.equal((await show(coin, first.id)).state, 'acknowledged')
})

test('a person who answers while the machine confirms the receipt is not turned away, whichever comes first', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, { to: 'coin', amount: '5' })
  await carry(npa, coin)
  let confirmed = false
  const publish: typeof coin.post.publish = async (objects, world) => {
    if (!confirmed) {
      confirmed = true
      assert.deepEqual(await acknowledgeFreezes(coin.world, coin.post), [id])
    }
    return coin.post.publish(objects, world)
  }
  await answer({ ...coin, post: { ...coin.post, publish } }, id, 'refused', { reason: 'not ours' })
  const shown = await show(coin, id)
  assert.deepEqual([shown.state, shown.answers.map(a => a.state)], ['refused', ['acknowledged', 'refused']])
  await carry(coin, npa)
  assert.equal((await show(npa, id)).state, 'refused')

  const second = await ask(npa, { to: 'coin', amount: '6' })
  await carry(npa, coin)
  let answered = false
  const late: typeof coin.post.publish = async (objects, world) => {
    if (!answered) {
      answered = true
      await answer(coin, second.id, 'frozen')
    }
    return coin.post.publish(objects, world)
  }
  assert.deepEqual(await acknowledgeFreezes(coin.world, { ...coin.post, publish: late }), [])
  assert.equal((await show(coin, second.id)).state, 'frozen')
})

test('when two people answer at once, one answer stands, the other is told that it does not, and both sides agree', async () => {
  const { npa, coin } = testNodes(['npa', 'coin'])
  const { id } = await ask(npa, { to: 'coin', amount: '5' })
  await carry(npa, coin)
  const both = await Promise.allSettled([
    answer(coin, id, 'frozen'),
    answer(coin, id, 'refused', { reason: 'not ours' }),
  ])
  assert.deepEqual(both.map(b => b.status).sort(), ['fulfilled', 'rejected'])
  await carry(coin, npa)
  const [a, b] = [await show(npa, id), await show(coin, id)]
  assert.deepEqual({ ...a, side: '' }, { ...b, side: '' })
  assert.equal(a.answers.length, 1)
})
