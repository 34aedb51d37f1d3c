import { join } from 'node:path'
import { keyChance } from '../../src/adapters/keys/key-chance.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { addKey } from '../../src/operations/keys/add-key.ts'
import type { Scope } from '../../src/operations/keys/scope.ts'
import type { World } from '../../src/operations/world.ts'
import { start } from './run-cordon.ts'

/** The records of a data folder, opened beside a server that runs. */
export async function withRecords<T>(data: string, run: (world: World) => Promise<T>): Promise<T> {
  const facts = new SqliteFactLog(join(data, 'records.sqlite'))
  const clock = { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() }
  try {
    return await run({ facts, clock, by: 'tester' } as Partial<World> as World)
  } finally {
    await facts.close()
  }
}

/** Adds a key beside a server that runs. @param rate requests a second */
export const newKey = (data: string, scope: Scope[], rate?: number) =>
  withRecords(data, world => addKey({ name: `journey ${keyChance().id}`, scope, rate }, keyChance(), world))

/** A server in a process of its own, once it has told its address. */
export async function serving(args: readonly string[]) {
  const child = start(['serve', '--port', '0', ...args])
  const told = { out: '', err: '' }
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  child.stderr.on('data', piece => {
    told.err += piece
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', piece => {
      told.out += piece
      const [found] = /https?:\/\/\S+:\d+\//.exec(told.out) ?? []
      if (found) resolve(found)
    })
    child.on('close', code => reject(new Error(`ended with ${code}: ${told.err}`)))
  })
  return { url, port: Number(new URL(url).port), told, ended, child, kill: (s: NodeJS.Signals) => child.kill(s) }
}

/** Posts an empty object. */
export const post = (url: string, path: string, key: string): Promise<Response> =>
  fetch(new URL(path, url), {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  })

/** Whether something holds before some milliseconds have passed. */
export async function within(ms: number, holds: () => Promise<boolean> | boolean): Promise<boolean> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    if (await holds()) return true
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return false
}
