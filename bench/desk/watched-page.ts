import { readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright-core'

/** Bytes over the wire, by what they were. */
export type WireBytes = ReadonlyMap<string, number>

/** A page of a browser that nothing was kept in, watched from before its first byte. */
export interface WatchedPage {
  readonly page: Page
  /** Milliseconds from going there: first paint with contents, largest paint, and the long tasks' time beyond 50 ms each. */
  paints(): Promise<{ readonly first: number; readonly largest: number; readonly blocked: number }>
  bytes(): WireBytes
  /** Mebibytes: of JavaScript's heap after a collection, and of the page's whole process. */
  memory(): Promise<{ readonly heap: number; readonly process: number }>
  /** The longest that an interaction since the last call took until its paint, milliseconds; null: none was longer than 16. */
  interaction(): Promise<number | null>
  close(): Promise<void>
}

// The tour of the first visit stands before the page, and is ended.
const LISTEN = `(() => {
  localStorage.setItem('cordon.tour', 'done')
  const kept = (globalThis.watched = { largest: 0, blocked: 0, longest: null, at: 0 })
  new PerformanceObserver(l => { for (const e of l.getEntries()) kept.largest = e.startTime }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver(l => { for (const e of l.getEntries()) kept.blocked += Math.max(0, e.duration - 50) }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver(l => { for (const e of l.getEntries()) if (e.interactionId > 0) kept.longest = Math.max(kept.longest ?? 0, e.duration) }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  for (const kind of ['pointerup', 'keydown']) addEventListener(kind, e => { kept.at = e.timeStamp }, true)
})()`

/** Waits until a JavaScript expression holds at the begin of a frame. @returns when, in the page's own milliseconds */
export async function whenTrue(page: Page, expression: string): Promise<number> {
  return (await page.evaluate(`new Promise((done, fail) => {
    const end = performance.now() + 60_000
    const look = () => {
      if (${expression}) done(performance.now())
      else if (performance.now() > end) fail(new Error(${JSON.stringify(`waited in vain for ${expression}`)}))
      else requestAnimationFrame(look)
    }
    look()
  })`)) as number
}

/** Opens a page whose cache is empty. */
export async function watchedPage(browser: Browser, cookies: Parameters<typeof addTo>[1] = []): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en' })
  await addTo(context, cookies)
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const session = await context.newCDPSession(page)
  const bytes = await countBytes(session)
  await page.addInitScript(LISTEN)
  return {
    page,
    async paints() {
      const [first, largest, blocked] = (await page.evaluate(
        `[performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN, watched.largest, watched.blocked]`,
      )) as [number, number, number]
      return { first, largest, blocked }
    },
    bytes: () => bytes,
    async memory() {
      await session.send('HeapProfiler.enable')
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      // The browser keeps an empty one in reserve beside it.
      const sizes = (await renderers(browser)).map(residentBytes)
      return { heap: usedSize / 2 ** 20, process: Math.max(...sizes) / 2 ** 20 }
    },
    async interaction() {
      await page.waitForTimeout(120)
      return (await page.evaluate('(() => { const l = watched.longest; watched.longest = null; return l })()')) as
        | number
        | null
    },
    close: () => context.close(),
  }
}

async function addTo(
  context: Awaited<ReturnType<Browser['newContext']>>,
  cookies: Parameters<typeof context.addCookies>[0],
) {
  if (cookies.length > 0) await context.addCookies(cookies)
}

async function countBytes(session: CDPSession): Promise<WireBytes> {
  const bytes = new Map<string, number>()
  const kinds = new Map<string, string>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', e => kinds.set(e.requestId, e.type))
  session.on('Network.loadingFinished', e => {
    const kind = kinds.get(e.requestId) ?? 'Other'
    bytes.set(kind, (bytes.get(kind) ?? 0) + e.encodedDataLength)
  })
  return bytes
}

async function renderers(browser: Browser): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(p => p.type === 'renderer').map(p => p.id)
}

/** What a process holds in memory, shared pages by their share. */
function residentBytes(id: number): number {
  const told = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(told)?.[1] ?? Number.NaN) * 1024
}
