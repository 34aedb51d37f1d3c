import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { LateGovernor } from '../../src/adapters/governor/late-governor.ts'
import { setSwitches } from '../../src/adapters/governor/set-switches.ts'
import { coded, makeRig, peopled } from '../casework/casework-rig.ts'
import { outflow } from './wallet-traffic.ts'

test('a governor that could not keep an outflow stops the withdrawals all the same, weighs again once it can, and tells the halt', async () => {
  using rig = await peopled(makeRig())
  const folder = join(rig.folder, 'governor')
  const file = join(rig.folder, 'halted.json')
  await setSwitches(folder, { file, command: [], url: null, allowPrivate: false })
  const late = new LateGovernor(folder, () => rig.clock.now())
  const take = async (id: string, usd: number) =>
    (await late.desk(rig.world)).take(outflow(id, rig.clock.now() * 1_000, 'token-0', usd, 36_000_000), rig.world)
  try {
    await take('o-1', 10)
    // SQLite rolls back by itself where the disk is full, as this does.
    const other = new DatabaseSync(join(folder, 'governor.sqlite'))
    other.exec(`create trigger full before insert on steps begin select raise(rollback, 'the disk is full'); end`)
    await assert.rejects(take('o-2', 1_000_000), /the disk is full/)
    // What cannot be written down is stopped all the same.
    assert.match(readFileSync(file, 'utf8'), /solana/)
    rig.clock.pass(20)
    await assert.rejects(take('o-2', 1_000_000), /the disk is full/)
    await assert.rejects(take('o-2', 1_000_000), coded('governor-stopped'))
    other.exec('drop trigger full')
    other.close()
    rig.clock.pass(20)
    const { halts } = await take('o-2', 1_000_000)
    assert.equal(halts.length, 1)
    await (await late.desk(rig.world)).settled()
    assert.equal((await rig.world.facts.read({ kinds: ['governor-halted'] })).length, 1)
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).halted.length, 1)
  } finally {
    await late.close()
  }
})
