import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openMonitor } from '../../src/adapters/monitor/open-monitor.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MonitorDesk } from '../../src/operations/monitor/monitor-desk.ts'
import { madeUpEvent } from '../monitor/made-up-events.ts'
import { MADE_UP_RULES, MADE_UP_TYPOLOGY } from '../monitor/made-up-rules.ts'
import { noScreening } from '../no-screening.ts'

/** Judges made-up events from a number on, `node monitored-child.ts FOLDER FROM`, and tells the number of each that is safe, until it is killed. */
const [folder = '', from = '0'] = process.argv.slice(2)
const facts = new SqliteFactLog(join(folder, 'records.sqlite'))
const open = openMonitor(join(folder, 'monitor'), {
  ...{ rules: MADE_UP_RULES, typologies: [MADE_UP_TYPOLOGY], options: { software: 'test' }, seed: 5 },
  bounds: { segmentBytes: 20_000, snapshotEvery: 100 },
  failed: fault => {
    throw fault
  },
})
const world = {
  ...{ ...noScreening(), facts, by: 'campaign', tags: memoryTags([]), transfers: new MemoryTransferBuilder().build() },
  clock: { now: () => 1_900_000_000, monotonic: () => performance.now() },
}
const desk = new MonitorDesk(open)
await desk.begin(world)
writeSync(1, 'ready\n')
// The parent is gone when nobody reads.
process.stdin.on('end', () => process.exit()).resume()
for (let n = Number(from); ; n += 16) {
  const lot = Array.from({ length: 16 }, (_, i) => n + i)
  await Promise.all(
    lot.map(async i => {
      const [judgement] = await desk.judge({ event: madeUpEvent(i), profile: null }, world)
      writeSync(1, `${i} ${judgement?.outcome}\n`)
    }),
  )
  await sleep(n % 64 === 0 ? 1 : 0)
}
