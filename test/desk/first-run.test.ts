import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { needsTime } from '../thorough.ts'
import { needsBrowser, type OpenDesk, openDesk, seriousFindings } from './open-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-desk-first-'))
const opened: OpenDesk[] = []
const skip = needsBrowser

before(async () => {
  if (skip === false) opened.push(await openDesk({ data: folder, builtIn: true }))
})
after(async () => {
  for (const desk of opened) await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

test('who comes for the first time is led through the case in five steps, by keys, and is not led again unasked', {
  skip,
}, async () => {
  const [desk = assert.fail()] = opened
  const context = await desk.browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  await page.goto(`${desk.url}/?tour=off`)
  await page.locator('.case-headline').waitFor()
  assert.equal(await page.locator('.tour-card').count(), 0, 'a link may ask for none')
  await page.goto(`${desk.url}/`)
  const heading = page.locator('.tour-card h2')
  const seen: string[] = []
  for (let step = 1; step <= 5; step++) {
    await page.getByText(`Step ${step} of 5`).waitFor()
    assert.equal(await page.evaluate('document.activeElement.textContent'), await heading.textContent())
    // What it points at is there, and lit.
    await page.locator('.tour-light').waitFor()
    seen.push(`${await heading.textContent()} ${new URL(page.url()).search}`)
    if (step === 1) {
      assert.deepEqual(await seriousFindings(page), [])
      await page.emulateMedia({ colorScheme: 'dark' })
      assert.deepEqual(await seriousFindings(page, 'color-contrast'), [])
    }
    if (step < 5) await page.keyboard.press('ArrowRight')
  }
  assert.deepEqual(
    seen.map(s => s.replace(/account=.*/, 'account')),
    [
      'What was stolen ',
      'Where it went ',
      'Where it is now, and who can freeze it ?tab=where',
      'Why this account is tainted ?account',
      'Share, freeze, prove ?tab=evidence',
    ],
  )
  await page.keyboard.press('ArrowLeft')
  await page.getByText('Step 4 of 5').waitFor()
  await page.keyboard.press('Escape')
  await heading.waitFor({ state: 'detached' })
  assert.match(page.url(), /account=/, 'Escape ends the tour and closes nothing else')
  await page.goto(`${desk.url}/`)
  await page.locator('.case-headline').waitFor()
  assert.equal(await heading.count(), 0)
  await page.getByRole('button', { name: 'Guided tour' }).click()
  await page.getByText('Step 1 of 5').waitFor()
  assert.deepEqual(errors, [])
  await context.close()
})

test('while the server is down a page says so and no other breaks, and all comes by itself once it answers', {
  skip: skip || needsTime,
}, async () => {
  const [desk = assert.fail()] = opened
  const { page } = await desk.page()
  page.setDefaultTimeout(20_000)
  // As a proxy before a server that is down: the stream is refused for good, code and answers do not come.
  let down = true
  await page.route('**/v1/stream', route => (down ? route.fulfill({ status: 502 }) : route.continue()))
  await page.goto(`${desk.url}/cases`)
  await page.locator('.shell-live[data-state=lost]').waitFor()
  await page.route(/freezes-page|v1\/session/, route => (down ? route.abort() : route.continue()))
  await page.getByRole('link', { name: 'Freezes' }).click()
  await page.getByText('The server does not answer. The page comes by itself').waitFor()
  await page.getByRole('link', { name: 'Guard' }).click()
  await page.getByRole('heading', { level: 1, name: 'Guard' }).waitFor()
  down = false
  await page.locator('.shell-live[data-state=live]').waitFor()
  down = true
  await page.getByRole('link', { name: 'Freezes' }).click()
  await page.getByText('The server does not answer. The page comes by itself').waitFor()
  down = false
  await page.getByRole('heading', { level: 1, name: 'Freezes' }).waitFor()
})

test('a folder that is no node is made one at the desk, and what needs one can then be done', {
  skip: skip || needsTime,
}, async () => {
  const [desk = assert.fail()] = opened
  const { page } = await desk.page()
  page.setDefaultTimeout(20_000)
  await page.goto(`${desk.url}/cases?do=report`)
  await page.getByRole('button', { name: 'Make it a node' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make this data folder a node' })
  await dialog.getByLabel('Organisation').fill('<b>')
  await dialog.getByLabel('Country').fill('jp')
  assert.deepEqual(await seriousFindings(page), [])
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('an organisation is named with').first().waitFor()
  await dialog.getByLabel('Organisation').fill('NPA Japan')
  await page.keyboard.press('Control+Enter')
  await page.getByText('This is now the node of NPA Japan').first().waitFor()
  assert.equal(await page.getByRole('button', { name: 'Make it a node' }).count(), 0)
  assert.equal((await desk.world.sharing.self())?.country, 'JP')
  await page.goto(`${desk.url}/sharing`)
  await page.getByRole('heading', { name: 'This node: NPA Japan' }).waitFor()
})
