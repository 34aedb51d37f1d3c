import assert from 'node:assert/strict'
import { cpSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { diskFull } from '../../src/adapters/transfers/embedded/disk-full.ts'
import { SourceError } from '../../src/model/errors.ts'
import { builtInTransfersCsv } from '../journeys/built-in-csv.ts'
import { cordon, freshFolder } from '../journeys/run-cordon.ts'
import { cordonHere } from '../journeys/run-here.ts'
import { needsTime } from '../thorough.ts'

const THIEF = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'

function filesNamed(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => join(folder, name))
}

test('a store whose files are cut anywhere is told as damaged, and ends no process without a word', {
  skip: needsTime,
}, async () => {
  using folder = freshFolder()
  const csv = builtInTransfersCsv(folder.path)
  const sound = join(folder.path, 'sound')
  assert.equal((await cordonHere(['import', csv, '--as', 'transfers', '--data', sound])).code, 0)
  for (const ending of ['store.lmdb', 'index.lmdb'])
    for (const share of [0.01, 0.5, 0.95]) {
      const data = join(folder.path, `${ending}-${share}`)
      cpSync(sound, data, { recursive: true })
      for (const file of filesNamed(data, ending)) truncateSync(file, Math.floor(statSync(file).size * share))
      const ran = await cordon(['trace', '--sources', THIEF, '--data', data])
      assert.equal(ran.code, 6, ran.err)
      assert.match(ran.err, /store-damaged/)
    }
})

test('a full disk is told as one, whoever met it', () => {
  for (const message of [
    'ENOSPC: no space left on device',
    'IO Error: x: No space left on device',
    'database or disk is full',
  ])
    assert.ok(diskFull(new Error(message), 'store') instanceof SourceError)
  const other = new Error('something else')
  assert.equal(diskFull(other, 'store'), other)
})
