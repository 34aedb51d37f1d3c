import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { revoke } from '../../src/formats/stix/new-version.ts'
import { stixTime } from '../../src/formats/stix/stix-time.ts'
import { walletObject } from '../../src/formats/stix/wallet.ts'
import type { Json } from '../../src/model/fact.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import { NO_TERMS, RELEASE_EXTENSION, readTerms, termsExtension } from '../../src/model/release-terms.ts'
import { listFreezesWith } from '../../src/operations/freeze/list-freezes.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { markedObjects } from '../../src/operations/share/marked-objects.ts'
import { publishObjects } from '../../src/operations/share/publish-objects.ts'
import { answer, ask, withdraw } from '../operations/freeze/freeze-verbs.ts'
import { CuttingRelay, FAULTS } from './cutting-relay.ts'
import type { Campaign } from './kill-import.ts'
import { type RealNode, realNode } from './real-node.ts'

/** Faults after which the network is made whole, and all must come to hold the same. */
const EPISODE = 20
/** A connection that died without a word is given up after half a minute beside the wait; then it is asked anew. */
const MOST_SETTLING = 120_000

type Chance = () => number

/** Breaks the network between three nodes in all ways while they share; whole again, all must come to hold what each may hold. */
export const campaign: Campaign = {
  name: 'cut-network',
  about:
    'connections between three nodes are cut, stalled, delayed, truncated, reset, garbled and swallowed: whole again, all hold the same',
  async run({ seed, runs, log }) {
    const nodes = [
      await realNode('npa', 'JP', 'agency'),
      await realNode('fbi', 'US', 'agency'),
      await realNode('coin', 'JP', 'exchange'),
    ] as const
    const [npa, fbi, coin] = nodes
    // One for each way: what the exchange asks goes another way than what the agencies ask of each other.
    const relays = await Promise.all([fbi, npa, npa, fbi].map(node => CuttingRelay.open(node.port)))
    const [toFbi, toNpa, ...ofCoin] = relays.map(relay => relay.url)
    try {
      await npa.meet(fbi, toFbi ?? null)
      await fbi.meet(npa, toNpa ?? null)
      // Nobody can ask the exchange, so it brings what it has.
      await npa.meet(coin, null)
      await fbi.meet(coin, null)
      await coin.meet(npa, ofCoin[0] ?? null)
      await coin.meet(fbi, ofCoin[1] ?? null)
      for (const node of nodes) node.pull()
      const chance = chanceOf(seed)
      let slowest = 0
      for (let run = 0; run < runs; run++) {
        const relay = relays[Math.floor(chance() * relays.length)] as CuttingRelay
        const fault = FAULTS[Math.floor(chance() * FAULTS.length)] ?? 'cut'
        relay.break(fault, chance())
        await act(nodes, chance)
        await new Promise(done => setTimeout(done, 5 + chance() * 60))
        if (chance() < 0.4) relay.heal()
        if (run % EPISODE !== EPISODE - 1 && run < runs - 1) continue
        // Every other time the dead connections are left to be found out.
        const buried = runs <= EPISODE || Math.floor(run / EPISODE) % 2 === 0
        for (const each of relays) {
          each.heal()
          if (buried) each.bury()
        }
        slowest = Math.max(slowest, await settled(nodes))
      }
      await check(nodes)
      const sizes = await Promise.all(nodes.map(node => node.store.size()))
      const faults = nodes.reduce((sum, node) => sum + node.faults.length, 0)
      log(
        `${runs} faults of the network, ${faults} questions failed: each holds what it may (${sizes.join(', ')} objects), none twice, every log sound; slowest to come together ${Math.round(slowest)} ms`,
      )
    } finally {
      for (const node of nodes) await node.close()
      for (const relay of relays) await relay.close()
    }
  },
}

/** Lets a node do something that others are told of. */
async function act(nodes: readonly RealNode[], chance: Chance): Promise<void> {
  const node = nodes[Math.floor(chance() * nodes.length)] as RealNode
  const others = nodes.filter(n => n !== node)
  const other = others[Math.floor(chance() * others.length)] as RealNode
  const what = chance()
  if (what < 0.35) await publish(node, fresh(node, chance), ['green', []])
  else if (what < 0.45) await publish(node, fresh(node, chance), ['green', ['US']])
  else if (what < 0.55) await publish(node, addressed(fresh(node, chance), other.self.id), ['red', []])
  else if (what < 0.75) await nextVersion(node, chance)
  else if (what < 0.9)
    await ask(node, { to: other.self.name, amount: '5', grounds: `grounds ${chance()}`, evidence: digestOf(chance()) })
  else await goOn(node, chance)
}

async function publish(
  node: RealNode,
  objects: readonly IntelObject[],
  [tlp, relTo]: readonly ['green' | 'red', string[]],
): Promise<void> {
  await publishObjects(markedObjects(objects, { tlp, relTo, pap: null }), node.world)
}

function fresh(node: RealNode, chance: Chance): IntelObject[] {
  const wallet = walletObject(`0x${digestOf(chance()).slice(0, 40)}`, 'eip155:1')
  const now = stixTime(BigInt(Date.now()) * 1_000_000n)
  const id = (type: string): string => `${type}--${uuidOf(chance())}`
  const base = { spec_version: '2.1', created_by_ref: node.self.id, created: now, modified: now }
  const indicator: IntelObject = {
    ...{ type: 'indicator', ...base, id: id('indicator'), name: `seen ${chance()}`, valid_from: now },
    ...{ pattern: `[cryptocurrency-wallet:value = '${String(wallet['value'])}']`, pattern_type: 'stix' },
  }
  const tie: IntelObject = {
    ...{ type: 'relationship', ...base, id: id('relationship'), relationship_type: 'based-on' },
    ...{ source_ref: indicator.id, target_ref: wallet.id },
  }
  return [wallet, indicator, tie]
}

