/**
 * The flow picture: folding (in this process), painting on a 2D canvas against WebGL, and the case's page of the real desk with ten
 * thousand transfers. `node bench/desk-picture.ts [TRANSFERS]`. Needs Chromium.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { drawPicture, type FoldedTrace, foldColumns, foldTrace } from '../src/analysis/picture/draw-picture.ts'
import type { Picture } from '../src/analysis/picture/picture.ts'
import { WHOLE_VIEW } from '../src/analysis/picture/picture-view.ts'
import { columnsOf } from '../src/analysis/picture/trace-columns.ts'
import { parseCaseName } from '../src/model/case-name.ts'
import { recordTrace } from '../src/operations/cases/record-trace.ts'
import { layeredTrace } from '../test/analysis/picture/random-traces.ts'
import { openDesk } from '../test/desk/open-desk.ts'
import { floodTrace } from '../test/report-traces.ts'
import { machine } from './machine.ts'

const LARGE = Number(process.argv[2] ?? 100_000)
const FRAMES = 60
const ZOOMS = [0.5, 1, 3, 6, 12]
const ARGS = ['--no-sandbox']
/** WebGL by SwiftShader gives less than one a second. */
const FRAMES_OF_WEBGL = 4
const CHROMIUM = process.env['CORDON_CHROMIUM'] ?? '/usr/bin/chromium'

console.log(machine())
const folder = mkdtempSync(join(tmpdir(), 'cordon-picture-'))
try {
  folding()
  await painting()
  await realPage()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function folding(): void {
  const trace = layeredTrace(LARGE, 14, LARGE / 16, 6)
  for (let round = 0; round < 3; round++) {
    const begun = taken()
    const columns = columnsOf(trace)
    const written = begun()
    const folded = foldColumns(columns, WHOLE_VIEW)
    const picture = drawPicture(folded, WHOLE_VIEW)
    console.log(
      `fold ${LARGE} transfers: ${begun()}, of it to columns ${written}; ${picture.marks.length} marks, ${picture.ribbons.length} ribbons`,
    )
  }
}

/** Time since the call, by the clock and by the processors. */
function taken(): () => string {
  const [wall, before] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(before)
    return `${(performance.now() - wall).toFixed(0)} ms (processor ${((user + system) / 1000).toFixed(0)} ms)`
  }
}

/** Unfolds groups, the largest first, until so many marks and ribbons are drawn. */
function unfoldedTo(folded: FoldedTrace, least: number): Picture {
  const opened: string[] = []
  for (;;) {
    const picture = drawPicture(folded, { ...WHOLE_VIEW, opened })
    const groups = picture.marks.filter(m => m.form !== null && !m.open).sort((a, b) => b.leaves - a.leaves)
    if (picture.marks.length + picture.ribbons.length >= least || groups.length === 0) return picture
    opened.push(...groups.slice(0, Math.max(1, Math.floor(groups.length / 4))).map(g => g.id))
  }
}

async function painting(): Promise<void> {
  const out = join(folder, 'page')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: out,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('desk-picture/page.js', import.meta.url)),
        formats: ['es'],
        fileName: 'page',
      },
    },
  })
  const trace = layeredTrace(LARGE, 14, LARGE / 16, 6)
  const folded = foldTrace(trace, WHOLE_VIEW)
  const pictures = [drawPicture(folded, WHOLE_VIEW), unfoldedTo(folded, 10_000)]
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, '--disable-gpu'] })
  const page = await served(browser, out)
  for (const picture of pictures)
    for (const zoom of ZOOMS) {
      // Rows are not painted.
      const handed = JSON.stringify({ ...picture, markOfLeaf: [] }, (key, v) =>
        key === 'rows' ? [] : typeof v === 'bigint' ? Number(v) : v,
      )
      const moving = async (how: 'whole' | 'pan' | 'wheel'): Promise<string> => {
        const { fps, script } = (await page.evaluate(
          `paintings.canvas(${handed}, ${FRAMES}, ${zoom}, '${how}')`,
        )) as Frames
        return `${fps.toFixed(1)} (${script.toFixed(1)} ms of script each)`
      }
      const [whole, pan, wheel] = [await moving('whole'), await moving('pan'), await moving('wheel')]
      console.log(
        `${picture.marks.length + picture.ribbons.length} marks and ribbons with words, zoom ${zoom}, frames a second: all painted anew ${whole}, pan ${pan}, wheel ${wheel}`,
      )
      if (zoom !== 1) continue
      const webgl = (await page.evaluate(`paintings.webgl(${handed}, ${FRAMES_OF_WEBGL}, ${zoom})`)) as Frames | null
      console.log(`the same without words by WebGL: ${webgl === null ? 'not there' : webgl.fps.toFixed(1)}`)
    }
  await browser.close()
}

