/**
 * Benchmark: the web desk in a real browser against the least that a page can be: paints, bytes, interactions, frames and memory of
 * the built-in case and of a theft with more than ten thousand transfers. `npm run bench -- desk [ROUNDS]`. Needs Chromium, and for
 * the large theft the shared data. A desk that is built already can be named by `CORDON_DESK`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { deskConfig } from '../src/faces/desk-build/desk-config.ts'
import { listen } from '../src/faces/http/listen.ts'
import { parseCaseName } from '../src/model/case-name.ts'
import { recordTrace } from '../src/operations/cases/record-trace.ts'
import type { World } from '../src/operations/world.ts'
import { judgement } from '../test/casework/casework-rig.ts'
import { openDesk } from '../test/desk/open-desk.ts'
import { guardedDesk } from '../test/desk/signed-in.ts'
import { hasShared } from '../test/shared-data.ts'
import { barePage } from './desk/bare-pages.ts'
import { framesOf } from './desk/frames.ts'
import { heistCopies } from './desk/heist-copies.ts'
import { IN_THE_QUEUE, type Interaction, ON_A_CASE, timed } from './desk/interactions.ts'
import { type WatchedPage, watchedPage, whenTrue } from './desk/watched-page.ts'
import { machine } from './machine.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
/** Copies of a theft of 3,045 tainted transfers. */
const COPIES = 4
const LARGE = 'four-thefts'
const BUILT_IN = 'bybit-2025-02-21'
const ALERTS = 300

console.log(`${machine()}, ${ROUNDS} rounds, least and middle`)
const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-desk-'))
try {
  await run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  if (process.env['CORDON_DESK'] === undefined) {
    process.env['CORDON_DESK'] = join(folder, 'desk')
    await build(deskConfig(process.env['CORDON_DESK']))
  }
  const desk = await openDesk({ data: join(folder, 'data'), builtIn: true, prepare: keepLarge })
  const { browser, world, url } = desk
  const origin = new URL(url).origin
  try {
    const ready = 'document.title === "ready"'
    const floor = await onBare('canvas', { world, browser }, ready)
    await onBare('react', { world, browser }, ready)
    await first('the report as a page', browser, `${origin}/cases/${BUILT_IN}`, 'document.querySelector("h1")', floor)
    const picture = 'document.querySelector(".flow-picture ul li")'
    await first('the built-in case', browser, `${url}/`, picture, floor)
    if (hasShared) await first('more than 10,000 transfers', browser, `${url}/cases/${LARGE}?tab=flow`, picture, floor)
    await first('situation', browser, `${url}/situation`, 'document.querySelector("main dl, main table")', floor)
    await acting('the built-in case', browser, `${url}/cases/${BUILT_IN}?tab=flow`, picture, ON_A_CASE)
    if (hasShared)
      await acting('more than 10,000 transfers', browser, `${url}/cases/${LARGE}?tab=flow`, picture, ON_A_CASE)
    await triage(desk)
  } finally {
    await desk.close()
  }
}

async function keepLarge(world: World): Promise<void> {
  if (!hasShared) return console.log('no shared data: the large theft is left out')
  const trace = await heistCopies(COPIES, LARGE)
  const { policy, asOf, finished } = trace
  const json = JSON.stringify(trace)
  console.log(
    `${LARGE}: ${trace.transfers.length} tainted transfers, ${(json.length / 2 ** 20).toFixed(1)} MiB of JSON`,
  )
  await recordTrace(world, { case: parseCaseName(LARGE), policy, asOf, finished, input: {}, json })
}

/** A bare page of the same server, by the same measures. */
async function onBare(
  name: 'canvas' | 'react',
  { world, browser }: { readonly world: World; readonly browser: Browser },
  ready: string,
): Promise<number> {
  const desk = await barePage(name, folder)
  const server = await listen({ world, version: '0', home: null, about: () => ({}), desk }, 0)
  try {
    return await first(`floor: a bare page (${name})`, browser, `${server.url}desk/`, ready, null)
  } finally {
    await server.close()
  }
}

