import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DiskScreenings } from '../../src/adapters/screenings/disk-screenings.ts'
import { partyKey } from '../../src/operations/screen/past-parties.ts'
import type { Campaign } from './kill-import.ts'
import { runChild } from './run-child.ts'
import { BATCH_ROWS, rowAddress, screenSeeded, writeBatchFile } from './seeded-batch.ts'

const CHILD = 'seeded-batch.ts'

/** Kills batches with SIGKILL at seeded moments; each must end with every row once, in order, as an undisturbed one, and with every row remembered. */
export const campaign: Campaign = {
  name: 'kill-batch',
  about:
    'kill -9 during batches: the same command goes on, no row is lost or answered twice, and every row is remembered',
  async run({ seed, runs, log }) {
    const scratch = mkdtempSync(join(tmpdir(), 'cordon-kill-batch-'))
    const made = (name: string): string => {
      const folder = join(scratch, name)
      mkdirSync(folder)
      writeBatchFile(folder, seed)
      return folder
    }
    try {
      const clean = made('clean')
      const started = performance.now()
      await runChild(CHILD, clean, seed, null)
      const whole = performance.now() - started
      const expected = readFileSync(join(clean, 'out.csv'), 'utf8')
      assert.equal(expected.split('\n').length, BATCH_ROWS + 2)
      let kills = 0
      let resumed = 0
      for (let run = 0; run < runs; run++) {
        const folder = made(`run-${run}`)
        for (let part = 0; part < 2; part++) {
          const delay = (((seed + run * 2 + part) * 0.618034) % 1) * whole
          if (await runChild(CHILD, folder, seed, delay)) kills++
          assert.ok(!existsSync(join(folder, 'out.csv')) || readFileSync(join(folder, 'out.csv'), 'utf8') === expected)
        }
        const { finished, resumedAt, match, rows } = await screenSeeded(folder, seed)
        if (resumedAt > 0) resumed++
        assert.deepEqual({ finished, match, rows }, { finished: true, match: BATCH_ROWS / 100, rows: BATCH_ROWS })
        assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), expected, `run ${run} ended with another content`)
        await checkRemembered(folder, seed)
        rmSync(folder, { recursive: true, force: true })
      }
      log(`${runs} runs, ${kills} batches killed, ${resumed} gone on with; every one ended equal to an undisturbed one`)
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  },
}

async function checkRemembered(folder: string, seed: number): Promise<void> {
  await using past = new DiskScreenings(join(folder, 'screenings'))
  const keys = Array.from({ length: BATCH_ROWS }, (_, n) => partyKey('address', rowAddress(seed, n)))
  const found = new Set((await past.find(keys, 0)).map(screen => screen.ref))
  assert.equal(found.size, BATCH_ROWS, 'a row that is answered is not remembered')
}
