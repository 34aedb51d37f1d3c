import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CordonError } from '../../../src/model/errors.ts'
import { arrangeCase } from '../../../src/operations/case-board/arrange-case.ts'
import { noteCase, withdrawNote } from '../../../src/operations/case-board/note-case.ts'
import { dropView, saveView } from '../../../src/operations/case-board/save-view.ts'
import { showCaseBoard } from '../../../src/operations/case-board/show-case-board.ts'
import type { CaseworkWorld } from '../../../src/operations/casework/casework-world.ts'
import { ask, makeRig, peopled, type Rig } from '../../casework/casework-rig.ts'
import { fc } from '../../property.ts'

const NAME = 'bybit-2025-02-21'
const THIEF = 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
const coded = (code: string) => (e: unknown) => e instanceof CordonError && e.code === code
const board = (world: CaseworkWorld) => ask(showCaseBoard, { name: NAME }, world)

async function opened(): Promise<Rig> {
  const rig = makeRig()
  await rig.fact('case-opened', { case: NAME })
  return rig
}

test('what one colleague notes, hides, pins and saves beside a case, every colleague sees with who and when', async () => {
  using rig = await opened()
  await peopled(rig)
  const { note } = await ask(noteCase, { name: NAME, text: 'asked on Monday', about: THIEF }, rig.as('kim'))
  await ask(arrangeCase, { name: NAME, hide: [THIEF], pin: [`${THIEF}=12.5,-3`] }, rig.as('lee'))
  const { view } = await ask(saveView, { name: NAME, title: 'the first hour', view: '{"lanes":"none"}' }, rig.as('kim'))
  const seen = await board(rig.as('lee'))
  const at = rig.clock.now()
  assert.deepEqual(seen, {
    notes: [{ id: note, about: THIEF, text: 'asked on Monday', by: 'kim', at }],
    hidden: [{ account: THIEF, by: 'lee', at }],
    pins: [{ account: THIEF, x: 12.5, y: -3, by: 'lee', at }],
    views: [{ id: view, title: 'the first hour', view: '{"lanes":"none"}', by: 'kim', at }],
  })
  await ask(withdrawNote, { name: NAME, note }, rig.as('lee'))
  await ask(arrangeCase, { name: NAME, show: [THIEF], unpin: [THIEF] }, rig.as('kim'))
  await ask(dropView, { name: NAME, view }, rig.as('lee'))
  assert.deepEqual(await board(rig.as('kim')), { notes: [], hidden: [], pins: [], views: [] })
})

test('another house sees nothing of a board, and its take-backs find nothing to take', async () => {
  using rig = await opened()
  await peopled(rig)
  const { note } = await ask(noteCase, { name: NAME, text: 'ours' }, rig.as('kim'))
  const { view } = await ask(saveView, { name: NAME, title: 'ours', view: '{}' }, rig.as('kim'))
  assert.deepEqual(await board(rig.as('eve')), { notes: [], hidden: [], pins: [], views: [] })
  await assert.rejects(ask(withdrawNote, { name: NAME, note }, rig.as('eve')), coded('note-unknown'))
  await assert.rejects(ask(dropView, { name: NAME, view }, rig.as('eve')), coded('view-unknown'))
  const key = await rig.key('eve')
  assert.deepEqual((await board(rig.by(key, 'eve'))).notes, [])
  assert.equal((await board(rig.as('kim'))).notes.length, 1)
})

test('what cannot be read is refused with its field, and nothing is written', async () => {
  using rig = await opened()
  const world = rig.world
  const before = (await world.facts.read({})).length
  const refused: readonly [() => Promise<unknown>, string][] = [
    [async () => ask(noteCase, { name: 'no-such-case', text: 'x' }, world), 'case-unknown'],
    [async () => ask(noteCase, { name: NAME, text: 'x', about: 'nonsense' }, world), 'subject-malformed'],
    [async () => ask(noteCase, { name: NAME, text: '   ' }, world), 'input-malformed'],
    [async () => ask(noteCase, { name: NAME, text: 'x'.repeat(4_001) }, world), 'input-malformed'],
    [async () => ask(arrangeCase, { name: NAME }, world), 'arrangement-empty'],
    [async () => ask(arrangeCase, { name: NAME, pin: [`${THIEF}=1`] }, world), 'pin-malformed'],
    [async () => ask(arrangeCase, { name: NAME, pin: [`${THIEF}=1e999,2`] }, world), 'pin-malformed'],
    [async () => ask(saveView, { name: NAME, title: 't', view: '[1]' }, world), 'view-malformed'],
    [async () => ask(saveView, { name: NAME, title: 't', view: '{' }, world), 'view-malformed'],
    [
      async () => ask(saveView, { name: NAME, title: 't', view: `{"a":"${'x'.repeat(200_000)}"}` }, world),
      'view-malformed',
    ],
    [async () => ask(withdrawNote, { name: NAME, note: 99 }, world), 'note-unknown'],
  ]
  for (const [work, code] of refused) await assert.rejects(work(), coded(code), code)
  assert.equal((await world.facts.read({})).length, before)
})

test('hidden and pinned accounts are what a set and a map would hold after the same acts', async () => {
  const account = fc.integer({ min: 0, max: 4 }).map(n => `eip155:1:0x${String(n).repeat(40)}`)
  const act = fc.record({
    kind: fc.constantFrom('hide', 'show', 'pin', 'unpin'),
    account,
    x: fc.integer({ min: -99, max: 99 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async acts => {
      using rig = await opened()
      const hidden = new Set<string>()
      const pins = new Map<string, number>()
      for (const { kind, account: a, x } of acts) {
        await ask(arrangeCase, { name: NAME, [kind]: [kind === 'pin' ? `${a}=${x},0` : a] }, rig.world)
        if (kind === 'hide') hidden.add(a)
        if (kind === 'show') hidden.delete(a)
        if (kind === 'pin') pins.set(a, x)
        if (kind === 'unpin') pins.delete(a)
      }
      const seen = await board(rig.world)
      assert.deepEqual(seen.hidden.map(h => h.account).sort(), [...hidden].sort())
      assert.deepEqual(new Map(seen.pins.map(p => [p.account, p.x])), pins)
    }),
    { numRuns: 15 },
  )
})
