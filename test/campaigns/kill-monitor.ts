import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFrom } from '../../src/adapters/monitor/build-up.ts'
import { entriesFrom } from '../../src/adapters/monitor/journal-files.ts'
import { snapshotsIn } from '../../src/adapters/monitor/snapshot-file.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { MonitorEngine } from '../../src/analysis/monitor/monitor-engine.ts'
import { MADE_UP_RULES, MADE_UP_TYPOLOGY } from '../monitor/made-up-rules.ts'
import type { Campaign } from './kill-import.ts'

const CHILD = join(import.meta.dirname, 'monitored-child.ts')
/** Events that are sent again after a kill: some of them were told to be safe, some not. */
const AGAIN = 24

/** Kills a monitor with SIGKILL at seeded moments while it judges; whoever sends goes on a little before where the answers ended. */
export const campaign: Campaign = {
  name: 'kill-monitor',
  about: 'kill -9 while events are judged: each told to be safe is judged exactly once, and as if nothing had happened',
  async run({ seed, runs, log }) {
    const folder = await mkdtemp(join(tmpdir(), 'cordon-kill-monitor-'))
    try {
      const told = new Map<number, string>()
      let from = 0
      for (let run = 0; run < runs; run++) {
        // Golden-ratio steps spread the moments evenly, whatever the number of runs; some fall into the start.
        const share = ((seed + run) * 0.618034) % 1
        await runAndKill(folder, from, share * (run % 10 === 9 ? 2_000 : 150), run % 8 === 7, told)
        let most = 0
        for (const n of told.keys()) if (n > most) most = n
        from = Math.max(0, most - AGAIN)
      }
      // The last one ends what the kills left untold.
      await runAndKill(folder, from, 300, false, told)
      const { events, alerts, snapshots } = await check(folder, told)
      log(
        `${runs} kills, ${events} events judged once, ${told.size} of them told, ${alerts} alerts, each a fact once, ${snapshots} snapshots`,
      )
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function runAndKill(folder: string, from: number, afterMs: number, early: boolean, told: Map<number, string>) {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, folder, String(from)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let rest = ''
  const ready = Promise.withResolvers<void>()
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === 'ready') {
        ready.resolve()
        continue
      }
      const [n, outcome] = line.split(' ')
      const before = told.get(Number(n))
      assert.ok(before === undefined || before === outcome, `event ${n} was answered ${before}, then ${outcome}`)
      told.set(Number(n), String(outcome))
    }
  })
  const gone = once(child, 'close') as Promise<[number | null, string | null]>
  // Some are killed while they build their state up.
  const started = early ? new Promise(done => setTimeout(done, 120 + afterMs)) : ready.promise
  await Promise.race([started, gone])
  if (!early) await new Promise(done => setTimeout(done, afterMs))
  child.kill('SIGKILL')
  const [code, signal] = await gone
  assert.equal(signal, 'SIGKILL', `the monitor ended by itself with ${code}`)
}

async function check(folder: string, told: ReadonlyMap<number, string>) {
  const entries = [...entriesFrom(join(folder, 'monitor'), 0)]
  const ids = new Set(entries.map(({ given }) => given.event.id))
  assert.equal(ids.size, entries.length, 'an event stands in the journal twice')
  const alone = new MonitorEngine(MADE_UP_RULES, [MADE_UP_TYPOLOGY], { software: 'test' })
  const expected: string[] = []
  for (const [n, { place, given, judgements }] of entries.entries()) {
    assert.equal(place, n)
    assert.deepEqual(judgements, alone.take(given.event, given.profile), `event ${given.event.id} was judged otherwise`)
    for (const j of judgements)
      if (j.outcome !== 'pass' || (j.instead !== null && j.instead !== 'pass'))
        expected.push(`${place} ${j.event} ${j.outcome}`)
  }
  for (const [n, outcome] of told) {
    const entry = entries.find(({ given }) => given.event.id === `e-${n}`)
    assert.ok(entry, `event ${n} was told to be safe, and is not in the journal`)
    assert.equal(entry.judgements[0]?.outcome, outcome)
  }
  const facts = new SqliteFactLog(join(folder, 'records.sqlite'))
  const alerts = await facts.read({ kinds: ['monitor-alert', 'monitor-alert-withdrawn'] })
  await facts.verify()
  await facts.close()
  const got = alerts.map(({ body }) => `${body['journal']} ${body['event']} ${body['outcome']}`)
  // The last kill may have come before the last alerts were told: the next start tells them.
  assert.deepEqual(got, expected.slice(0, got.length))
  assert.ok(expected.length - got.length <= 64, `${expected.length - got.length} alerts are not told`)
  const snapshots = snapshotsIn(join(folder, 'monitor'))
  const { unread } = startFrom(join(folder, 'monitor'), seed => new MonitorEngine([], [], { seed }), 5)
  assert.deepEqual(unread, [])
  return { events: entries.length, alerts: got.length, snapshots: snapshots.length }
}
