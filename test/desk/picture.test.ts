import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import type { AccountId } from '../../src/model/account.ts'
import { parseCaseName } from '../../src/model/case-name.ts'
import { showCaseBoard } from '../../src/operations/case-board/show-case-board.ts'
import { latestTrace } from '../../src/operations/cases/find-case.ts'
import { needsTime } from '../thorough.ts'
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

const SELLER = 'eip155:1:0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e'

async function flow(
  query = '',
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: readonly string[] }> {
  const [desk] = opened
  assert.ok(desk)
  const opening = await desk.page(options)
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
  await card.filter({ hasText: '400,000 ETH' }).waitFor({ timeout: 20_000 })
  assert.match((await card.textContent()) ?? '', /0x4766…86E2 → Fan-out · 42.*15,000 cmETH41 transfers.*Feb 21, 2025/)
  // What is opened makes the picture another: the card of what lay there goes.
  const { x, y } = (await stage.boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.click(x + 153, y + height * 0.42)
  await page.locator('.case-panel').waitFor()
  await card.waitFor({ state: 'detached' })
})

test('a theft is replayed and stopped, the window stands in the link, and no finding of axe is serious in either theme', {
  skip: needsBrowser || needsTime,
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

const panel = (page: Page) => page.getByRole('complementary', { name: 'Account' })
const zoomOf = async (page: Page): Promise<number> =>
  Number(await page.locator('.flow-stage canvas').first().getAttribute('data-zoom'))

/** Brings the chosen account's mark to the middle. @returns where that is on the screen */
async function middle(page: Page): Promise<readonly [number, number]> {
  await panel(page).getByRole('button', { name: 'Bring to the middle' }).click()
  const box = await page.locator('.flow-stage').boundingBox()
  assert.ok(box)
  // Below the heads of the columns.
  return [box.x + box.width / 2, box.y + (box.height + 36) / 2]
}

test('two fingers zoom the picture on a phone and not the page; one finger that goes up scrolls the page', {
  skip: needsBrowser || needsTime,
}, async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const { page, errors } = await flow('', phone)
  const stage = page.locator('.flow-stage')
  await stage.scrollIntoViewIfNeeded()
  const box = await stage.boundingBox()
  assert.ok(box)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const fingers = await page.context().newCDPSession(page)
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly [number, number][]) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([x, y], id) => ({ x, y, id })) })
  const before = await zoomOf(page)
  await touch('touchStart', [x - 30, y], [x + 30, y])
  for (let d = 40; d <= 120; d += 10) await touch('touchMove', [x - d, y], [x + d, y])
  await touch('touchEnd')
  await page.waitForTimeout(60)
  const by = (await zoomOf(page)) / before
  assert.ok(Math.abs(by - 4) < 0.2, `fingers that part fourfold zoom fourfold: ${by}`)
  assert.equal(await page.evaluate('visualViewport.scale'), 1)
  const scrolled = await page.evaluate('scrollY')
  await touch('touchStart', [x, y])
  for (let d = 10; d <= 120; d += 10) await touch('touchMove', [x, y - d])
  await touch('touchEnd')
  await page.waitForTimeout(100)
  assert.ok(Number(await page.evaluate('scrollY')) > Number(scrolled) + 40)
  assert.ok(Math.abs((await zoomOf(page)) / before - by) < 0.01)
  assert.deepEqual(errors, [])
})

test('a mark that is pulled with Alt stays where it was put, through undo and redo and for whoever opens the case next', {
  skip: needsBrowser || needsTime,
}, async () => {
  const { page, errors } = await flow(`&account=${encodeURIComponent(SELLER)}`)
  const world = opened[0]?.world
  assert.ok(world)
  const pins = async () =>
    (await showCaseBoard.run({ name: parseCaseName(CASE) }, world)).pins.map(p => [p.account, p.x, p.y] as const)
  const pinned = page.locator('summary', { hasText: '1 pinned' })
  const [x, y] = await middle(page)
  const k = await zoomOf(page)
  await page.keyboard.down('Alt')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 40, { steps: 3 })
  assert.equal(await page.locator('.flow-card').count(), 0, 'nothing covers where it goes')
  await page.mouse.move(x + 100, y + 80, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await pinned.waitFor()
  const [first] = await pins()
  assert.equal(first?.[0], SELLER)
  await page.getByRole('button', { name: /Undo/ }).click()
  await pinned.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /Redo/ }).click()
  await pinned.waitFor()
  await page.waitForTimeout(50)
  await page.reload()
  await pinned.waitFor()
  assert.deepEqual(await pins(), [first])
  // Pulled again by nothing but what the hand moved.
  const [u, v] = await middle(page)
  await page.mouse.move(u, v)
  await page.locator('.flow-card').filter({ hasText: '0xA4B2' }).waitFor()
  await page.keyboard.down('Alt')
  await page.mouse.down()
  await page.mouse.move(u + 30, v - 50, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await page.waitForTimeout(150)
  const [second] = await pins()
  const again = await zoomOf(page)
  const moved = [((second?.[1] ?? 0) - (first?.[1] ?? 0)) * again, ((second?.[2] ?? 0) - (first?.[2] ?? 0)) * again]
  assert.ok(Math.abs((moved[0] ?? 0) - 30) < 1 && Math.abs((moved[1] ?? 0) + 50) < 1, `${moved} at ${k} and ${again}`)
  await panel(page).getByRole('button', { name: 'Unpin' }).click()
  await pinned.waitFor({ state: 'detached' })
  assert.deepEqual(errors, [])
})

