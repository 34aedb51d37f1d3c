import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import { readCursor } from '../../src/operations/taxii-sync/pull-cursor.ts'
import { readMark } from '../../src/operations/taxii-sync/push-mark.ts'
import {
  type HonestSetting,
  honest,
  identity,
  type ScriptedServer,
  startScripted,
} from '../adapters/peers/taxii-scripted.ts'
import type { Campaign } from './kill-import.ts'

const OBJECTS = 1_200
const NEW_EACH_TIME = 60
const KILLS_IN_FOLDER = 6
const CHILD = join(import.meta.dirname, 'taxii-sync-child.ts')

/** Kills pulls and pushes with SIGKILL at seeded moments; the store must open, hold what was safe, and end with each object once. */
export const campaign: Campaign = {
  name: 'kill-taxii-sync',
  about:
    'kill -9 during pulls from and pushes to a TAXII server: nothing told as safe is lost, nothing is doubled, both end equal',
  async run({ seed, runs, log }) {
    const chance = seeded(seed)
    const scratch = await mkdtemp(join(tmpdir(), 'cordon-kill-taxii-'))
    let kills = 0
    let finishes = 0
    let afterSafe = 0
    try {
      for (let n = 0; kills < runs; n++) {
        const folder = join(scratch, `run-${n}`)
        const told = await (n % 2 === 0 ? pulls : pushes)(folder, n, Math.min(KILLS_IN_FOLDER, runs - kills), chance)
        kills += told.kills
        afterSafe += told.afterSafe
        finishes++
        await rm(folder, { recursive: true, force: true })
      }
      log(
        `${kills} pulls and pushes killed (${afterSafe} of them after something was safe), ${finishes} stores ended equal to the server`,
      )
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  },
}

interface Told {
  readonly kills: number
  readonly afterSafe: number
}

async function pulls(folder: string, n: number, most: number, chance: () => number): Promise<Told> {
  const objects = Array.from({ length: OBJECTS }, (_, i) => identity(i + 1))
  // By next, by dates of their own, and by dates that a few objects share.
  const paging: Partial<HonestSetting> =
    n % 6 === 0
      ? {}
      : n % 6 === 2
        ? { next: false }
        : { next: false, dateOf: at => `2026-11-01T00:00:00.${String(Math.floor(at / 7)).padStart(6, '0')}Z` }
  const server = await startScripted(honest({ objects, page: 50, ...paging }))
  let kills = 0
  let afterSafe = 0
  try {
    for (let tries = 0; kills < most && tries < most * 3; tries++) {
      const safe = await child(folder, server, 'pull', chance() * 350)
      if (safe === null)
        objects.push(...Array.from({ length: NEW_EACH_TIME }, (_, i) => identity(objects.length + i + 1)))
      else kills++
      if ((safe ?? 0) > 0) afterSafe++
      const store = openIntelStore(join(folder, 'intel.sqlite'))
      const held = await store.entries(0, 1_000_000)
      assert.ok(held.length >= (safe ?? 0), `${safe} objects were told as safe and ${held.length} are there`)
      assert.deepEqual(
        held.map(o => o.seq),
        held.map((_, i) => i + 1),
      )
      for (const note of (await store.notes('taxii/')).values()) readCursor(note)
      await store.close()
    }
    assert.equal(await child(folder, server, 'pull', null), null)
    const store = openIntelStore(join(folder, 'intel.sqlite'))
    assert.deepEqual((await store.entries(0, 1_000_000)).map(o => o.json).sort(), [...objects].sort())
    assert.equal((await store.quarantined(1)).length, 0)
    await store.close()
  } finally {
    await server.close()
  }
  return { kills, afterSafe }
}

async function pushes(folder: string, _: number, most: number, chance: () => number): Promise<Told> {
  const got = new Set<string>()
  const server = await startScripted(
    honest({
      objects: [],
      mostContent: 10_000,
      add(given, { body }, response) {
        for (const { id } of given) got.add(id)
        honest({ objects: [] })(
          { method: 'POST', path: POST_PATH, query: new URLSearchParams(), headers: {}, body },
          response,
          response.req,
        )
      },
    }),
  )
  const first = openIntelStore(join(folder, 'intel.sqlite'))
  const rows = Array.from({ length: OBJECTS }, (_, i) => admitObject(identity(i + 1), 'self'))
  await first.add(
    rows.flatMap(row => ('new' in row ? [row.new] : [])),
    [],
  )
  await first.close()
  const ids = Array.from({ length: OBJECTS }, (_, i) => (JSON.parse(identity(i + 1)) as { id: string }).id)
  let kills = 0
  let afterSafe = 0
  try {
    for (let tries = 0; kills < most && tries < most * 2; tries++) {
      const killed = (await child(folder, server, 'push', chance() * 250)) !== null
      if (killed) kills++
      const store = openIntelStore(join(folder, 'intel.sqlite'))
      for (const note of (await store.notes('taxii/')).values()) {
        const { through } = readMark(note)
        if (killed && through > 0) afterSafe++
        assert.ok(
          ids.slice(0, through).every(id => got.has(id)),
          'an object is noted as sent that never came',
        )
      }
      await store.close()
    }
    assert.equal(await child(folder, server, 'push', null), null)
    assert.equal(got.size, OBJECTS)
    const before = server.asked.filter(a => a.method === 'POST').length
    assert.equal(await child(folder, server, 'push', null), null)
    assert.equal(server.asked.filter(a => a.method === 'POST').length, before, 'what was sent is sent again')
  } finally {
    await server.close()
  }
  return { kills, afterSafe }
}

const POST_PATH = '/api1/collections/91a7b528-80eb-42ed-a74d-c6fbd5a26116/objects/'

/** @returns how many objects it had told as safe when it was killed; null: it came to its end */
async function child(
  folder: string,
  server: ScriptedServer,
  way: 'pull' | 'push',
  killAfterMs: number | null,
): Promise<number | null> {
  const running = spawn(process.execPath, [CHILD, folder, server.origin, way], { stdio: ['ignore', 'pipe', 'inherit'] })
  let safe = 0
  let timer: NodeJS.Timeout | null = null
  let text = ''
  running.stdout.on('data', (piece: Buffer) => {
    text += piece.toString()
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('safe ')) safe = Math.max(safe, Number(line.slice(5)))
      else if (killAfterMs !== null) timer ??= setTimeout(() => running.kill('SIGKILL'), killAfterMs)
    }
  })
  const [code, signal] = (await once(running, 'close')) as [number | null, string | null]
  if (timer !== null) clearTimeout(timer)
  if (signal === 'SIGKILL') return safe
  assert.equal(code, 0, `the child ended with ${code}`)
  return null
}

function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
