import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, test } from 'node:test'
import { chromium } from 'playwright-core'
import { emptyWorld, newKey, testServer } from '../faces/http/test-server.ts'
import { needsTime } from '../thorough.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const skip = existsSync(executablePath) ? needsTime : 'needs Chromium (set CHROMIUM to its path)'
const world = emptyWorld()
const { key } = await newKey(world, ['admin'])
const at = await testServer({ world })
const browser = skip === false ? await chromium.launch({ executablePath, args: ['--no-sandbox'] }) : null
after(async () => {
  await browser?.close()
  await at.close()
})

test('the page of the API opens under its strict policy, asks no other site, and tries a request with the key', {
  skip,
}, async () => {
  assert.ok(browser)
  const context = await browser.newContext({
    httpCredentials: { username: 'cordon', password: key },
    viewport: { width: 1280, height: 1000 },
  })
  const page = await context.newPage()
  const heard: string[] = []
  page.on('request', r => r.url().startsWith(at.url) || r.url().startsWith('data:') || heard.push(r.url()))
  page.on('console', message => message.type() === 'error' && heard.push(message.text()))
  page.on('pageerror', error => heard.push(String(error)))
  const opened = await page.goto(`${at.url}/docs`)
  assert.match(opened?.headers()['content-security-policy'] ?? '', /default-src 'none'; script-src 'self'/)
  const operation = page.locator('.opblock', { hasText: '/v1/list-cases' })
  // Of a long list the page draws what is in sight.
  for (let n = 0; n < 40 && (await operation.count()) === 0; n++) {
    await page.mouse.wheel(0, 900)
    await page.waitForTimeout(50)
  }
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  const body = operation.locator('.live-responses-table .highlight-code').first()
  await body.waitFor()
  assert.match((await body.textContent()) ?? '', /"cases": \[\]/)
  assert.match((await page.locator('.title').first().textContent()) ?? '', /Cordon/)
  const shot = process.env['SCREENSHOT']
  if (shot) await page.screenshot({ path: shot })
  // Without the favicon of a browser that asks for one by itself.
  assert.deepEqual(
    heard.filter(text => !text.includes('favicon.ico')),
    [],
  )
  await context.close()
})
