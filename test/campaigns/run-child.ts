import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Runs a script of this folder in a process of its own, `node SCRIPT FOLDER SEED`; true when it was killed before its end. */
export async function runChild(
  script: string,
  folder: string,
  seed: number,
  killAfterMs: number | null,
): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), folder, String(seed)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (timer !== null) clearTimeout(timer)
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`${script} ended with code ${code}`)
  return signal === 'SIGKILL'
}