interface Frames {
  readonly fps: number
  readonly script: number
}

async function served(browser: Browser, out: string): Promise<Page> {
  const server = createServer((request, response) => {
    const path = request.url === '/page.js' ? join(out, 'page.js') : null
    response.setHeader('content-type', extname(request.url ?? '') === '.js' ? 'text/javascript' : 'text/html')
    response.end(path === null ? '<!doctype html><script type="module" src="/page.js"></script>' : readFileSync(path))
  }).listen(0, '127.0.0.1')
  server.unref()
  await new Promise(done => server.once('listening', done))
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction('"paintings" in window')
  return page
}

async function realPage(): Promise<void> {
  const traces = { 'ten-thousand': floodTrace(100, 100), 'a-hundred-thousand': floodTrace(Math.ceil(LARGE / 100), 99) }
  const desk = await openDesk({
    data: join(folder, 'data'),
    builtIn: true,
    async prepare(world) {
      for (const [name, trace] of Object.entries(traces)) {
        const { policy, asOf, finished } = trace
        const json = JSON.stringify({ ...trace, case: name })
        await recordTrace(world, { case: parseCaseName(name), policy, asOf, finished, input: {}, json })
      }
    },
  })
  for (const name of ['bybit-2025-02-21', ...Object.keys(traces)]) {
    const { page, errors } = await desk.page()
    const start = performance.now()
    await page.goto(`${desk.url}/cases/${name}?tab=flow`)
    await page.locator('.flow-picture ul[aria-label] li').first().waitFor({ state: 'attached', timeout: 120_000 })
    const ready = performance.now() - start
    const told = (await page.evaluate(`(async () => {
      const got = performance.getEntriesByType('resource').filter(e => /trace/.test(e.name)).map(e => e.responseEnd)
      const stage = document.querySelector('.flow-stage').getBoundingClientRect()
      const hover = []
      for (let i = 0; i < 12; i++) {
        const began = performance.now()
        const at = { bubbles: true, clientX: stage.left + 40 + i * 70, clientY: stage.top + 120 + (i % 5) * 40 }
        document.querySelector('.flow-stage').dispatchEvent(new PointerEvent('pointermove', at))
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        hover.push(performance.now() - began)
      }
      return { traceCame: Math.max(0, ...got), now: performance.now(), hover: Math.max(...hover) }
    })()`)) as { traceCame: number; now: number; hover: number }
    const session = await page.context().newCDPSession(page)
    const unfold = page.locator('.flow-picture ul li button', { hasText: /^Unfold/ }).first()
    const before = performance.now()
    let click = Number.NaN
    if ((await unfold.count()) > 0) {
      await unfold.evaluate(button => (button as unknown as { click(): void }).click())
      await page.locator('.flow-picture ul li button', { hasText: /^Fold/ }).first().waitFor({ state: 'attached' })
      click = performance.now() - before
    }
    const metrics = (await session.send('Performance.enable').then(() => session.send('Performance.getMetrics')))
      .metrics
    const heap = metrics.find(m => m.name === 'JSHeapUsedSize')?.value ?? Number.NaN
    console.log(
      `page of ${name}: ready ${ready.toFixed(0)} ms after the address, hover ≤ ${told.hover.toFixed(0)} ms, unfold ${click.toFixed(0)} ms, heap ${(heap / 2 ** 20).toFixed(0)} MiB, errors ${errors.length}`,
    )
    await page.context().close()
  }
  await desk.close()
}
