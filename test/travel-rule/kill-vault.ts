import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openTravelVault } from '../../src/adapters/vault/open-travel-vault.ts'

/**
 * Kills who keeps records and rotates keys, again and again; then every record that was told to be kept must be readable, a rotation go to its
 * end, and one key be left. Gives the number of records.
 */
export async function killVault(kills: number, seed: number): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'cordon-kill-vault-'))
  const told = new Set<string>()
  try {
    for (let run = 0; run < kills; run++) {
      const child = fork(join(import.meta.dirname, 'vault-worker.ts'), [data, String(run * 100_000)], {
        stdio: 'ignore',
      })
      child.on('message', id => told.add(String(id)))
      // The first record tells that it runs; golden-ratio steps spread the moments.
      await once(child, 'message')
      await sleep((((seed + run) * 0.618034) % 1) * 150)
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const vault = openTravelVault(data, undefined)
    for (const id of told) assert.equal((await vault.read('main', id)).text, `{"told":"${id}"}`)
    await vault.rotate()
    const last = await vault.rotate()
    assert.deepEqual(last.failed, [])
    // Each rotation that comes to its end leaves one key; the next finds nothing older than that.
    assert.equal(last.destroyed.length, 1)
    for (const id of told) assert.equal((await vault.read('main', id)).text, `{"told":"${id}"}`)
    await vault.close()
    return told.size
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
