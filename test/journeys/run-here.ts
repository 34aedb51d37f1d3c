import { cordon } from '../../src/cordon.ts'
import type { Ran } from './run-cordon.ts'

/**
 * Runs a command line in this process, as `bin/cordon.js` does in its own: for what asks what a command does and tells, where the
 * process itself, its streams and its end are not the point.
 */
export async function cordonHere(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const ran = { out: '', err: '' }
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
  const code = await cordon(args, { ...process.env, CORDON_USER: 'tester', CORDON_DATA: '', ...env }, terminal)
  return { code, ...ran }
}
