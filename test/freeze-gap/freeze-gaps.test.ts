import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeFunctionData, getAddress, toEventSelector, toFunctionSelector } from 'viem'
import type { FreezeAlert } from '../../src/analysis/freeze-gap/freeze-alert.ts'
import { freezeGaps } from '../../src/analysis/freeze-gap/freeze-gaps.ts'
import { freshFreezeState } from '../../src/analysis/freeze-gap/freeze-state.ts'
import { FREEZE_ISSUERS } from '../../src/catalog/issuers/all-issuers.ts'
import { CIRCLE_ETHEREUM } from '../../src/catalog/issuers/circle-ethereum.ts'
import { TETHER_ETHEREUM } from '../../src/catalog/issuers/tether-ethereum.ts'
import { TETHER_CALLS } from '../../src/catalog/issuers/tether-steps.ts'
import { TETHER_TRON, tetherTron } from '../../src/catalog/issuers/tether-tron.ts'
import { type Address, parseAddress } from '../../src/model/address.ts'
import { TRON } from '../../src/model/ledger.ts'
import type { LiveBlock } from '../../src/model/live-block.ts'
import { fc } from '../property.ts'
import { account, freeze, fresh, LOOT, Page, person, TOKEN, WALLET } from './told-by-tether.ts'

const [ANN, BOB, CEM] = [person(100), person(101), person(102)]

/** Takes blocks one after another. */
function through(blocks: readonly Page[], watched = LOOT, state = fresh()) {
  const alerts: FreezeAlert[] = []
  const told: { notices: unknown[]; gaps: string[] } = { notices: [], gaps: [] }
  let now = state
  for (const page of blocks) {
    const step = freezeGaps(now, page.block(), watched)
    now = step.state
    alerts.push(...step.alerts)
    told.notices.push(...step.notices)
    told.gaps.push(...step.gaps.map(g => g.kind))
  }
  return { state: now, alerts, ...told }
}

/** AMLBot's example (15 May 2025): proposed at 11:10:12 UTC, frozen at 11:54:51, 44 minutes 39 seconds later. */
const PROPOSED = Date.UTC(2025, 4, 15, 11, 10, 12) / 1000
const FROZEN = Date.UTC(2025, 4, 15, 11, 54, 51) / 1000

test('a proposal is told at once with who holds the rest; what leaves before it works is told as it leaves; the gap is 44 min 39 s', () => {
  const { alerts, state } = through([
    new Page(1, PROPOSED).submit(7n, ANN, freeze(person(0))),
    new Page(2, PROPOSED + 600).send(0, 30, 40n).send(0, 31, 25n).send(9, 0, 5n),
    new Page(3, PROPOSED + 1200).confirm(7n, BOB),
    new Page(4, FROZEN).send(0, 30, 10n).confirm(7n, CEM).token('AddedBlackList', person(0)).wallet('Execution', 7n),
    new Page(5, FROZEN + 60).send(0, 30, 10n),
  ])
  assert.deepEqual(
    alerts.map(a => [a.kind, a.confirmations, a.needed, a.openSeconds, a.escaped]),
    [
      ['proposed', 1, 3, 0, 0n],
      ['front-run', 1, 3, 600, 65n],
      ['confirmed', 2, 3, 1200, 65n],
      ['confirmed', 3, 3, 2679, 75n],
      ['frozen', 3, 3, 2679, 75n],
    ],
  )
  const [first, run] = alerts
  assert.deepEqual(
    first?.rest.map(h => h.account),
    [account(7), account(6), account(5)],
    'the token that can be frozen first, the most first',
  )
  assert.equal(first?.proposedBy, ANN)
  assert.deepEqual(
    run?.escapedTo.map(h => [h.account, h.amount]),
    [
      [account(30), 40n],
      [account(31), 25n],
    ],
  )
  assert.match(
    alerts.at(-1)?.because ?? '',
    /is frozen by Tether, 44 min 39 s after the proposal; 75 base units had left/,
  )
  assert.equal(state.open.size, 0)
})