function addressed(objects: readonly IntelObject[], to: string): IntelObject[] {
  const terms = termsExtension({ ...NO_TERMS, addressedTo: [to] }) as Json
  return objects.map(object => {
    const own = (object['extensions'] ?? {}) as { readonly [id: string]: Json }
    return { ...object, extensions: { ...own, [RELEASE_EXTENSION]: terms } }
  })
}

/** Makes a later version of one of its own, or takes it back. */
async function nextVersion(node: RealNode, chance: Chance): Promise<void> {
  const own = (await node.store.entries(0, 1e6)).filter(o => o.from === 'self' && o.type === 'indicator')
  const chosen = own[Math.floor(chance() * own.length)]
  if (chosen === undefined) return
  const versions = await node.store.versions(chosen.id)
  const last = versions.at(-1)
  if (last === undefined || last.json.includes('"revoked":true')) return
  const before = JSON.parse(last.json) as IntelObject
  const modified = stixTime(last.versionNs + 1_000_000n)
  const next = chance() < 0.3 ? revoke(before, modified) : { ...before, modified, name: `again ${chance()}` }
  await publishObjects([next], node.world)
}

/** Answers or withdraws a freeze, where there is one. */
async function goOn(node: RealNode, chance: Chance): Promise<void> {
  const list = listFreezesWith(node.post)
  const { freezes } = await list.run(readInput(list, {}), node.world)
  const open = freezes.filter(f => f.state === 'sent' || f.state === 'acknowledged')
  const one = open[Math.floor(chance() * open.length)]
  if (one === undefined) return
  if (one.side === 'requester') await withdraw(node, one.id)
  else if (one.state === 'sent') await answer(node, one.id, 'acknowledged')
  else if (one.withdrawal === null) await answer(node, one.id, 'frozen')
}

/** What each node should hold, by node: every object of every other that may go to it, and its own. */
async function due(nodes: readonly RealNode[]): Promise<readonly string[][]> {
  const all = await Promise.all(nodes.map(node => node.store.entries(0, 1e6)))
  return nodes.map(to => {
    const rows = nodes.flatMap((maker, i) =>
      (all[i] ?? []).filter(o => o.from === 'self' && (maker === to || mayGo(JSON.parse(o.json), to))),
    )
    // Definitions and the like are made by each node alike.
    return [...new Set(rows.map(o => `${o.id} ${o.version} ${o.digest}`))].sort()
  })
}

function mayGo(object: IntelObject, { self }: RealNode): boolean {
  const { addressedTo, relTo } = readTerms(object) ?? NO_TERMS
  if (addressedTo.length > 0) return addressedTo.includes(self.id)
  return relTo === null || relTo.includes(self.country ?? '')
}

async function held(node: RealNode): Promise<string[]> {
  return (await node.store.entries(0, 1e6)).map(o => `${o.id} ${o.version} ${o.digest}`).sort()
}

/** Waits until each node holds all that it should. Gives how many milliseconds that took. */
async function settled(nodes: readonly RealNode[]): Promise<number> {
  const started = performance.now()
  for (;;) {
    const [should, have] = [await due(nodes), await Promise.all(nodes.map(held))]
    const missing = should.map((ids, i) => {
      const there = new Set(have[i])
      return ids.filter(id => !there.has(id)).length
    })
    if (missing.every(n => n === 0)) return performance.now() - started
    const told = nodes.map(node => String(node.faults.at(-1))).join('; ')
    assert.ok(
      performance.now() - started < MOST_SETTLING,
      `the nodes do not come together: ${missing} lacking; ${told}`,
    )
    await new Promise(done => setTimeout(done, 100))
  }
}

async function check(nodes: readonly RealNode[]): Promise<void> {
  const should = await due(nodes)
  for (const [i, node] of nodes.entries()) {
    const { name } = node.self
    assert.deepEqual(await held(node), should[i], `${name} holds something twice, or something that it may not hold`)
    assert.deepEqual(await node.store.quarantined(9), [], `${name} has something in quarantine`)
    const alarms = await node.world.facts.read({
      kinds: ['peer-alarm', 'intel-conflict', 'freeze-messages-refused'],
    })
    assert.deepEqual([...alarms], [], `${name} raised an alarm about an honest peer`)
    const { nodes: audited } = await node.audit()
    assert.equal(audited.length, nodes.length)
    for (const { sound, contradictions, name: of } of audited)
      assert.ok(sound, `${name} finds ${of} unsound: ${JSON.stringify(contradictions)}`)
  }
  await bothSidesAgree(nodes)
}

/** A freeze is in one state for who asked and for who was asked. */
async function bothSidesAgree(nodes: readonly RealNode[]): Promise<void> {
  const states = new Map<string, string>()
  for (const { world, post } of nodes) {
    const list = listFreezesWith(post)
    const { freezes } = await list.run(readInput(list, {}), world)
    for (const { id, state, answers, withdrawal } of freezes) {
      const told = `${state} ${answers.map(a => a.state)} ${withdrawal?.reason}`
      assert.equal(states.get(id) ?? told, told, `freeze ${id}`)
      states.set(id, told)
    }
  }
}

function chanceOf(seed: number): Chance {
  let n = 0
  return () => Number.parseInt(digestOf(`${seed} ${n++}`).slice(0, 12), 16) / 2 ** 48
}

function digestOf(what: string | number): string {
  return createHash('sha256').update(String(what)).digest('hex')
}

function uuidOf(what: number): string {
  const hex = digestOf(what)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
