import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { journalEvents } from '../../src/adapters/casework/journal-events.ts'
import { segmentFile } from '../../src/adapters/monitor/journal-files.ts'
import { writeRecord } from '../../src/adapters/monitor/journal-record.ts'
import { quietJudgement } from '../../src/analysis/monitor/quiet-judgement.ts'
import type { GivenEvent } from '../../src/formats/events/read-event.ts'
import { madeUpEvent } from '../monitor/made-up-events.ts'
import { fc } from '../property.ts'

/** Ids as a customer of an exchange might bring them about: what stands in a record, and what ends a text. */
const anyId = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\\"', '{"id":"x"}', ',"id":"', '"id":"a"', '거래-1', 'e-1\\'),
)

test('whatever their ids, events are found in the journal as they stand there, and those that are not there are left out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyId, { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(anyId, { maxLength: 5 }),
      fc.nat(39),
      async (ids, others, cut) => {
        const folder = mkdtempSync(join(tmpdir(), 'cordon-journal-events-'))
        try {
          const given = ids.map((id, n): GivenEvent => {
            const event = { ...madeUpEvent(n), id, customer: '","id":"no' }
            return { event, profile: null }
          })
          const records = given.map((g, place) =>
            writeRecord({ place, given: g, judgements: [quietJudgement(g.event, 41, '0'.repeat(16))] }, 0),
          )
          const first = Math.min(cut, ids.length - 1)
          writeFileSync(segmentFile(folder, 0), Buffer.concat(records.slice(0, first)))
          writeFileSync(segmentFile(folder, first), Buffer.concat(records.slice(first)))
          const place = ids.length - 1
          const found = await journalEvents(folder).find([...ids, ...others].map(event => ({ event, place })))
          assert.deepEqual(new Map(found), new Map(given.map(g => [g.event.id, g])))
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('a journal is gone through once however many events are looked for, and the server goes on meanwhile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-journal-events-'))
  try {
    const ids = Array.from({ length: 6_000 }, (_, n) => `event-${n}-${'x'.repeat(200)}`)
    const records = ids.map((id, place) => {
      const event = { ...madeUpEvent(place), id }
      return writeRecord(
        { place, given: { event, profile: null }, judgements: [quietJudgement(event, 41, '0'.repeat(16))] },
        0,
      )
    })
    for (let n = 0; n < 6; n++)
      writeFileSync(segmentFile(folder, n * 1_000), Buffer.concat(records.slice(n * 1_000, (n + 1) * 1_000)))
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    const found = await journalEvents(folder).find(ids.slice(0, 2_000).map(event => ({ event, place: 5_999 })))
    clearInterval(timer)
    assert.equal(found.size, 2_000)
    assert.ok(turns >= 3, `others had ${turns} turns between six files`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