test('who executes need not be who proposed; a failed execution and a confirmation taken back leave it open', () => {
  const { alerts } = through([
    new Page(1, 100).submit(1n, ANN, freeze(person(0))).confirm(1n, BOB),
    new Page(2, 200).call(BOB, TETHER_ETHEREUM.wallet as Address, '0x').wallet('Revocation', 1n, BOB),
    new Page(3, 300).call(CEM, TETHER_ETHEREUM.wallet as Address, '0x').wallet('ExecutionFailure', 1n),
    new Page(4, 400).call(CEM, TETHER_ETHEREUM.wallet as Address, '0x').wallet('Execution', 1n),
  ])
  assert.deepEqual(
    alerts.map(a => [a.kind, a.confirmations, a.by, a.proposedBy]),
    [
      ['proposed', 1, ANN, ANN],
      ['confirmed', 2, BOB, ANN],
      ['revoked', 1, BOB, ANN],
      ['failed', 1, CEM, ANN],
      ['frozen', 1, CEM, ANN],
    ],
  )
})

test('nothing is told of accounts that no case watches, until loot comes to one', () => {
  let holders = [account(3)]
  const watched = { ...LOOT, casesAt: (a: string) => (holders.some(h => h === a) ? ['theft'] : []) }
  const first = through([new Page(1, 100).submit(1n, ANN, freeze(person(0)))], watched)
  assert.deepEqual(first.alerts, [])
  holders = [account(0)]
  const next = through([new Page(2, 160)], watched, first.state)
  assert.deepEqual(
    next.alerts.map(a => [a.kind, a.openSeconds]),
    [['proposed', 60]],
  )
  assert.deepEqual(through([new Page(3, 200)], watched, next.state).alerts, [], 'once')
})

test('other calls are told too, and what a contract proposes unseen is a gap, not silence', () => {
  const issue = encodeFunctionData({ abi: TOKEN, functionName: 'issue', args: [10n] })
  const free = encodeFunctionData({ abi: TOKEN, functionName: 'removeBlackList', args: [person(0) as `0x${string}`] })
  const burn = encodeFunctionData({ abi: TOKEN, functionName: 'destroyBlackFunds', args: [person(0) as `0x${string}`] })
  const { alerts, notices, gaps } = through([
    new Page(1, 100).submit(1n, ANN, issue).submit(2n, ANN, free).submit(3n, ANN, burn).submit(4n, ANN, '0xdeadbeef'),
    new Page(2, 200).call(ANN, person(77), '0x12').wallet('Submission', 5n).wallet('Submission', 6n),
    new Page(3, 300).call(ANN, TETHER_ETHEREUM.wallet as Address, '0xc6427474ff'),
    new Page(4, 400).call(ANN, TETHER_ETHEREUM.wallet as Address, '0xc6427474', false),
  ])
  assert.deepEqual(
    alerts.map(a => [a.kind, a.act]),
    [
      ['proposed', 'unfreeze'],
      ['proposed', 'burn'],
    ],
  )
  assert.deepEqual(
    notices.map(n => (n as { function: string | null }).function),
    ['issue(uint256)', '0xdeadbeef', null, null, null],
  )
  assert.deepEqual(gaps, ['proposal-unseen', 'proposal-unseen', 'proposal-unnumbered'])
})

test('a freeze whose proposal came before the watch is told without a gap', () => {
  const { alerts } = through([new Page(1, 100).token('AddedBlackList', person(0)).wallet('Execution', 9n)])
  assert.deepEqual(
    alerts.map(a => [a.kind, a.openSeconds, a.proposal]),
    [['frozen', null, null]],
  )
  assert.match(alerts[0]?.because ?? '', /no proposal was seen/)
})

test('Circle freezes in one step: there is nothing to see before', () => {
  const topics = [toEventSelector('Blacklisted(address)'), `0x${person(0).slice(2).padStart(64, '0')}`]
  const page = new Page(1, 100).event(CIRCLE_ETHEREUM.token, topics)
  const { alerts } = freezeGaps(freshFreezeState(CIRCLE_ETHEREUM), page.block(), LOOT)
  assert.deepEqual(
    alerts.map(a => [a.kind, a.openSeconds]),
    [['frozen', null]],
  )
  assert.equal(CIRCLE_ETHEREUM.proposes, false)
})

