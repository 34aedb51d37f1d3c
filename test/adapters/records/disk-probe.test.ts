import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { diskProbe } from '../../../src/adapters/files/disk-probe.ts'

test('a data folder can be written to, or it is told by the system’s code why not, and nothing of the trial stays', async () => {
  const root = mkdtempSync(join(tmpdir(), 'cordon-probe-'))
  const folder = join(root, 'data')
  try {
    // A fresh server has no folder yet.
    const probe = diskProbe(folder)
    assert.equal(await probe(), null)
    mkdirSync(folder)
    assert.equal(await diskProbe(folder)(), null)
    assert.deepEqual(readdirSync(folder), [])
    writeFileSync(join(root, 'file'), '')
    assert.equal(await diskProbe(join(root, 'file'))(), 'ENOTDIR')
    const often = diskProbe(folder, 0)
    assert.equal(await often(), null)
    rmSync(folder, { recursive: true })
    assert.equal(await often(), 'ENOENT', 'a folder that was there has gone')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
