import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { needsBrowser, type OpenDesk, openDesk, seriousFindings } from './open-desk.ts'

const CASE = 'bybit-2025-02-21'
const folder = mkdtempSync(join(tmpdir(), 'cordon-desk-picture-'))
const opened: OpenDesk[] = []

before(async () => {
  if (needsBrowser === false) opened.push(await openDesk({ data: folder, builtIn: true }))
})
after(async () => {
  for (const desk of opened) await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function flow(query = ''): Promise<{ page: Page; errors: readonly string[] }> {
  const [desk] = opened
  assert.ok(desk)
  const opening = await desk.page()
  await opening.page.goto(`${desk.url}/cases/${CASE}?tab=flow${query}`)
  await marks(opening.page).first().waitFor({ state: 'attached' })
  return opening
}

/** The marks as a screen reader is told them. */
const marks = (page: Page) => page.locator('.flow-picture ul[aria-label] button')

test('the flow of the built-in theft is walked, unfolded and folded with the keyboard alone, and by its link again', {
  skip: needsBrowser,
}, async () => {
  const { page, errors } = await flow()
  const folded = await marks(page).count()
  assert.ok(folded < 30, 'folded to what a person can read')
  const stage = page.getByRole('application', { name: /Flow of the stolen assets/ })
  await stage.focus()
  const told = page.locator('.flow-picture p[aria-live]')
  await page.keyboard.press('ArrowRight')
  await told.filter({ hasText: '0x1Db9…FCF4, Theft' }).waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowRight')
  await told.filter({ hasText: '0x4766…86E2' }).waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowRight')
  await told.filter({ hasText: 'Fan-out · 42' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Space')
  await marks(page)
    .filter({ hasText: /^Fold Fan-out · 42/ })
    .waitFor({ state: 'attached' })
  assert.ok((await marks(page).count()) > folded + 20)
  await page.waitForURL(/look=/)
  const link = page.url()
  const again = await opened[0]?.page()
  await again?.page.goto(link)
  await again?.page
    .locator('.flow-picture button')
    .filter({ hasText: /^Fold Fan-out · 42/ })
    .waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Fold all' }).click()
  await marks(page)
    .filter({ hasText: /^Unfold Fan-out · 42/ })
    .waitFor({ state: 'attached' })
  assert.equal(await marks(page).count(), folded)
  await stage.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForURL(/account=eip155/)
  assert.deepEqual(errors, [])
})

test('what lies under the pointer tells who, how much, when and why', {
  skip: needsBrowser,
}, async () => {
  const { page } = await flow()
  const stage = page.locator('.flow-stage')
  const card = page.locator('.flow-card')
  // The broadest ribbon lies above the middle, between the theft and the accounts that hold.
  const { width, height } = (await stage.boundingBox()) ?? { width: 0, height: 0 }
  await stage.hover({ position: { x: width / 2, y: height * 0.42 } })
  await stage.hover({ position: { x: width / 2 + 3, y: height * 0.42 } })
  await card.filter({ hasText: '400,000 ETH' }).waitFor({ timeout: 5_000 })
  assert.match((await card.textContent()) ?? '', /0x4766…86E2 → Fan-out · 42.*15,000 cmETH41 transfers.*Feb 21, 2025/)
})

test('a theft is replayed and stopped, the window stands in the link, and no finding of axe is serious in either theme', {
  skip: needsBrowser,
}, async () => {
  const { page, errors } = await flow()
  await page.getByRole('button', { name: /Replay the theft/ }).click()
  await page.waitForTimeout(600)
  await page.getByRole('button', { name: /Pause/ }).click()
  await page.waitForURL(/look=.*until/)
  assert.deepEqual(await seriousFindings(page), [])
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await seriousFindings(page, 'color-contrast'), [])
  assert.deepEqual(errors, [])
})
