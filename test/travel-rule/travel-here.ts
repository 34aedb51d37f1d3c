import { openTravelVault } from '../../src/adapters/vault/open-travel-vault.ts'
import { TRAVEL_RULES } from '../../src/catalog/travel-rule/all-travel-rules.ts'
import { travelCommands } from '../../src/faces/cli/commands/travel-commands.ts'
import { runCli } from '../../src/faces/cli/run-cli.ts'
import { makeDoors } from '../../src/main.ts'

/** What a command line printed, and how it ended. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `cordon travel …` over a data folder, in this process. */
export async function travelHere(data: string, ...args: readonly string[]): Promise<Ran> {
  const ran = { out: '', err: '' }
  const env = { ...process.env, CORDON_USER: 'tester', CORDON_DATA: data }
  const terminal = {
    out: (text: string) => {
      ran.out += text
    },
    err: (text: string) => {
      ran.err += text
    },
    columns: 80,
    colour: false,
    live: false,
    interrupted: () => false,
    stop: () => new Promise<void>(() => {}),
  }
  const doors = makeDoors(env, 'test')
  const open = async (folder: string) => ({ rules: TRAVEL_RULES, vault: openTravelVault(folder, undefined) })
  const commands = travelCommands(doors, env, open)
  const code = await runCli(['travel', ...args], { commands, version: 'test', terminal, stack: false })
  return { code, ...ran }
}
