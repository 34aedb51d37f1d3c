import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { SqliteFactLog } from '../../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { whileBusy } from '../../../src/adapters/records/sqlite/while-busy.ts'

const draft = (n: number) => ({ at: 1_740_147_215, by: 'tester', kind: 'tick', body: { n } })

test('while somebody else holds the records all other work goes on, reading too, and each append is made in its order and once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-busy-'))
  try {
    const file = join(folder, 'records.sqlite')
    const log = new SqliteFactLog(file)
    await log.append([draft(0)], ['a text'])
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    const done: number[] = []
    const appends = [1, 2, 3, 4, 5].map(n => log.append([draft(n), draft(n + 10)]).then(() => done.push(n)))
    // A process that stood still could not let go of the lock here.
    let turns = 0
    const turning = setInterval(() => turns++, 5)
    await new Promise(over => setTimeout(over, 200))
    assert.equal((await log.read()).length, 1)
    assert.equal((await log.verify()).facts, 1)
    assert.ok(turns > 2, `${turns} turns`)
    assert.deepEqual(done, [])
    other.exec('commit')
    await Promise.all(appends)
    clearInterval(turning)
    assert.deepEqual(done, [1, 2, 3, 4, 5])
    assert.deepEqual(
      (await log.read()).map(f => f.body['n']),
      [0, 1, 11, 2, 12, 3, 13, 4, 14, 5, 15],
    )
    await log.verify()
    // What is closed while an append waits is closed after it.
    other.exec('begin immediate')
    const last = log.append([draft(9)])
    const closed = log.close()
    other.exec('rollback')
    assert.equal((await last)[0]?.seq, 12)
    await closed
    other.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('who holds the records for longer than is waited for is told of, and other faults are not tried again', async () => {
  const busy = Object.assign(new Error('database is locked'), { errcode: 517 })
  let tries = 0
  const failing = (fault: Error) => async () => {
    tries++
    throw fault
  }
  await assert.rejects(whileBusy(failing(busy), 30), busy)
  assert.ok(tries > 2, `${tries} tries`)
  tries = 0
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 })
  await assert.rejects(whileBusy(failing(full), 30), full)
  assert.equal(tries, 1)
})
