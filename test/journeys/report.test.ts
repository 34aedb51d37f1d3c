import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { renderReport } from '../../src/formats/report/render-report.ts'
import { builtInTrace, floodTrace, HOSTILE, hostileTrace } from '../report-traces.ts'
import { needsTime } from '../thorough.ts'
import { FAINT_WORDS, MEASURE_PICTURES, type PictureFacts } from './report-in-page.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const skip = existsSync(executablePath) ? false : 'needs Chromium (set CHROMIUM to its path)'
const folder = mkdtempSync(join(tmpdir(), 'cordon-report-'))
const bybit = await builtInTrace()
const reports = {
  bybit: renderReport(bybit, { notes: ['Five hops of one branch.'] }),
  hostile: renderReport(await hostileTrace(), { title: HOSTILE[0], notes: HOSTILE }),
  flood: renderReport(floodTrace(50, 100)),
}
for (const [name, page] of Object.entries(reports)) writeFileSync(join(folder, `${name}.html`), page)
const browser = skip === false ? await chromium.launch({ executablePath, args: ['--no-sandbox'] }) : null

after(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Opened {
  readonly page: Page
  /** Requests beyond the file itself, messages on the console, faults of scripts, dialogs. */
  readonly heard: string[]
}

async function open(name: keyof typeof reports, options: Parameters<Browser['newContext']>[0] = {}): Promise<Opened> {
  assert.ok(browser)
  const page = await (await browser.newContext(options)).newPage()
  const heard: string[] = []
  const url = pathToFileURL(join(folder, `${name}.html`)).href
  page.on('request', request => request.url() === url || heard.push(request.url()))
  page.on('console', message => heard.push(message.text()))
  page.on('pageerror', error => heard.push(String(error)))
  page.on('dialog', dialog => heard.push(dialog.message()))
  await page.goto(url)
  return { page, heard }
}

for (const name of ['bybit', 'hostile'] as const)
  test(`the ${name} report opens without a request or a complaint and fits a desk and a telephone`, {
    skip,
  }, async () => {
    const { page, heard } = await open(name, { viewport: { width: 390, height: 900 } })
    // Far sections are laid out only when they come near: all of them are to fit.
    await page.evaluate("for (const s of document.querySelectorAll('section')) s.style.contentVisibility = 'visible'")
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, `${width}`)
    }
    assert.deepEqual(heard, [])
    await page.context().close()
  })

test('a flood of 5,000 transfers is drawn with at most 60 nodes, and no two labels lie on each other', {
  skip: skip || needsTime,
}, async () => {
  for (const name of ['flood', 'bybit'] as const) {
    const { page } = await open(name, { viewport: { width: 1280, height: 900 } })
    const pictures = await page.evaluate<PictureFacts[]>(MEASURE_PICTURES)
    assert.ok(pictures.length > 0)
    for (const picture of pictures) {
      assert.ok(picture.nodes > 2 && picture.nodes <= 60, String(picture.nodes))
      assert.equal(picture.overlaps, 0)
      assert.equal(picture.outside, 0)
    }
    await page.context().close()
  }
})

test('every transfer of the theft stands in the page with its whole hash, scripts or none', { skip }, async () => {
  const { page } = await open('bybit', { javaScriptEnabled: false })
  const shown = await page.locator('#transfers-table tbody tr td:nth-child(4)').allTextContents()
  assert.deepEqual(
    shown.map(text => text.replace(/\s*\[.*$/, '')),
    bybit.transfers.map(t => t.tx),
  )
  assert.equal(await page.locator('.filter').count(), 0)
  const path = page.locator('#endpoints-table details').first()
  await path.locator('summary').click()
  assert.ok(await path.locator('a').first().isVisible())
  await page.context().close()
})

test('labels written by a thief stay words', { skip }, async () => {
  const { page, heard } = await open('hostile')
  await page.locator('body').hover()
  await page.waitForTimeout(100)
  assert.equal(await page.evaluate('window.pwned'), undefined)
  assert.deepEqual(heard, [])
  assert.equal(await page.locator('script').count(), 1)
  assert.equal(await page.locator('img, iframe, object, embed, form, [onload], [onerror], [onmouseover]').count(), 0)
  assert.equal(await page.locator('h1').textContent(), HOSTILE[0])
  await page.context().close()
})

test('tables are sorted and filtered from the keyboard, and the first key leads past the contents', {
  skip,
}, async () => {
  const { page } = await open('bybit')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate("document.activeElement.getAttribute('href')"), '#main')
  const rows = page.locator('#transfers-table tbody tr:not([hidden])')
  const first = await rows.first().locator('td').first().textContent()
  await page.locator('#transfers-table th button').first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('#transfers-table th').first().getAttribute('aria-sort'), 'descending')
  assert.notEqual(await rows.first().locator('td').first().textContent(), first)
  await page.locator('#transfers input').fill(bybit.transfers[5]?.tx ?? '?')
  const same = bybit.transfers.filter(t => t.tx === bybit.transfers[5]?.tx).length
  assert.equal(await rows.count(), same)
  assert.equal(await page.locator('main, header, nav, footer').count(), 4)
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.context().close()
})

test('every word stands out from its ground by 4.5 to 1 in light and dark, as WCAG 2.2 asks of AA', {
  skip: skip || needsTime,
}, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await open('bybit', { colorScheme })
    const faint = await page.evaluate<string[]>(FAINT_WORDS)
    assert.deepEqual(faint, [])
    await page.context().close()
  }
})

test('printed on A4, headings are repeated and no hash is cut', { skip: skip || needsTime }, async t => {
  const { page } = await open('bybit')
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  writeFileSync(join(folder, 'bybit.pdf'), pdf)
  await page.context().close()
  let text = ''
  try {
    text = execFileSync('pdftotext', ['-raw', join(folder, 'bybit.pdf'), '-'], { maxBuffer: 1e8 }).toString()
  } catch {
    return t.diagnostic('pdftotext is not here: the printed words were not read')
  }
  const words = text.replace(/\s+/g, '')
  const missing = bybit.transfers.filter(row => !words.includes(row.tx))
  assert.deepEqual(missing, [])
  assert.ok((text.match(/Transaction \[index\]/g) ?? []).length > 5)
  assert.ok(words.includes(bybit.evidence.digest))
})
