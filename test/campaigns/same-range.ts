import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startRange } from '../../src/adapters/range/start-range.ts'
import { truthDigest } from '../../src/formats/range/truth-digest.ts'
import { rangePlan } from '../../src/operations/range/range-pace.ts'
import { CONTRACTS, compileContracts } from '../adapters/range/compile-contracts.ts'
import type { Campaign } from './kill-import.ts'

/** The same range twice, once while others read from its chains; then ranges killed at any moment; and every contract compiled. */
export const campaign: Campaign = {
  name: 'same-range',
  about: 'equal seeds give equal ranges, read from or not; kill -9 at any moment leaves no chain behind',
  async run({ seed, runs, log }) {
    const names = ['Bridge', 'FixedPool', 'IssuerWallet', 'MemoRouter', 'Spoof', 'Stable', 'SwapDesk', 'Token', 'Weth']
    for (const made of compileContracts([...names, 'FirstSlot', 'Backdoor']))
      assert.deepEqual(JSON.parse(readFileSync(join(CONTRACTS, `${made.contract}.json`), 'utf8')), made)
    for (let run = 0; run < runs; run++) {
      const alone = await digestOf(seed + run, false)
      assert.equal(await digestOf(seed + run, true), alone, `seed ${seed + run}`)
      await killed(((seed + run) * 0.618034) % 1)
      log(`seed ${seed + run}: ${alone.slice(0, 16)} twice, killed once`)
    }
  },
}

async function digestOf(seed: number, read: boolean): Promise<string> {
  const plan = { ...rangePlan({ seed, play: 'bybit', speed: 0, rate: 1 }), blockSeconds: 1_800 }
  const range = await startRange(plan)
  const reading = { on: read }
  const readers = range.chains.map(async ({ rpc }) => {
    while (reading.on) {
      await ask(rpc, 'eth_getBlockByNumber', ['latest', true])
      await ask(rpc, 'trace_block', ['latest'])
      await ask(rpc, 'eth_getLogs', [{ fromBlock: '0x1', toBlock: 'latest' }])
    }
  })
  try {
    await range.play()
    reading.on = false
    await Promise.all(readers)
    return truthDigest(await range.truth())
  } finally {
    reading.on = false
    await range.stop()
  }
}

async function ask(url: string, method: string, params: readonly unknown[]): Promise<void> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await answer.arrayBuffer()
}

/** Kills a range at some moment of its start or play; the ports of its chains, where it told them, then answer nobody. */
async function killed(share: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-range-'))
  try {
    const args = ['bin/cordon.js', 'range', 'up', '--speed', '0', '--json', '--dir', folder]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise(done => child.once('close', done))
    let said = ''
    child.stdout.on('data', part => {
      said += String(part)
    })
    await sleep(100 + share * 2_500)
    child.kill('SIGKILL')
    await ended
    await sleep(1_000)
    const up = said.split('\n')[0]
    if (up?.startsWith('{') !== true) return
    for (const { rpc } of (JSON.parse(up) as { chains: readonly { rpc: string }[] }).chains)
      await assert.rejects(fetch(rpc), `the chain at ${rpc} outlived its range`)
  } finally {
    await rm(folder, { recursive: true })
  }
}
