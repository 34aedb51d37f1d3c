import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startAnvil } from '../../../src/adapters/range/anvil-process.ts'
import { ROOT } from '../../architecture/source-files.ts'

/** Whether a process runs; one that ended and was not yet taken notice of by its parent (Linux: state Z) does not. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

async function goneWithin(pid: number, ms: number): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; await sleep(10)) if (!alive(pid)) return true
  return !alive(pid)
}

/** The first line that a process writes, as JSON; and what comes later. */
async function firstLine(child: ChildProcess): Promise<Record<string, unknown>> {
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += String(part)
    if (said.includes('\n')) return JSON.parse(said.slice(0, said.indexOf('\n')))
  }
  throw new Error(`it ended without a word: ${said}`)
}

test('a chain ends within a second when the process that started it is killed with SIGKILL', async () => {
  const child = spawn(process.execPath, [join(ROOT, 'test/adapters/range/orphan.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { pid, url } = (await firstLine(child)) as { pid: number; url: string }
  assert.ok(alive(pid))
  child.kill('SIGKILL')
  assert.ok(await goneWithin(pid, 1_000), `anvil ${pid} is still there`)
  await assert.rejects(fetch(url))
})

test('a chain that was stopped or killed leaves no process and a free port behind', async () => {
  const first = await startAnvil({ chainId: 900_001, at: 1_740_000_000 })
  await first.stop()
  const port = Number(new URL(first.url).port)
  const second = await startAnvil({ chainId: 900_001, at: 1_740_000_000 }, port)
  await second.kill()
  assert.deepEqual([alive(first.pid), alive(second.pid)], [false, false])
  await assert.rejects(fetch(second.url))
})

test('range up ends in order at Ctrl-C: its truth is written, both chains are gone, exit code 0', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-range-'))
  try {
    const cordon = join(ROOT, 'bin/cordon.js')
    const args = [cordon, 'range', 'up', '--play', 'none', '--rate', '3', '--speed', '12', '--json', '--dir', folder]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise<number | null>(done => child.once('exit', done))
    const up = (await firstLine(child)) as { event: string; chains: readonly { rpc: string }[] }
    assert.equal(up.event, 'up')
    child.kill('SIGINT')
    assert.equal(await ended, 0)
    for (const { rpc } of up.chains) await assert.rejects(fetch(rpc))
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
    assert.equal(truth.schema, 'cordon.range/1')
    assert.ok(existsSync(join(folder, 'transfers.csv')))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
