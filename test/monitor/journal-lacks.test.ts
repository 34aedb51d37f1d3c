import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { segmentsIn } from '../../src/adapters/monitor/journal-files.ts'
import { openMonitor } from '../../src/adapters/monitor/open-monitor.ts'
import { makeSnapshot } from '../../src/adapters/monitor/snapshot-thread.ts'
import { coded } from '../casework/casework-rig.ts'
import { madeUpEvent } from './made-up-events.ts'
import { MADE_UP_RULES, MADE_UP_TYPOLOGY } from './made-up-rules.ts'

const PARTS = {
  ...{ rules: MADE_UP_RULES, typologies: [MADE_UP_TYPOLOGY], seed: 5, bounds: { segmentBytes: 20_000 } },
  ...{ options: { software: 'test', onFault: () => {} }, failed: assert.fail },
}

/** How many events a monitor over a folder knows. */
async function known(folder: string): Promise<number> {
  const { engine, journal, ...lock } = openMonitor(folder, PARTS)
  await journal.close()
  lock[Symbol.dispose]()
  return engine.next
}

test('a journal of which files are gone, or an older copy of which was put back, is refused where it would number events anew', async () => {
  const root = mkdtempSync(join(tmpdir(), 'cordon-journal-lacks-'))
  try {
    const whole = join(root, 'whole')
    const { engine, journal, ...lock } = openMonitor(whole, PARTS)
    for (let n = 0; n < 200; n++) {
      const event = madeUpEvent(n)
      await journal.append({
        ...{ place: engine.next, given: { event, profile: null } },
        judgements: engine.take(event, null),
      })
    }
    await journal.close()
    lock[Symbol.dispose]()
    const files = segmentsIn(whole)
    const until = files.at(-2)?.first ?? 0
    makeSnapshot({ folder: whole, until, told: { place: 0, seq: 0 } })
    const without = (name: string, gone: (file: string, n: number) => boolean): string => {
      const folder = join(root, name)
      cpSync(whole, folder, { recursive: true })
      const names = readdirSync(folder).sort()
      for (const [n, file] of names.filter(f => f.startsWith('journal')).entries())
        if (gone(file, n)) rmSync(join(folder, file))
      for (const file of names) if (file.startsWith('snapshot') && gone(file, -1)) rmSync(join(folder, file))
      return folder
    }
    assert.ok(files.length > 4, 'there are several files')
    assert.equal(await known(without('nothing', () => false)), 200)
    // An older copy of the journal beside a newer snapshot; no journal at all.
    await assert.rejects(known(without('older', (_, n) => n >= files.length - 3)), coded('journal-damaged'))
    await assert.rejects(known(without('none', (_, n) => n >= 0)), coded('journal-damaged'))
    // Without a snapshot all of it is needed, and after one what came since.
    await assert.rejects(known(without('first', (_, n) => n <= 0)), coded('journal-damaged'))
    await assert.rejects(known(without('middle', (_, n) => n === -1 || n === 2)), coded('journal-damaged'))
    await assert.rejects(known(without('since', (_, n) => n === files.length - 2)), coded('journal-damaged'))
    assert.equal(await known(without('before the snapshot', (_, n) => n === 0)), 200)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
