import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDoors } from '../../src/main.ts'
import { alertKey, type WatchAlert } from '../../src/model/watch.ts'
import { foldWatches, WATCH_KINDS } from '../../src/operations/watch/fold-watches.ts'
import { LiveTrace } from '../../src/operations/watch/live-trace.ts'
import { traceDrafts } from '../../src/operations/watch/trace-drafts.ts'
import { CHAIN, followChain, type PrivateChain, privateChain } from '../live/private-chain.ts'
import type { Campaign } from './kill-import.ts'

const CLI = join(import.meta.dirname, '../../bin/cordon.js')

/** Kills `cordon watch` again and again while stolen money moves on a real chain, which is rebuilt now and then. */
export const campaign: Campaign = {
  name: 'kill-watch',
  about: 'kill -9 of a watch while blocks come and are taken back: no alert lost, none told twice, the shelf linked',
  async run({ seed, runs, log }) {
    const data = await mkdtemp(join(tmpdir(), 'cordon-kill-watch-'))
    const chain = await privateChain()
    let watch: ChildProcess | null = null
    try {
      await followChain(data, chain)
      const chance = random(seed)
      const thief = new Thief(chain, chance)
      let rebuilt = 0
      for (let run = 0; run < runs; run++) {
        const child = start(data)
        watch = child
        // Golden-ratio steps spread the moments evenly over a start and what follows it.
        const moment = 250 + (((seed + run) * 0.618034) % 1) * 1_500
        const killed = new Promise<void>(done => setTimeout(done, moment)).then(() => child.kill('SIGKILL'))
        const gone = once(child, 'close')
        while (child.exitCode === null && child.signalCode === null) {
          await thief.move()
          if (chance() < 0.08 && (await chain.height()) > 14) {
            await chain.reorganise(1 + Math.floor(chance() * 12))
            rebuilt++
          }
          await new Promise(done => setTimeout(done, 20 + chance() * 80))
        }
        await Promise.all([killed, gone])
        watch = null
      }
      const last = start(data, '--once')
      watch = last
      const [code] = (await once(last, 'close')) as [number]
      assert.equal(code, 0, 'the last watch ends by itself')
      const { told, standing, height } = await check(data, chain)
      log(
        `${runs} kills, ${height} blocks, rebuilt ${rebuilt} times: ${told} alerts told, ${standing} stand, as a fresh trace has them`,
      )
    } finally {
      watch?.kill('SIGKILL')
      await chain.anvil.kill()
      await rm(data, { recursive: true, force: true })
    }
  },
}

/** Moves what was stolen on, over accounts that the node signs for, to accounts that nobody knew. */
class Thief {
  readonly #chain: PrivateChain
  readonly #chance: () => number
  #made = 0

  constructor(chain: PrivateChain, chance: () => number) {
    this.#chain = chain
    this.#chance = chance
  }

  async move(): Promise<void> {
    const { accounts } = this.#chain
    const any = (): string => accounts[Math.floor(this.#chance() * accounts.length)] as string
    for (let n = Math.floor(this.#chance() * 4); n > 0; n--) {
      const fresh = `0x${(++this.#made).toString(16).padStart(8, '0').padStart(40, 'c')}`
      await this.#chain.pay(any(), this.#chance() < 0.5 ? any() : fresh, BigInt(1 + Math.floor(this.#chance() * 1e9)))
    }
    await this.#chain.mine()
  }
}

function start(data: string, ...more: string[]): ChildProcess {
  const args = ['--no-warnings', CLI, 'watch', 'theft', '--data', data, '--json', ...more]
  return spawn(process.execPath, args, { stdio: 'ignore' })
}

async function check(data: string, chain: PrivateChain) {
  const doors = makeDoors({}, 'test')
  const desk = { progress: { at() {}, end() {} }, interrupted: () => false }
  const { world, close } = await doors.store(data, { tags: [], ledger: null }, desk)
  const shelf = await doors.liveShelf(data)
  try {
    const height = await chain.height()
    assert.equal((await shelf.tip(CHAIN))?.height, height)
    for (let n = 0; n <= height; n++) {
      const real = await chain.call<{ hash: string }>('eth_getBlockByNumber', [`0x${n.toString(16)}`, false])
      assert.equal((await shelf.blockAt(CHAIN, n))?.hash, real.hash, `block ${n} is the chain's own`)
    }
    const facts = await world.facts.read({ kinds: WATCH_KINDS })
    const standing = new Map<string, number>()
    for (const { seq, body, kind } of facts) {
      if (kind !== 'watch-alert') continue
      const alert = body as unknown as WatchAlert
      if (alert.of === null) {
        assert.ok(!standing.has(alertKey(alert)), `told twice: ${alertKey(alert)}`)
        standing.set(alertKey(alert), seq)
      } else if (alert.kind === 'undone' || alert.tainted === '0')
        for (const [key, of] of standing) if (of === alert.of) standing.delete(key)
    }
    const file = foldWatches(facts).get('theft')
    assert.ok(file)
    const trace = await new LiveTrace(file.watch.input, world).settle(true)
    const due = trace === null ? [] : traceDrafts(trace, file.watch).map(alertKey)
    assert.deepEqual([...standing.keys()].sort(), [...new Set(due)].sort())
    await world.facts.verify()
    return { told: file.told, standing: standing.size, height }
  } finally {
    await shelf.close()
    await close()
  }
}

function random(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return (state >>> 0) / 2 ** 32
  }
}
