import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import type { FreezeRow } from '../../src/operations/freeze/freeze-row.ts'
import { listFreezesWith } from '../../src/operations/freeze/list-freezes.ts'
import { sendFreezeWith } from '../../src/operations/freeze/send-freeze.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { carry, stoppedClock, type TestNode, testNodes } from '../freeze-nodes.ts'
import { answer, ask, withdraw } from '../operations/freeze/freeze-verbs.ts'

/** Freezes of one run. */
export const FREEZES = 4

/** An agency and an exchange whose stores lie on disk. */
export function nodesIn(folder: string): { npa: TestNode; coin: TestNode; close(): Promise<void> } {
  const opened = ['npa', 'coin'].map(name => ({
    name,
    store: openIntelStore(join(folder, name, 'intel.sqlite')),
    facts: new SqliteFactLog(join(folder, name, 'records.sqlite')),
  }))
  const nodes = testNodes(['npa', 'coin'], stoppedClock(), name => {
    const own = opened.find(o => o.name === name)
    return own === undefined ? {} : { store: own.store, facts: own.facts }
  })
  return {
    ...nodes,
    async close() {
      for (const { store, facts } of opened) {
        await store.close()
        await facts.close()
      }
    },
  }
}

/** All freezes of a node, by their grounds, which name the theft. */
export async function freezesOf(node: TestNode): Promise<ReadonlyMap<string, FreezeRow>> {
  const list = listFreezesWith(node.post)
  const { freezes } = await list.run(readInput(list, {}), node.world)
  return new Map(freezes.map(f => [f.basis.text, f]))
}

/** Brings every freeze to its end, going on where a killed run left off; each step done is a line of `done`. */
export async function playFreezes(folder: string): Promise<void> {
  const { npa, coin, close } = nodesIn(folder)
  const done = (name: string, state: string): void => appendFileSync(join(folder, 'done'), `${name} ${state}\n`)
  for (let i = 0; i < FREEZES; i++) {
    const name = `theft-${i}`
    const known = (await freezesOf(npa)).get(name)
    if (!known) await ask(npa, { to: 'coin', amount: '5', grounds: name })
    else if (known.state === 'drafted') await sendFreezeWith(npa.post).run({ id: known.id }, npa.world)
    done(name, 'sent')
    for (const state of ['acknowledged', 'frozen', 'released']) {
      await carry(npa, coin)
      const there = (await freezesOf(coin)).get(name)
      if (there && !there.answers.some(a => a.state === state)) await answer(coin, there.id, state)
      done(name, state)
      await carry(coin, npa)
      const here = (await freezesOf(npa)).get(name)
      if (here && state === 'frozen' && i % 2 === 1 && here.withdrawal === null && here.state === 'frozen') {
        await withdraw(npa, here.id)
        done(name, 'withdrawn')
      }
    }
  }
  await close()
}

if (import.meta.main) await playFreezes(process.argv[2] ?? '')
