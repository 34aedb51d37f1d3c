import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, mock, test } from 'node:test'
import type { Page } from 'playwright-core'
import { makeNode } from '../../src/adapters/peers/native/open-node.ts'
import { judgeTransfer } from '../../src/operations/monitor/judge-transfer.ts'
import { exampleEvents } from '../docs/example-events.ts'
import { needsTime } from '../thorough.ts'
import { fillFolder } from './freezes-folder.ts'
import { needsBrowser, type OpenDesk, openDesk } from './open-desk.ts'
import { PICTURES, type Picture } from './pictures-list.ts'
import { type GuardedDesk, guardedDesk } from './signed-in.ts'
import { smallerPng } from './smaller-png.ts'

/** Set: every picture is made anew and kept. Else some pages are drawn and looked at. */
const MAKING = process.env['CORDON_PICTURES'] === '1'
const SAMPLE = ['case', 'freezes', 'situation']
const FOLDER = new URL('../../docs/pictures/', import.meta.url).pathname
const THEMES = ['light', 'dark'] as const
/** What pictures say that it is. */
const NOW = Date.UTC(2026, 10, 26, 9, 30)
/** A page on which nothing is drawn makes a smaller file. */
const BLANK_BYTES = 12_000
const MOST_BYTES = 150_000
const MOST_BYTES_OF_ALL = 4_000_000

const folder = mkdtempSync(join(tmpdir(), 'cordon-desk-pictures-'))
const opened: { readonly desk: OpenDesk; readonly guarded: GuardedDesk }[] = []
const skip = needsBrowser || needsTime

before(async () => {
  if (skip !== false) return
  if (MAKING) mock.timers.enable({ apis: ['Date'], now: NOW })
  const desk = await openDesk({
    data: folder,
    builtIn: true,
    async prepare(world) {
      await fillFolder(world, makeNode(folder).fingerprint)
      if (!MAKING) return
      for (const event of exampleEvents().trim().split('\n')) await judgeTransfer.run({ event }, world)
    },
  })
  const people = [
    { name: 'kim', roles: ['admin', 'analyst'], country: 'KR' },
    { name: 'park', roles: ['approver'], country: 'KR' },
    { name: 'tanaka', roles: ['auditor'], country: 'JP' },
  ]
  opened.push({ desk, guarded: await guardedDesk(desk, folder, people) })
})
after(async () => {
  for (const { desk, guarded } of opened) {
    await guarded.close()
    await desk.close()
  }
  rmSync(folder, { recursive: true, force: true })
  mock.timers.reset()
})

const PAGE = { reducedMotion: 'reduce', timezoneId: 'UTC' } as const

async function sittings(): Promise<{ readonly mine: Page; readonly nobodys: Page; errors(): readonly string[] }> {
  const [{ desk, guarded } = assert.fail()] = opened
  const [mine, nobodys] = [await guarded.pageOf('kim', PAGE), await desk.page(PAGE)]
  for (const { page } of [mine, nobodys]) {
    page.setDefaultTimeout(20_000)
    if (MAKING) await page.clock.setFixedTime(NOW + 90_000)
  }
  return { mine: mine.page, nobodys: nobodys.page, errors: () => [...mine.errors, ...nobodys.errors] }
}

/** Opens what a picture shows and waits until it is drawn. */
async function drawn(page: Page, { path, ready, before: prepare }: Picture): Promise<Buffer> {
  const [{ guarded } = assert.fail()] = opened
  await page.goto(`${guarded.url}${path}`)
  await page.locator(ready).first().waitFor()
  await prepare?.(page)
  await page.locator('.wait, .flow-wait').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready')
  if (MAKING) await page.waitForTimeout(400)
  return page.screenshot()
}

test('every page is drawn', { skip }, async () => {
  const { mine, nobodys, errors } = await sittings()
  if (MAKING) {
    // None stays of a page that is no more.
    rmSync(FOLDER, { recursive: true, force: true })
    mkdirSync(FOLDER, { recursive: true })
  }
  for (const picture of PICTURES.filter(p => MAKING || SAMPLE.includes(p.name)))
    for (const theme of MAKING ? THEMES : ['light' as const]) {
      const page = picture.who === null ? nobodys : mine
      await page.emulateMedia({ colorScheme: theme })
      const image = await drawn(page, picture)
      assert.ok(image.length > BLANK_BYTES, `${picture.name} ${theme} is blank: ${image.length} bytes`)
      assert.equal(await page.locator('h1').count(), 1, picture.name)
      if (MAKING) writeFileSync(join(FOLDER, `${picture.name}-${theme}.png`), smallerPng(image))
    }
  assert.deepEqual(errors(), [])
})

test('each page has its picture in both themes, and all together stay small', () => {
  const named = PICTURES.flatMap(p => THEMES.map(theme => `${p.name}-${theme}.png`)).sort()
  const files = readdirSync(FOLDER).sort()
  assert.deepEqual(files, named)
  const bytes = files.map(file => statSync(join(FOLDER, file)).size)
  for (const [i, size] of bytes.entries()) assert.ok(size <= MOST_BYTES, `${files[i]} has ${size} bytes`)
  assert.ok(bytes.reduce((a, b) => a + b, 0) <= MOST_BYTES_OF_ALL)
})
