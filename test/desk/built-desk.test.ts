import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clearDead } from '../../src/faces/desk-build/built-desk.ts'

test('what a killed build left behind is cleared by the next one; the desk and builds under way stay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-dist-'))
  try {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    for (const name of ['desk', `desk-${pid}`, `desk-${pid}-old`, `desk-${process.pid}`, 'desk-notes'])
      mkdirSync(join(folder, name))
    await clearDead(join(folder, 'desk'))
    assert.deepEqual(readdirSync(folder).sort(), ['desk', `desk-${process.pid}`, 'desk-notes'].sort())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
