#!/usr/bin/env node
// Runs src/cordon.ts on the Node that the lockfile pins, whatever Node was found first, with room for big ledgers: by itself Node takes
// no more than 4 GB, whatever the machine has. The sources need no build there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import nodeModule from 'node:module'
import { totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

const LEAST_MAJOR = 24
/** Set in the process that does the work. */
const MARK = 'CORDON_RUNTIME'

const [major] = process.versions.node.split('.').map(Number)
if (process.env[MARK] === MARK && major >= LEAST_MAJOR) {
  if (process.channel) {
    // Started by another process, which is gone when the channel closes: nothing is left to answer to.
    process.channel.unref()
    process.on('disconnect', () => process.exit(130))
  }
  nodeModule.enableCompileCache?.()
  const { cordon } = await import('../src/cordon.ts')
  process.exitCode = await cordon(process.argv.slice(2), process.env)
} else if (major >= LEAST_MAJOR && process.execve) begin(process.execPath, true)
else {
  const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(pinned)) {
    process.stderr.write(
      `error[runtime-missing]: Cordon runs on Node ${LEAST_MAJOR}, this is ${process.version}: run "npm ci" first\n`,
    )
    process.exit(5)
  }
  begin(pinned, false)
}

/** Starts the process that does the work: in this one's place where that can be done. */
function begin(node, inPlace) {
  const mebibytes = Math.max(2048, Math.floor((totalmem() / 2 ** 20) * 0.75))
  // A list is read as a stream: with a small young generation its garbage does not pile up to twice what it holds.
  const streams = process.argv[2] === 'lists' && ['import', 'update'].includes(process.argv[3])
  const args = [
    `--max-old-space-size=${mebibytes}`,
    ...(streams ? ['--max-semi-space-size=2'] : []),
    // A server makes much garbage that is dead at once.
    ...(process.argv[2] === 'serve' ? ['--max-semi-space-size=64'] : []),
    // Each processor judges history: helpers that collect garbage beside would only take turns with it.
    ...(['backtest', 'tune'].includes(process.argv[2]) ? ['--single-threaded-gc'] : []),
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(import.meta.url),
    ...process.argv.slice(2),
  ]
  const pages = streams ? {} : { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' }
  const env = { ...pages, ...process.env, [MARK]: MARK }
  if (inPlace) process.execve(node, [node, ...args], env)
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
  // Ctrl-C reaches the child by itself; a signal sent to this process alone does not.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 130 : (code ?? 5)
  })
}
