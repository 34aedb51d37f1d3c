import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { type Campaign, digestOf } from './kill-import.ts'
import { runChild } from './run-child.ts'
import { FILE_ROWS, FILES } from './small-imports.ts'

const CHILD = 'small-imports.ts'

/** Kills runs of many small imports, whose segments are merged as they go; each time the store must hold whole files and all of them in the end. */
export const campaign: Campaign = {
  name: 'kill-merge',
  about: 'kill -9 while small segments are merged: the store opens, holds whole files, and ends equal to a clean one',
  async run({ seed, runs, log }) {
    const scratch = await mkdtemp(join(tmpdir(), 'cordon-merge-'))
    try {
      const clean = join(scratch, 'clean')
      const started = performance.now()
      await runChild(CHILD, clean, seed, null)
      const whole = performance.now() - started
      const expected = await digestOf(clean)
      let kills = 0
      for (let run = 0; run < runs; run++) {
        const folder = join(scratch, `run-${run}`)
        for (let part = 0; part < 2; part++) {
          const delay = (((seed + run * 2 + part) * 0.618034) % 1) * whole
          if (await runChild(CHILD, folder, seed, delay)) kills++
          await using store = await openEmbeddedStore(folder)
          await store.verify()
          const { transfers } = await store.summary()
          assert.equal(transfers % FILE_ROWS, 0, `run ${run}: ${transfers} transfers are visible, part of a file`)
        }
        await runChild(CHILD, folder, seed, null)
        await using store = await openEmbeddedStore(folder, { readOnly: true })
        assert.equal((await store.summary()).transfers, FILES * FILE_ROWS)
        assert.equal(await digestOf(folder), expected, `run ${run} ended with another content`)
      }
      log(`${runs} runs, ${kills} killed, every store opened, held whole files and ended equal to a clean one`)
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  },
}
