import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkJournal } from '../../src/adapters/monitor/check-journal.ts'
import { segmentsIn } from '../../src/adapters/monitor/journal-files.ts'
import { openMonitor } from '../../src/adapters/monitor/open-monitor.ts'
import { makeSnapshot } from '../../src/adapters/monitor/snapshot-thread.ts'
import { verifyEvidence } from '../../src/operations/cases/verify-evidence.ts'
import { monitorDesk } from '../../src/operations/monitor/judge-transfer.ts'
import { coded } from '../casework/casework-rig.ts'
import { madeUpEvent } from './made-up-events.ts'
import { MADE_UP_RULES, MADE_UP_TYPOLOGY } from './made-up-rules.ts'
import { monitoredWorld } from './monitor-world.ts'

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
    const before = without('before the snapshot', (_, n) => n === 0)
    assert.equal(await known(before), 200)
    // What is not needed to go on is part of the record all the same.
    await assert.rejects(checkJournal(before), coded('journal-damaged'))
    await assert.rejects(checkJournal(without('middle', (_, n) => n === 2)), coded('journal-damaged'))
    assert.equal(await checkJournal(whole), 200)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

test('an older copy of the journal shows as soon as it is verified or opened, keeps nobody out, and what is judged on it is told once', async () => {
  await using first = monitoredWorld()
  const judge = async ({ world }: typeof first, from: number, until: number) => {
    const desk = await monitorDesk(world)
    for (let n = from; n < until; n++) await desk.judge({ event: madeUpEvent(n), profile: null }, world)
  }
  const verified = ({ world }: typeof first) => verifyEvidence.run({}, world)
  const told = async () =>
    (await first.facts.read({ kinds: ['monitor-alert', 'monitor-alert-withdrawn'] })).map(
      ({ body }) => `${body['journal']} ${body['event']} ${body['outcome']}`,
    )
  await judge(first, 0, 60)
  const second = await first.reopened()
  const copy = join(first.folder, 'copy')
  cpSync(segmentsIn(first.folder)[0]?.file ?? '', copy)
  await judge(second, 60, 120)
  const third = await second.reopened()
  assert.deepEqual({ ...(await verified(third)), digest: '' }, { ...SOUND, facts: (await first.facts.read()).length })
  const before = await told()
  cpSync(copy, segmentsIn(first.folder)[0]?.file ?? '')
  await assert.rejects(verified(third), coded('journal-damaged'))
  const desk = await monitorDesk(third.world)
  assert.equal(desk.engine.next, 60)
  const [short] = await first.facts.read({ kinds: ['monitor-journal-short'] })
  const knew = Number(short?.body['knew'])
  assert.ok(short?.body['journal'] === 59 && knew > 60 && knew <= 120)
  const { events, eventsLost } = await verified(third)
  assert.deepEqual([events, eventsLost], [60, knew - 60])
  // Sent again, each is judged anew and told, and after a restart none a second time.
  await judge(third, 60, 120)
  const fourth = await third.reopened()
  await monitorDesk(fourth.world)
  assert.deepEqual(await told(), [...before, ...before.filter(text => Number.parseInt(text, 10) >= 60)])
  assert.equal((await first.facts.read({ kinds: ['monitor-journal-short'] })).length, 1)
  await fourth.reopened()
})

const SOUND = { digest: '', documents: 0, listVersions: 0, events: 120, eventsLost: 0 }
