#!/usr/bin/env node
// Runs src/main.ts on the Node that the lockfile pins, whatever Node was found first: the sources need no build there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

const LEAST_MAJOR = 24
const [major] = process.versions.node.split('.').map(Number)

if (major >= LEAST_MAJOR) {
  nodeModule.enableCompileCache?.()
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2), process.env)
} else {
  const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(pinned)) {
    process.stderr.write(
      `error[runtime-missing]: Cordon runs on Node ${LEAST_MAJOR}, this is ${process.version}: run "npm ci" first\n`,
    )
    process.exit(5)
  }
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl-C reaches the child by itself; a signal sent to this process alone does not.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 130 : (code ?? 5)
  })
}
