import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FreezeRow } from '../../src/operations/freeze/freeze-row.ts'
import type { Campaign } from './kill-import.ts'
import { runChild } from './run-child.ts'
import { FREEZES, freezesOf, nodesIn } from './seeded-freezes.ts'

const CHILD = 'seeded-freezes.ts'

/** Kills two nodes with SIGKILL at seeded moments of asking, answering and withdrawing; what was told as done must be there, once. */
export const campaign: Campaign = {
  name: 'kill-freeze',
  about:
    'kill -9 while freezes are asked for, answered and withdrawn: nothing done is lost, nothing is there twice, both sides agree',
  async run({ seed, runs, log }) {
    const scratch = await mkdtemp(join(tmpdir(), 'cordon-kill-'))
    try {
      const started = performance.now()
      await runChild(CHILD, join(scratch, 'clean'), seed, null)
      const whole = performance.now() - started
      let kills = 0
      for (let run = 0; run < runs; run++) {
        const folder = join(scratch, `run-${run}`)
        for (let part = 0; part < 2; part++) {
          const delay = (((seed + run * 2 + part) * 0.618034) % 1) * whole
          if (await runChild(CHILD, folder, seed, delay)) kills++
          await nothingLost(folder, `run ${run}`)
        }
        await runChild(CHILD, folder, seed, null)
        await agreed(folder, `run ${run}`)
        await rm(folder, { recursive: true, force: true })
      }
      log(`${runs} runs, ${kills} killed: nothing done was lost or doubled, both sides agreed`)
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  },
}

async function nothingLost(folder: string, run: string): Promise<void> {
  if (!existsSync(join(folder, 'done'))) return
  const { npa, coin, close } = nodesIn(folder)
  const [here, there] = [await freezesOf(npa), await freezesOf(coin)]
  for (const line of readFileSync(join(folder, 'done'), 'utf8').trim().split('\n')) {
    const [name = '', state = ''] = line.split(' ')
    const row = state === 'sent' || state === 'withdrawn' ? here.get(name) : there.get(name)
    assert.ok(row && (state === 'sent' ? row.sentAt !== null : has(row, state)), `${run}: ${line} was lost`)
  }
  await close()
}

async function agreed(folder: string, run: string): Promise<void> {
  const { npa, coin, close } = nodesIn(folder)
  const [here, there] = [await freezesOf(npa), await freezesOf(coin)]
  // A request whose maker was killed before it heard of it was kept as a draft, and sent: none is there twice.
  assert.equal(here.size, FREEZES, run)
  assert.deepEqual([...(await npa.world.facts.read({ kinds: ['freeze-messages-refused'] }))], [], run)
  for (const [name, row] of here) {
    assert.equal(row.state, 'released', `${run}: ${name}`)
    assert.deepEqual({ ...row, side: '' }, { ...there.get(name), side: '' }, `${run}: ${name}`)
    assert.equal(new Set(row.answers.map(a => a.state)).size, row.answers.length, `${run}: ${name} was answered twice`)
  }
  await npa.world.facts.verify()
  await close()
}

function has(row: FreezeRow, state: string): boolean {
  return state === 'withdrawn' ? row.withdrawal !== null : row.answers.some(a => a.state === state)
}
