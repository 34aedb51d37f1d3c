import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LateGovernor } from '../../src/adapters/governor/late-governor.ts'
import { setSwitches } from '../../src/adapters/governor/set-switches.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import type { HaltCommand } from '../../src/analysis/governor/halt-command.ts'
import type { Campaign } from './kill-import.ts'

const CHILD = join(import.meta.dirname, 'governed-child.ts')

/** Kills a governor with SIGKILL at seeded moments while outflows come; who sends goes on a little before where the answers ended. */
export const campaign: Campaign = {
  name: 'kill-governor',
  about: 'kill -9 while outflows are weighed: every halt is thrown and told once, and no outflow counts twice',
  async run({ seed, runs, log }) {
    const folder = await mkdtemp(join(tmpdir(), 'cordon-kill-governor-'))
    try {
      const file = join(folder, 'halts.json')
      await setSwitches(join(folder, 'governor'), { file, command: [], url: null, allowPrivate: false })
      const told = new Set<number>()
      for (let run = 0; run < runs; run++) {
        const share = ((seed + run) * 0.618034) % 1
        await runAndKill(folder, Math.max(0, last(told) - 5), share * 500, told)
      }
      const halts = await check(folder, file, told)
      log(`${runs} kills, ${told.size} outflows told to be safe, ${halts} halts, each in force and a fact once`)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** The largest number that was told; -1: none. There are more of them than a call can take. */
function last(told: Iterable<number>): number {
  let most = -1
  for (const n of told) if (n > most) most = n
  return most
}

async function runAndKill(folder: string, from: number, afterMs: number, told: Set<number>): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, folder, String(from)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ready = Promise.withResolvers<void>()
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === 'ready') ready.resolve()
      else told.add(Number(line.split(' ')[0]))
    }
  })
  const gone = once(child, 'close') as Promise<[number | null, string | null]>
  await Promise.race([ready.promise, gone])
  await new Promise(done => setTimeout(done, afterMs))
  child.kill('SIGKILL')
  const [code, signal] = await gone
  assert.equal(signal, 'SIGKILL', `the governor ended by itself with ${code}`)
}

async function check(folder: string, file: string, told: ReadonlySet<number>) {
  const now = (): number => Math.floor(Date.now() / 1_000)
  const world = {
    facts: new SqliteFactLog(join(folder, 'records.sqlite')),
    clock: { now, monotonic: () => performance.now() },
    by: 'campaign',
  }
  const door = new LateGovernor(join(folder, 'governor'), now)
  const desk = await door.desk(world)
  await desk.tick(world)
  const facts = await world.facts.read({ kinds: ['governor-halted', 'governor-obeyed'] })
  const halted = facts
    .filter(f => f.kind === 'governor-halted')
    .map(f => (f.body['command'] as unknown as HaltCommand).id)
  assert.equal(new Set(halted).size, halted.length, 'a halt was told twice')
  const { halted: held } = JSON.parse(await readFile(file, 'utf8')) as { halted: readonly HaltCommand[] }
  assert.deepEqual(new Set(held.map(h => h.id)), new Set(halted), 'the switch knows other halts than the facts')
  // Every ledger whose large outflow was told to be safe is halted, by that outflow and no other.
  const events = new Map(held.map(h => [h.event, h]))
  for (const n of told) if (n % 100 === 50) assert.ok(events.has(`o-${n}`), `o-${n} halted nothing`)
  for (const { event, scope } of held) if (scope === 'ledger') assert.match(event, /50$/)
  for (const n of [...told].slice(-20)) {
    const ledger = `eip155:${1 + Math.floor(n / 100)}`
    const of = desk.governor.outflowsOf(ledger as never, 0).filter(o => o.outflow.id === `o-${n}`)
    assert.equal(of.length, 1, `o-${n} counts ${of.length} times`)
  }
  assert.deepEqual(desk.governor.pending(), [])
  await door.close()
  await world.facts.close()
  return halted.length
}
