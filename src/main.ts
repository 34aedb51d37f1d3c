import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { writeWhole } from './adapters/files/write-whole.ts'
import { lateFactLog } from './adapters/records/late-fact-log.ts'
import { SqliteFactLog } from './adapters/records/sqlite/sqlite-fact-log.ts'
import { memoryTags } from './adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from './adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from './adapters/transfers/memory-utxo.ts'
import { filesWorld } from './adapters/worlds/files-world.ts'
import { importWorld } from './adapters/worlds/import-world.ts'
import { storeWorld } from './adapters/worlds/store-world.ts'
import type { Surroundings } from './adapters/worlds/surroundings.ts'
import { CASES, caseVersion, KNOWN_ASSETS } from './catalog/index.ts'
import { commandsOf } from './faces/cli/commands/index.ts'
import { processTerminal } from './faces/cli/process-terminal.ts'
import { runCli } from './faces/cli/run-cli.ts'
import type { Desk, Doors } from './faces/doors.ts'
import { TAG_FORMATS, TRANSFER_FORMATS, WHOLE_FORMATS } from './formats/index.ts'

/** The log of facts in a data folder. */
const RECORDS = 'records.sqlite'

/** Wires everything and runs one command line. Fulfilled with the exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const doors = makeDoors(env)
  const terminal = processTerminal()
  return runCli(argv, {
    commands: commandsOf(doors, env),
    version: doors.version,
    terminal,
    stack: Boolean(env['CORDON_DEBUG']),
  })
}

function makeDoors(env: NodeJS.ProcessEnv): Doors {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const around = (data: string, desk: Desk): Surroundings => ({
    facts: lateFactLog(
      () => new SqliteFactLog(join(data, RECORDS)),
      () => existsSync(join(data, RECORDS)),
    ),
    assets: KNOWN_ASSETS,
    clock: { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() },
    progress: desk.progress,
    by: env['CORDON_USER'] || userName(),
    software: version,
    sha256: text => createHash('sha256').update(text).digest('hex'),
    interrupted: () => desk.interrupted(),
  })
  return {
    version,
    cases: CASES,
    formats: [...TRANSFER_FORMATS, ...TAG_FORMATS, ...WHOLE_FORMATS].map(({ name, about }) => ({ name, about })),
    store: (data, extra, desk) => storeWorld(data, extra, around(data, desk)),
    async files(data, files, desk) {
      return { world: await filesWorld(files, around(data, desk)), close: async () => {} }
    },
    async builtIn(data, chosen, desk) {
      const table = new MemoryTransferBuilder()
      table.add(chosen.transfers)
      const versions = async () => ({ cordon: version, ...caseVersion(chosen) })
      const ledgerData = { transfers: table.build(), utxo: new MemoryUtxo([]), tags: memoryTags(chosen.tags) }
      return { world: { ...around(data, desk), ...ledgerData, missing: [], versions }, close: async () => {} }
    },
    importing: importWorld,
    readText: path => readFile(path, 'utf8').catch(() => null),
    writeText: writeWhole,
    monotonic: () => performance.now(),
  }
}

/** The account under which the process runs; a container may have none. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
