import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { runChild } from './run-child.ts'
import { ROWS } from './seeded-import.ts'

const CHILD = 'seeded-import.ts'

/** A long test with a seed, run by `npm run campaign -- NAME`. */
export interface Campaign {
  readonly name: string
  readonly about: string
  run(options: { seed: number; runs: number; log: (line: string) => void }): Promise<void>
}

/** Kills imports with SIGKILL at seeded moments; each time the store must open, agree with itself, and end like an undisturbed one. */
export const campaign: Campaign = {
  name: 'kill-import',
  about: 'kill -9 during imports: the store opens, Parquet and index agree, and the finished import equals a clean one',
  async run({ seed, runs, log }) {
    const scratch = await mkdtemp(join(tmpdir(), 'cordon-kill-'))
    try {
      const clean = join(scratch, 'clean')
      const started = performance.now()
      await runChild(CHILD, clean, seed, null)
      const whole = performance.now() - started
      const expected = await digestOf(clean)
      let kills = 0
      for (let run = 0; run < runs; run++) {
        const folder = join(scratch, `run-${run}`)
        // Golden-ratio steps spread the moments evenly over the import's whole length, whatever the number of runs.
        for (let part = 0; part < 2; part++) {
          const delay = (((seed + run * 2 + part) * 0.618034) % 1) * whole
          if (await runChild(CHILD, folder, seed, delay)) kills++
          await using store = await openEmbeddedStore(folder)
          await store.verify()
          const { transfers } = await store.summary()
          assert.ok(
            transfers === 0 || transfers === ROWS,
            `run ${run}: ${transfers} transfers are visible, half an import`,
          )
        }
        await runChild(CHILD, folder, seed, null)
        assert.equal(await digestOf(folder), expected, `run ${run} ended with another content`)
        await rm(folder, { recursive: true, force: true })
      }
      log(`${runs} runs, ${kills} imports killed, every store opened, agreed and ended equal to a clean import`)
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  },
}

/** The content of a store, after it was verified. */
export async function digestOf(folder: string): Promise<string> {
  await using store = await openEmbeddedStore(folder, { readOnly: true })
  await store.verify()
  return store.contentDigest()
}
