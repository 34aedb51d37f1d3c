import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LateMonitor } from '../../src/adapters/monitor/late-monitor.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import type { Rule, Typology } from '../../src/model/monitor/rule.ts'
import type { World } from '../../src/operations/world.ts'
import { noScreening } from '../no-screening.ts'
import { MADE_UP_RULES, MADE_UP_TYPOLOGY } from './made-up-rules.ts'

/** A world with a monitor on the disk and nothing else. */
export interface MonitoredWorld extends AsyncDisposable {
  readonly world: World
  readonly facts: MemoryFactLog
  readonly folder: string
  /** What the monitor said beside its answers. */
  readonly faults: unknown[]
  /** Ends the monitor and gives another over the same folder and facts. */
  reopened(): Promise<MonitoredWorld>
}

/** Opens one. @param rules made-up ones, unless said otherwise */
export function monitoredWorld(
  rules: readonly Rule[] = MADE_UP_RULES,
  typologies: readonly Typology[] = [MADE_UP_TYPOLOGY],
  folder = mkdtempSync(join(tmpdir(), 'cordon-monitor-')),
  facts = new MemoryFactLog(),
): MonitoredWorld {
  const faults: unknown[] = []
  const monitor = new LateMonitor(folder, async () => ({
    ...{ rules, typologies, seed: 5 },
    options: { software: 'test', onFault: (rule, event, fault) => faults.push([rule, event, fault]) },
    failed: fault => faults.push(fault),
  }))
  const world: World = {
    ...{ ...noScreening(), facts, monitor, by: 'test', tags: memoryTags([]), assets: new Map(), missing: [] },
    ...{ transfers: new MemoryTransferBuilder().build(), utxo: new MemoryUtxo([]), versions: async () => ({}) },
    clock: { now: () => 1_900_000_000, monotonic: () => performance.now() },
    progress: { at: () => {}, end: () => {} },
    interrupted: () => false,
  }
  return {
    ...{ world, facts, folder, faults },
    async reopened() {
      await monitor.close()
      return monitoredWorld(rules, typologies, folder, facts)
    },
    async [Symbol.asyncDispose]() {
      await monitor.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
