import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Address, encodeFunctionData, type Hex } from 'viem'
import { TETHER_ETHEREUM } from '../../src/catalog/issuers/tether-ethereum.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { reportTheft } from '../../src/operations/theft/report-theft.ts'
import { beginWatch } from '../../src/operations/watch/begin-watch.ts'
import { Page, person, TOKEN } from '../freeze-gap/told-by-tether.ts'
import { testNodes } from '../freeze-nodes.ts'
import { account, address } from '../laws/random-ledger.ts'
import { WatchScene } from './watch-scene.ts'

test('partners are told of an account under the report’s marking, have it revoked when the ledger takes it back, and another when it comes again', async () => {
  const { npa } = testNodes(['npa'] as const)
  const { facts, sharing } = npa.world
  const scene = new WatchScene({ facts, sharing })
  const theft = { name: 'theft', victim: 'Upbit', at: '2023-11-14T00:00:00Z', address: [account(0)], tlp: 'green' }
  await reportTheft.run(readInput(reportTheft, theft), npa.world)
  await beginWatch.run(readInput(beginWatch, { case: 'theft' }), scene.world)
  await scene.restart()
  const indicators = async () => {
    const rows = (await npa.store.entries(0, 1_000)).filter(o => o.type === 'indicator').map(o => JSON.parse(o.json))
    return rows.filter(o => o.pattern.includes(address(1)))
  }
  await scene.grow([[0, 1, 100n]], 'a')
  await scene.desk.settled()
  const [told, ...others] = await indicators()
  assert.deepEqual([others.length, told.revoked], [0, undefined])
  // TLP:GREEN, STIX 2.1 section 7.2.1.4.
  const green = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'
  assert.deepEqual(told.object_marking_refs, [green])
  await scene.rewind(1)
  await scene.desk.settled()
  const revoked = (await indicators()).filter(o => o.revoked === true)
  assert.deepEqual(
    revoked.map(o => o.id),
    [told.id],
  )
  await scene.grow([[0, 1, 90n]], 'b')
  await scene.desk.settled()
  const again = (await indicators()).filter(o => o.id !== told.id)
  assert.deepEqual([again.length, again[0]?.revoked], [1, undefined])
  await scene.restart()
  assert.equal((await indicators()).filter(o => o.id !== told.id).length, 1)
})

test('an issuer’s proposal to freeze an account of a case is told before it works, again after a restart only what is new, and undone with its block', async () => {
  const scene = new WatchScene({}, [TETHER_ETHEREUM])
  await scene.begin()
  await scene.grow([[0, 1, 100n]], '')
  const target = address(1) as Hex as Address
  const freeze = encodeFunctionData({ abi: TOKEN, functionName: 'addBlackList', args: [target] })
  const page = (height: number): Page => new Page(height, 1_700_000_000 + height * 12)
  const said = ({ calls, events }: Page) => ({ calls, events })
  await scene.grow([], '', false, said(page(1).submit(7n, person(50), freeze)))
  const told = async () =>
    (await scene.facts.read({ kinds: ['watch-alert'] }))
      .map(f => [f.body['kind'], f.body['step']])
      .filter(([k]) => k !== 'hop')
  assert.deepEqual(await told(), [['freeze-gap', 'proposed']])
  await scene.restart()
  assert.deepEqual(await told(), [['freeze-gap', 'proposed']])
  await scene.rewind(1)
  assert.deepEqual(await told(), [
    ['freeze-gap', 'proposed'],
    ['undone', 'proposed'],
  ])
  await scene.grow([], 'b', true, said(page(1).submit(7n, person(50), freeze)))
  assert.deepEqual((await told()).length, 3)
  assert.deepEqual(scene.faults, [])
})
