import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { DiskScreenings } from '../../src/adapters/screenings/disk-screenings.ts'
import { MemoryScreenings } from '../../src/adapters/screenings/memory-screenings.ts'
import type { PastParties, PastScreen } from '../../src/operations/screen/past-parties.ts'
import { fc } from '../property.ts'

const screen = (at: number, by: string, n: number): PastScreen => ({
  ...{ at, by, kind: 'name', what: `Party ${n}`, verdict: n % 3 === 0 ? 'match' : 'clear' },
  ...{ ref: n % 5 === 0 ? `c-${n}` : null, birth: null, country: null },
})

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'cordon-latest-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return join(made, 'screenings')
}

const IMPLEMENTERS: Readonly<Record<string, (t: TestContext) => PastParties>> = {
  memory: () => new MemoryScreenings(),
  disk(t) {
    const screenings = new DiskScreenings(folder(t))
    t.after(() => screenings.close())
    return screenings
  },
}

/** All screens with the latest first, of one second the last remembered first: as a list of them would tell. */
function inOrder(all: readonly PastScreen[]): PastScreen[] {
  return [...all].reverse().sort((a, b) => b.at - a.at)
}

for (const [name, make] of Object.entries(IMPLEMENTERS))
  suite(`the latest screens of the ${name}`, () => {
    test('are those that a list of all would begin with, whatever is asked for', async t => {
      const past = make(t)
      const all: PastScreen[] = []
      let at = 1_700_000_000
      for (let n = 0; n < 900; n++) {
        at += n % 7 === 0 ? 1 : 0
        const one = screen(at, n % 4 === 0 ? 'kim' : 'park', n)
        all.push(one)
        past.remember(one)
      }
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 400 }),
          fc.integer({ min: 1_699_999_990, max: at + 5 }),
          fc.constantFrom('kim', 'park', 'nobody'),
          async (most, until, by) => {
            const wanted = inOrder(all.filter(s => s.by === by && s.at <= until))
            const { screens, whole } = await past.latest({ most, until, fits: s => s.by === by })
            assert.deepEqual(screens, wanted.slice(0, most))
            if (whole) assert.equal(screens.length, wanted.length)
            if (wanted.length > most) assert.equal(whole, false)
          },
        ),
        { numRuns: 25 },
      )
    })
    test('of a transaction with many accounts are told once', async t => {
      const past = make(t)
      const one: PastScreen = { ...screen(1_700_000_000, 'kim', 1), kind: 'transaction', what: 'ab'.repeat(32) }
      past.remember(
        one,
        Array.from({ length: 200 }, (_, n) => `a:0x${n.toString(16).padStart(40, '0')}`),
      )
      const { screens } = await past.latest({ most: 10, until: 1_800_000_000, fits: () => true })
      assert.deepEqual(screens, [one])
    })
  })

test('Screens of two processes are told as one memory, and what a killed one wrote half hides nothing', async t => {
  const path = folder(t)
  const [one, two] = [new DiskScreenings(path), new DiskScreenings(path)]
  t.after(() => two.close())
  one.remember(screen(1_700_000_001, 'kim', 1))
  two.remember(screen(1_700_000_002, 'park', 2))
  await two.flush()
  one.remember(screen(1_700_000_003, 'kim', 3))
  await one.close()
  const [log = ''] = readdirSync(path)
    .filter(file => file.endsWith('.log'))
    .sort()
  appendFileSync(join(path, log), Buffer.from('CSB1torn'))
  const { screens, whole } = await two.latest({ most: 10, until: 1_800_000_000, fits: () => true })
  assert.deepEqual(
    screens.map(s => s.what),
    ['Party 3', 'Party 2', 'Party 1'],
  )
  assert.equal(whole, true)
})

test('A memory of which nothing was ever screened has no latest', async t => {
  const past = new DiskScreenings(folder(t))
  t.after(() => past.close())
  assert.deepEqual(await past.latest({ most: 5, until: 2_000_000_000, fits: () => true }), { screens: [], whole: true })
})
