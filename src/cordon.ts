import { readFileSync } from 'node:fs'
import { commandsOf } from './faces/cli/commands/index.ts'
import { processTerminal } from './faces/cli/process-terminal.ts'
import { runCli } from './faces/cli/run-cli.ts'
import type { Terminal } from './faces/cli/terminal.ts'

/**
 * Runs one command line. Only what its command needs is loaded: the help does not wait for stores and servers.
 * @param terminal where it writes; the process's own streams and signals unless said
 * @returns the exit code
 */
export async function cordon(argv: readonly string[], env: NodeJS.ProcessEnv, terminal?: Terminal): Promise<number> {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return runCli(argv, {
    commands: commandsOf(async () => (await import('./main.ts')).makeDoors(env, version), env),
    version,
    terminal: terminal ?? processTerminal(),
    stack: Boolean(env['CORDON_DEBUG']),
  })
}
