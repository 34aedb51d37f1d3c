import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { MemoryScreenings } from '../../src/adapters/screenings/memory-screenings.ts'
import type { CaseworkWorld } from '../../src/operations/casework/casework-world.ts'
import { listScreenings } from '../../src/operations/screen/list-screenings.ts'
import { screenLines } from '../../src/operations/screen/screen-lines.ts'
import { ask, coded, makeRig, peopled } from '../casework/casework-rig.ts'
import { noScreening } from '../no-screening.ts'

async function house() {
  const rig = await peopled(makeRig())
  const past = new MemoryScreenings()
  const { screening, transfers, utxo } = noScreening() as CaseworkWorld
  const over = (world: CaseworkWorld): CaseworkWorld => ({ ...world, past, screening, transfers, utxo })
  return { rig, past, over }
}

suite('the history of screens', () => {
  test('A line that cannot be read is told with its reason, and hides none of the others', async () => {
    const { rig, over } = await house()
    using _ = rig
    const lines = ['0x098B716B8Aaf21512996dC57EB0615e2383E2f96', '0x123', '', 'Park Jin Hyok']
    const { rows } = await ask(screenLines, { lines }, over(rig.as('kim')))
    assert.deepEqual(
      rows.map(r => [r.line, r.answer?.party.kind ?? null, r.fault?.code ?? null]),
      [
        [lines[0], 'address', null],
        ['0x123', null, 'address-malformed'],
        ['', null, 'party-empty'],
        ['Park Jin Hyok', 'name', null],
      ],
    )
    // No list was ever read: nobody is cleared.
    assert.ok(rows.every(r => r.answer === null || r.answer.verdict === 'unknown'))
  })

  test('Who asked about whom stands in the history; what was asked about the past does not', async () => {
    const { rig, over } = await house()
    using _ = rig
    await ask(screenLines, { lines: ['Park Jin Hyok', '0x12'], ref: 'c-77' }, over(rig.as('kim')))
    await ask(screenLines, { lines: ['Kim Il Sung'], asOf: '2022-04-14' }, over(rig.as('kim')))
    const { screens, more } = await ask(listScreenings, {}, over(rig.as('mori')))
    assert.deepEqual(
      screens.map(s => [s.by, s.kind, s.what, s.ref]),
      [['kim', 'name', 'Park Jin Hyok', 'c-77']],
    )
    assert.equal(more, false)
    assert.equal((await ask(listScreenings, { text: 'C-77' }, over(rig.as('mori')))).screens.length, 1)
    assert.equal((await ask(listScreenings, { verdict: 'match' }, over(rig.as('mori')))).screens.length, 0)
  })

  test('A person sees the screens of the own tenant, and the key of a machine its own alone', async () => {
    const { rig, over, past } = await house()
    using _ = rig
    await rig.user('oh', ['analyst'], { tenant: 'other' })
    const keys = {
      kim: await rig.key('kim'),
      mori: await rig.key('mori'),
      eve: await rig.key('eve'),
      oh: await rig.key('oh'),
    }
    const at = rig.clock.now()
    const nobody = { birth: null, country: null, ref: null, kind: 'name', verdict: 'clear' } as const
    for (const by of ['kim', 'oh', 'machine']) past.remember({ at, by, what: `asked by ${by}`, ...nobody })
    const seen = async (world: CaseworkWorld) => {
      const { screens, own } = await ask(listScreenings, {}, over(world))
      return { what: screens.map(s => s.what).sort(), own }
    }
    assert.deepEqual(await seen(rig.by(keys.mori, 'mori')), { what: ['asked by kim', 'asked by machine'], own: false })
    assert.deepEqual(await seen(rig.by(keys.eve, 'eve')), { what: ['asked by oh'], own: false })
    const machine = { ...rig.world, by: 'machine', asker: { key: 'a1', user: null } }
    assert.deepEqual(await seen(machine), { what: ['asked by machine'], own: true })
    // A key that does not act for whom it says is nobody's.
    assert.deepEqual((await seen(rig.by(keys.eve, 'mori'))).own, true)
  })

  test('More lines than one question takes are refused before any is remembered', async () => {
    const { rig, over, past } = await house()
    using _ = rig
    const lines = Array.from({ length: 1_001 }, (_, n) => `Person ${n}`)
    assert.throws(() => ask(screenLines, { lines }, over(rig.as('kim'))), coded('input-malformed'))
    assert.equal((await past.latest({ most: 1, until: 9e9, fits: () => true })).screens.length, 0)
  })
})