test('on TRON, where the wallet is not known, any that is asked to freeze is told of as unproven, until one is seen to freeze', () => {
  const onTron = (page: Page): LiveBlock => {
    const block = page.block()
    const own = (a: string): Address => parseAddress(TRON, `41${a.slice(2)}`)
    const token = (a: Address): Address => (a === TETHER_ETHEREUM.token ? TETHER_TRON.token : own(a))
    return {
      ...block,
      ledger: TRON,
      calls: block.calls.map(c => ({ ...c, ledger: TRON, from: own(c.from), to: own(c.to ?? '') })),
      events: block.events.map(e => ({ ...e, ledger: TRON, contract: token(e.contract) })),
    }
  }
  const tokenHex = '0xa614f803b6fd780986a42c78ec9c7f77e6ded13c' as Address
  const watched = { ...LOOT, casesAt: (a: string) => (a.startsWith('tron:') ? ['theft'] : []) }
  const one = new Page(1, 100).submit(1n, ANN, freeze(person(0)), tokenHex)
  const step = freezeGaps(freshFreezeState(TETHER_TRON), onTron(one), watched)
  assert.deepEqual(
    step.alerts.map(a => [a.kind, a.proven, a.needed]),
    [['proposed', false, 2]],
  )
  const two = new Page(2, 200).confirm(1n, BOB).token('AddedBlackList', person(0)).wallet('Execution', 1n)
  const done = freezeGaps(step.state, onTron(two), watched)
  assert.deepEqual(
    done.alerts.map(a => [a.kind, a.openSeconds]),
    [
      ['confirmed', 100],
      ['frozen', 100],
    ],
  )
  const three = new Page(3, 300).submit(2n, ANN, freeze(person(4)), tokenHex)
  assert.equal(freezeGaps(done.state, onTron(three), watched).alerts[0]?.proven, true)
  const known = tetherTron(parseAddress(TRON, `41${person(55).slice(2)}`))
  assert.deepEqual(freezeGaps(freshFreezeState(known), onTron(one), watched).alerts, [], 'another wallet is nobody')
})

test('whatever is written into calls and logs, nothing breaks, and no step is made up', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map(b => `0x${Buffer.from(b).toString('hex')}`)
  const input = fc.oneof(
    bytes,
    bytes.map(b => `0xc6427474${b.slice(2)}`),
    fc.constant(`0xc6427474${'f'.repeat(192)}`),
  )
  const known = [...TETHER_ETHEREUM.needs.topics]
  const topics = fc.array(fc.oneof(fc.constantFrom(...known), bytes), { maxLength: 4 })
  fc.assert(
    fc.property(fc.array(fc.tuple(input, topics, bytes, fc.boolean()), { maxLength: 6 }), rows => {
      const page = new Page(1, 100)
      for (const [call, words, data, ofToken] of rows) {
        page.call(ANN, TETHER_ETHEREUM.wallet as Address, call)
        page.event(ofToken ? TETHER_ETHEREUM.token : (TETHER_ETHEREUM.wallet as Address), words, data)
      }
      const { state } = freezeGaps(fresh(), page.block(), LOOT)
      assert.ok(state.open.size <= rows.length)
    }),
    { numRuns: 500 },
  )
})

test('selectors and topics are those of the published interfaces, and addresses have their checksum', () => {
  for (const [selector, [signature]] of Object.entries(TETHER_CALLS))
    assert.equal(toFunctionSelector(signature), selector)
  const expected = [...WALLET, ...TOKEN].filter(one => one.type === 'event').map(one => toEventSelector(one))
  assert.deepEqual(new Set(expected), TETHER_ETHEREUM.needs.topics)
  assert.deepEqual(
    CIRCLE_ETHEREUM.needs.topics,
    new Set(['Blacklisted(address)', 'UnBlacklisted(address)'].map(s => toEventSelector(s))),
  )
  assert.equal(getAddress(TETHER_ETHEREUM.wallet as string), '0xC6CDE7C39eB2f0F0095F41570af89eFC2C1Ea828')
  assert.deepEqual(
    FREEZE_ISSUERS.map(i => i.name),
    ['circle-ethereum', 'tether-ethereum', 'tether-tron'],
  )
  for (const i of FREEZE_ISSUERS) assert.equal(parseAddress(i.ledger, i.token), i.token)
})
