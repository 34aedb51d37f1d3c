import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { needsTime } from '../thorough.ts'
import { befriend, makeNode, type RunningNode } from './node-process.ts'
import { freshFolder } from './run-cordon.ts'
import { within } from './serving.ts'

const ETH = 'eip155:1/slip44:60'
const MOST_MS = 20_000
const account = (n: number): string => `eip155:1:0x${n.toString(16).padStart(40, 'c')}`
const [LOOT, DEPOSIT, FOR_FBI, FOR_US, LAST] = [1, 2, 3, 4, 5].map(account) as [string, string, string, string, string]

suite('three agencies and an exchange, each a process of its own', { skip: needsTime }, () => {
  const folder = freshFolder()
  const nodes: RunningNode[] = []
  const named = (name: string): RunningNode => {
    const found = nodes.find(n => n.name === name)
    assert.ok(found, name)
    return found
  }

  before(async () => {
    const who = [
      { name: 'npa', country: 'JP', sector: 'agency' },
      { name: 'fbi', country: 'US', sector: 'agency' },
      { name: 'knpa', country: 'KR', sector: 'agency' },
      { name: 'coin', country: 'JP', sector: 'exchange' },
    ] as const
    nodes.push(...(await Promise.all(who.map(one => makeNode(folder.path, one)))))
    const [npa, ...others] = nodes
    assert.ok(npa)
    await Promise.all(others.map(other => befriend(npa, other, 'client')))
    await Promise.all(nodes.map(node => node.up()))
  })
  after(async () => {
    await Promise.all(nodes.map(node => node.down('SIGKILL')))
    folder[Symbol.dispose]()
  })

  const must = async (node: RunningNode, verb: string, body: object): Promise<Record<string, unknown>> => {
    const { status, json } = await node.ask(`/v1/${verb}`, body)
    assert.equal(status, 200, `${node.name} ${verb}: ${JSON.stringify(json)}`)
    return json
  }
  const verdict = async (node: RunningNode, party: string): Promise<string> => {
    const { answers } = (await must(node, 'screen-party', { parties: [party] })) as { answers: { verdict: string }[] }
    return answers[0]?.verdict ?? 'none'
  }
  const refuses = async (node: RunningNode, party: string): Promise<void> =>
    assert.ok(
      await within(MOST_MS, async () => (await verdict(node, party)) === 'match'),
      `${node.name} refuses ${party}`,
    )
  const report = (name: string, address: string, marking: object) =>
    must(named('npa'), 'report-theft', {
      ...{ name, victim: `Victim of ${name}`, at: '2026-11-20T10:00:00Z', address: [address], stolen: ['100 ETH'] },
      ...marking,
    })
  /** How many objects in a node's store have a text in them. */
  const holding = async ({ data }: RunningNode, text: string): Promise<number> => {
    const store = openIntelStore(join(data, 'intel.sqlite'))
    try {
      return (await store.entries(0, 10_000)).filter(o => o.json.includes(text)).length
    } finally {
      await store.close()
    }
  }

  test('a theft reported at one is on the screens of all, a deposit of it is refused, and its freeze comes back answered alike on both sides', async () => {
    const [npa, coin] = [named('npa'), named('coin')]
    assert.notEqual(await verdict(coin, LOOT), 'match', 'nobody has heard of it')
    await report('upbit-2026', LOOT, { tlp: 'green' })
    await Promise.all(['fbi', 'knpa', 'coin'].map(name => refuses(named(name), LOOT)))
    const { named: told } = (await must(npa, 'follow-transfers', {
      case: 'upbit-2026',
      transfers: [
        {
          ...{ tx: `0x${'7'.repeat(64)}`, index: -1, block: 9, at: 1_795_000_000 },
          ...{ from: LOOT, to: DEPOSIT, asset: ETH, amount: '40000000000000000000' },
        },
      ],
    })) as { named: string[] }
    assert.deepEqual(told, [DEPOSIT])
    await refuses(coin, DEPOSIT)
    assert.notEqual(await verdict(coin, account(99)), 'match', 'and nobody else')

    const request = {
      ...{ accounts: [DEPOSIT], asset: ETH, amount: '40', to: 'coin', case: 'upbit-2026', jurisdiction: 'JP' },
      ...{ law: 'Code of Criminal Procedure, Article 197(2)', grounds: 'Proceeds of a theft.', contact: 'Cyber desk' },
      evidence: 'e'.repeat(64),
    }
    const { id } = (await must(npa, 'request-freeze', request)) as { id: string }
    const row = async (node: RunningNode) => {
      const { freezes } = await must(node, 'list-freezes', {})
      return (freezes as Record<string, unknown>[]).find(f => f['id'] === id)
    }
    const comesTo = async (node: RunningNode, state: string): Promise<void> =>
      assert.ok(await within(MOST_MS, async () => (await row(node))?.['state'] === state), `${node.name}: ${state}`)
    // The exchange's node confirms the receipt by itself; whether to freeze is for people.
    await comesTo(npa, 'acknowledged')
    await must(coin, 'answer-freeze', { id, state: 'frozen-in-part', amount: '31.5', reason: 'the rest had left' })
    await comesTo(npa, 'frozen-in-part')
    const [here, there] = [await row(npa), await row(coin)]
    assert.equal(here?.['frozen'], '31500000000000000000')
    for (const part of [
      'state',
      'accounts',
      'asset',
      'asked',
      'answers',
      'frozen',
      'mostFrozen',
      'answerBy',
      'withdrawal',
    ])
      assert.deepEqual(here?.[part], there?.[part], part)
    assert.equal(await holding(named('fbi'), id), 0, 'nobody else is told of the freeze')
    assert.equal(await holding(named('knpa'), id), 0)
  })

  test('a theft for one partner alone, and one for one country alone, are on no other screen and in no other store', async () => {
    await report('for-the-fbi', FOR_FBI, { tlp: 'red' })
    await must(named('npa'), 'share-intel', { case: 'for-the-fbi', tlp: 'red', to: ['fbi'] })
    await report('for-the-us', FOR_US, { tlp: 'green', relTo: ['US'] })
    // What is in a log comes in its order: whoever has this was shown all that was before it.
    await report('for-all', LAST, { tlp: 'green' })
    await Promise.all(['fbi', 'knpa', 'coin'].map(name => refuses(named(name), LAST)))
    for (const secret of [FOR_FBI, FOR_US]) {
      await refuses(named('fbi'), secret)
      const address = secret.slice('eip155:1:'.length)
      for (const name of ['knpa', 'coin']) {
        assert.notEqual(await verdict(named(name), secret), 'match', `${name} ${secret}`)
        assert.equal(await holding(named(name), address), 0, `${name} holds something of ${secret}`)
      }
    }
    for (const name of ['knpa', 'coin'])
      for (const word of ['for-the-fbi', 'for-the-us']) assert.equal(await holding(named(name), word), 0, word)
  })
})