test('neighbours come from the store, of a busy account only so many, and it is said; a way on to a service is lit', {
  skip: needsBrowser || needsTime,
}, async () => {
  const { page, errors } = await flow(`&account=${encodeURIComponent(SELLER)}`)
  const world = opened[0]?.world
  assert.ok(world)
  const { json } = await latestTrace(world, CASE)
  const tainted = new Set((JSON.parse(json) as TraceJson).transfers.map(t => `${t.tx} ${t.index}`))
  const [{ transfers } = assert.fail()] = await world.transfers.histories([{ account: SELLER as AccountId }])
  const beside = transfers.filter(t => !tainted.has(`${t.tx} ${t.index}`)).length
  await panel(page).getByRole('button', { name: 'Draw its neighbours' }).click()
  await panel(page).getByText(`${beside} transfers beside the trace are drawn`, { exact: true }).waitFor()
  await panel(page).getByRole('button', { name: 'Take them away' }).click()
  // As the server answers for an account that has more.
  await page.route('**/v1/list-transfers', async route => {
    const reply = await route.fetch()
    await route.fulfill({ json: { ...(await reply.json()), next: 'later' } })
  })
  await panel(page).getByRole('button', { name: 'Draw its neighbours' }).click()
  await panel(page).getByText(`(of its first ${transfers.length}; it has more: see Transfers)`).waitFor()
  await panel(page).getByLabel('Way on to').selectOption({ index: 1 })
  await page.getByText(/A path of \d+ transfers? (is|are) lit/).waitFor()
  assert.match(page.url(), /[?&]to=eip155.*via=eip155/)
  assert.deepEqual(errors, [])
})

test('the time is chosen and the theft replayed by keys alone, and a handle that passed many times is taken back in one step', {
  skip: needsBrowser || needsTime,
}, async () => {
  const { page, errors } = await flow()
  const until = page.getByRole('slider', { name: 'Until' })
  const whole = await until.inputValue()
  await until.focus()
  for (let i = 0; i < 6; i++) await page.keyboard.press('PageDown')
  const chosen = await until.inputValue()
  assert.ok(Number(chosen) < Number(whole))
  await page.waitForURL(/look=.*until/)
  await page.keyboard.press('Control+z')
  await page.locator('.case-lit').waitFor({ state: 'detached' })
  assert.equal(await until.inputValue(), whole)
  await page.getByRole('button', { name: /Replay the theft/ }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: /Pause/ }).waitFor()
  await page.waitForTimeout(300)
  await page.keyboard.press('Space')
  await page.waitForURL(/look=.*until/)
  assert.deepEqual(errors, [])
})

test('the picture is saved as a PNG of twice the screen and as an SVG that any reader of XML takes, with every mark in it', {
  skip: needsBrowser || needsTime,
}, async () => {
  const { page, errors } = await flow('', { acceptDownloads: true })
  const box = await page.locator('.flow-stage').boundingBox()
  const drawn = await marks(page).count()
  const saved = async (name: string): Promise<string> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return file.path()
  }
  const png = await readFile(await saved('The picture as PNG'))
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  assert.deepEqual([width, height], [Math.floor(box?.width ?? 0) * 2, Math.floor(box?.height ?? 0) * 2])
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const pixels = inflateSync(Buffer.concat(data))
  assert.equal(pixels.length % height, 0)
  assert.ok(new Set(pixels).size > 50, 'more than paper')
  const path = await saved('The picture as SVG')
  const svg = await readFile(path, 'utf8')
  const { status, error, stderr } = spawnSync('xmllint', ['--noout', path])
  if (error === undefined) assert.equal(status, 0, String(stderr))
  assert.ok(svg.split('<rect').length - 1 > drawn)
  for (const word of ['400,000 ETH', '0x4766…86E2', 'Fan-out · 42', 'Where it is now'])
    assert.ok(svg.includes(word), word)
  assert.deepEqual(errors, [])
})
