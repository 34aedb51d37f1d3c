import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { BuiltInCase } from '../../src/catalog/index.ts'
import { builtDesk } from '../../src/faces/desk-build/built-desk.ts'
import { listen } from '../../src/faces/http/listen.ts'
import { reportOfCase } from '../../src/faces/report-of-case.ts'
import { makeDoors } from '../../src/main.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import type { World } from '../../src/operations/world.ts'

/** What the desk says that it is. */
export const VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
).version

/** Where a Chromium is on this machine; null: none, or none that may be used. */
export const CHROMIUM: string | null =
  [process.env['CORDON_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    path => path !== undefined && existsSync(path),
  ) ?? null

/** The `skip` option of a test that needs a browser: false where there is one, else the reason printed. */
export const needsBrowser = CHROMIUM === null ? 'needs Chromium (set CORDON_CHROMIUM)' : false

/** What a served desk is made of. */
export interface DeskSetting {
  /** The data folder. */
  readonly data: string
  /** Serve the built-in case, traced; else the folder's own store. */
  readonly builtIn?: boolean
  /** Does what must be there before the first page. */
  prepare?(world: World): Promise<void>
}

/** A desk that is served, and a browser in which it can be opened. */
export interface OpenDesk {
  /** `http://127.0.0.1:PORT/desk`, without a slash at the end. */
  readonly url: string
  readonly world: World
  readonly browser: Browser
  /** A page of its own context, in which any error of the console or of a script is remembered. */
  page(options?: BrowserContextOptions): Promise<DeskPage>
  close(): Promise<void>
}

/** A page with what went wrong on it. */
export interface DeskPage {
  readonly page: Page
  readonly errors: readonly string[]
}

/** Serves a desk over a data folder and starts a browser; the folder named by `CORDON_DESK` is served as the desk, if it is set. */
export async function openDesk({ data, builtIn = false, prepare }: DeskSetting): Promise<OpenDesk> {
  const [browser, folder] = await Promise.all([
    chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-gpu'] }),
    process.env['CORDON_DESK'] ?? builtDesk(),
  ])
  const doors = makeDoors(process.env, VERSION)
  const quiet = { progress: { at() {}, end() {} }, interrupted: () => false }
  const [first] = doors.cases
  const { world, close } =
    builtIn && first !== undefined
      ? await doors.builtIn(data, first, quiet)
      : await doors.store(data, { tags: [], ledger: null }, quiet)
  if (builtIn && first !== undefined) await traced(first, world)
  await prepare?.(world)
  const about = (name: string) => reportOfCase(doors.cases, name)
  const server = await listen(
    { world, version: doors.version, home: builtIn ? (first?.name ?? null) : null, about, desk: folder },
    0,
  )
  return {
    url: `${server.url}desk`,
    world,
    browser,
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en', ...options })
      // The guided tour would stand before what a journey is about; its own journey begins it.
      await context.addInitScript(() => localStorage.setItem('cordon.tour', 'done'))
      const page = await context.newPage()
      const errors: string[] = []
      page.on('console', message => message.type() === 'error' && errors.push(message.text()))
      page.on('pageerror', error => errors.push(error.message))
      return { page, errors }
    },
    async close() {
      await browser.close()
      await server.close()
      await close()
    },
  }
}

async function traced(first: BuiltInCase, world: World): Promise<void> {
  await traceFunds.run(readInput(traceFunds, { sources: [...first.sources], case: first.name }), world)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/**
 * What axe finds on a page that is serious or critical, one line each.
 * @param rules these alone, such as `color-contrast` where only the theme is another
 */
export async function seriousFindings(page: Page, ...rules: readonly string[]): Promise<readonly string[]> {
  // The page's policy lets no script in that is not the desk's own; the debugger's evaluation is none.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const options = { resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: rules } : {}) }
  const violations = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(r => r.violations)`,
  )) as readonly Finding[]
  return violations
    .filter(v => v.impact === 'serious' || v.impact === 'critical')
    .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} ${n.failureSummary ?? ''}`.replace(/\s+/g, ' ')))
}
