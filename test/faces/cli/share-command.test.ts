import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareCommand } from '../../../src/faces/cli/commands/share-command.ts'
import type { Terminal } from '../../../src/faces/cli/terminal.ts'
import type { Doors } from '../../../src/faces/doors.ts'
import { CordonError } from '../../../src/model/errors.ts'
import { testNodes } from '../../freeze-nodes.ts'

const AT = '2026-11-26T12:00:00.000Z'
const INDICATOR = {
  type: 'indicator',
  spec_version: '2.1',
  id: 'indicator--00000000-0000-4000-8000-000000000001',
  created: AT,
  modified: AT,
  pattern: "[url:value = 'x']",
  pattern_type: 'stix',
  valid_from: AT,
}

test('cordon share FILE reads the file, shares it, and says what became of it in text or JSON', async () => {
  const { JP } = testNodes(['JP'])
  const doors = {
    readText: async (path: string) => (path === 'theft.json' ? JSON.stringify(INDICATOR) : null),
    store: async () => ({ world: JP.world, close: async () => {} }),
  } as Pick<Doors, 'readText' | 'store'> as Doors
  const command = shareCommand(doors, {})
  assert.deepEqual(
    command.flags.map(f => f.name),
    ['case', 'tlp', 'rel-to', 'pap', 'to', 'dry-run', 'data', 'json'],
  )
  let out = ''
  const terminal = {
    out: (text: string) => (out += text),
    err: () => {},
    columns: 80,
    interrupted: () => false,
  } as unknown as Terminal
  assert.equal(await command.run({ file: 'theft.json', tlp: 'green', dryRun: true }, terminal), 0)
  assert.match(out, /^dry run over 2 objects: nothing is stored, nobody is told\nnobody receives anything yet/)
  assert.equal(await JP.store.size(), 0)
  out = ''
  assert.equal(await command.run({ file: 'theft.json', tlp: 'green', json: true }, terminal), 0)
  assert.equal(JSON.parse(out).new, 2)
  assert.equal(await JP.store.size(), 2)
  await assert.rejects(
    command.run({ file: 'nowhere.json' }, terminal),
    error => error instanceof CordonError && error.code === 'file-missing',
  )
})