/** First view, each time with an empty cache; the first round warms the server and is not counted. @returns its middle first paint */
async function first(
  name: string,
  browser: Browser,
  address: string,
  ready: string,
  floor: number | null,
): Promise<number> {
  const rows: { first: number; largest: number; blocked: number; ready: number }[] = []
  let last: WatchedPage | null = null
  for (let round = 0; round <= ROUNDS; round++) {
    await last?.close()
    last = await watchedPage(browser)
    await last.page.goto(address, { waitUntil: 'commit' })
    const readyAt = await whenTrue(last.page, ready)
    await last.page.waitForTimeout(250)
    if (round > 0) rows.push({ ...(await last.paints()), ready: readyAt })
  }
  if (last === null) throw new Error('no round')
  const bytes = [...last.bytes()].map(([kind, n]) => `${kind} ${(n / 1000).toFixed(0)}`)
  const all = [...last.bytes().values()].reduce((a, b) => a + b, 0)
  const memory = await last.memory()
  await last.close()
  const paint = middle(rows.map(r => r.first))
  console.log(
    `${name}: first paint ${both(rows.map(r => r.first))}, largest ${both(rows.map(r => r.largest))}, ready ${both(rows.map(r => r.ready))}${floor === null ? '' : `, ${(paint / floor).toFixed(1)} and ${(middle(rows.map(r => r.ready)) / floor).toFixed(1)} times the floor`}, blocked ${both(rows.map(r => r.blocked))} ms; ${(all / 1000).toFixed(0)} kB (${bytes.join(', ')}); heap ${memory.heap.toFixed(0)} MiB, process ${memory.process.toFixed(0)} MiB`,
  )
  return paint
}

async function acting(
  name: string,
  browser: Browser,
  address: string,
  ready: string,
  acts: readonly Interaction[],
  cookies: Parameters<typeof watchedPage>[1] = [],
): Promise<void> {
  const shown = acts.map(() => [] as number[])
  const painted = acts.map(() => [] as number[])
  for (let round = 0; round <= ROUNDS; round++) {
    const watched = await watchedPage(browser, cookies)
    await watched.page.goto(address)
    await whenTrue(watched.page, ready)
    await watched.page.waitForTimeout(500)
    if (round === ROUNDS && acts === ON_A_CASE) console.log(`${name}: ${await framesOf(watched.page)}`)
    await watched.interaction()
    for (const [i, act] of acts.entries()) {
      const ms = await timed(watched.page, act)
      const paint = await watched.interaction()
      if (round === 0) continue
      shown[i]?.push(ms)
      painted[i]?.push(paint ?? 16)
    }
    if (round === ROUNDS) {
      const { heap, process } = await watched.memory()
      console.log(`${name}, after all of it: heap ${heap.toFixed(0)} MiB, process ${process.toFixed(0)} MiB`)
    }
    await watched.close()
  }
  acts.forEach((act, i) => {
    console.log(`${name}, ${act.name}: shown after ${both(shown[i] ?? [])}, painted after ${both(painted[i] ?? [])} ms`)
  })
}

/** The queue of alerts, where somebody signed in goes down it by keys. */
async function triage(desk: Awaited<ReturnType<typeof openDesk>>): Promise<void> {
  const { facts, clock } = desk.world
  const bodies = Array.from({ length: ALERTS }, (_, n) => judgement(`c-${n}`) as never)
  await facts.append(bodies.map(body => ({ at: clock.now(), by: 'monitor', kind: 'monitor-alert', body })))
  const guarded = await guardedDesk(desk, folder, [{ name: 'kim', roles: ['analyst'], country: 'KR' }])
  try {
    const { page } = await guarded.pageOf('kim')
    const cookies = await page.context().cookies()
    await page.context().close()
    const address = `${guarded.url}/alerts`
    const kept = cookies.map(({ name, value, domain, path }) => ({ name, value, domain, path }))
    await acting(
      `${ALERTS} alerts`,
      desk.browser,
      address,
      'document.querySelector(".alerts-detail")',
      IN_THE_QUEUE,
      kept,
    )
  } finally {
    await guarded.close()
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function both(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)}/${middle(values).toFixed(0)}`
}
