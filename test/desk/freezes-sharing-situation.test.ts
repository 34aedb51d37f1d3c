import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { makeNode } from '../../src/adapters/peers/native/open-node.ts'
import { needsTime } from '../thorough.ts'
import { ASKED_OF_US, fillFolder } from './freezes-folder.ts'
import { needsBrowser, type OpenDesk, openDesk, seriousFindings } from './open-desk.ts'

/** Pages that are looked at in the dark theme too. */
const DARK: readonly string[] = ['/freezes', '/sharing', '/situation']
const PDFTOTEXT = '/usr/bin/pdftotext'

suite('freezes, sharing and the situation at the desk', { skip: needsBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-desk-'))
  let desk: OpenDesk
  let page: Page
  let errors: readonly string[]

  before(async () => {
    desk = await openDesk({
      data: folder,
      builtIn: true,
      prepare: world => fillFolder(world, makeNode(folder).fingerprint),
    })
    ;({ page, errors } = await desk.page())
    page.setDefaultTimeout(20_000)
  })
  after(async () => {
    await desk?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What the console told but that the browser tells of each refusal, which one of these tests asks for. */
  const unasked = (): readonly string[] => errors.filter(e => !e.includes('status of 400'))
  /** Opens a path in both themes and finds nothing serious on it. */
  const sound = async (path: string, shows: string): Promise<void> => {
    // What depends on the theme is contrast, which the fullest pages show.
    const themes = DARK.includes(path) ? (['light', 'dark'] as const) : (['light'] as const)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      if (colorScheme === 'light') await page.goto(`${desk.url}${path}`)
      await page.getByText(shows).first().waitFor()
      const rules = colorScheme === 'light' ? [] : ['color-contrast']
      assert.deepEqual(await seriousFindings(page, ...rules), [], `${path} ${colorScheme}`)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    assert.deepEqual(unasked(), [], path)
  }
  const column = (key: string) => page.locator(`[data-column="${key}"]`)

  test('no card is broader than its column, in the language of the longest words', async () => {
    const { page: japanese } = await desk.page({ locale: 'ja' })
    await japanese.goto(`${desk.url}/freezes`)
    await japanese.locator('.freeze-card').first().waitFor()
    const over = await japanese.evaluate(
      `[...document.querySelectorAll('.freeze-card')].filter(c =>
        c.getBoundingClientRect().right > c.closest('[data-column]').getBoundingClientRect().right).length`,
    )
    assert.equal(over, 0)
    await japanese.context().close()
  })

  test('a request that another addressed to us is found on the board by the keyboard, and answered in part', async () => {
    await sound('/freezes', 'due in')
    assert.equal(await column('drafted').locator('.freeze-card').count(), 1)
    assert.match((await column('frozen').textContent()) ?? '', /9,000\.25 cmETH \(60%\)/)
    assert.match((await page.locator('.freeze-sums').textContent()) ?? '', /60% of what was stolen/)
    await page.getByLabel('Side').selectOption({ label: 'Asked of us' })
    assert.match(page.url(), /side=in/)
    await page.reload()
    await column('sent').getByText('FBI').waitFor()
    assert.equal(await page.locator('.freeze-card').count(), 1)
    await page.goto(`${desk.url}/freezes`)
    // From the draft to the right stands what is due first: what was asked of us.
    await column('drafted').locator('.freeze-card').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Freeze request 11111111' }).waitFor()
    await sound('/freezes/11111111', 'What is asked')
    // The number of another house's case leads nowhere here; the account stands in full, since somebody acts on it.
    await page.getByText('us-2026-17').first().waitFor()
    assert.equal(await page.getByRole('link', { name: 'us-2026-17' }).count(), 0)
    await page
      .getByText(`0x${'7'.padStart(40, '0')}`, { exact: true })
      .first()
      .waitFor()
    await page.getByLabel('Answer', { exact: true }).selectOption('frozen-in-part')
    await page.getByLabel('Amount frozen, in ETH').fill('7')
    await page.getByRole('button', { name: 'Answer' }).click()
    await page.getByText('more than the').waitFor()
    await page.getByLabel('Amount frozen, in ETH').fill('3.25')
    await page.getByLabel('Reason').fill('the rest had left')
    await page.getByRole('button', { name: 'Answer' }).click()
    await page.locator('.freeze-history').getByText('3.25 ETH').waitFor()
    const kept = (await desk.world.facts.read({ kinds: ['freeze-answered'] })).at(-1)
    assert.match(JSON.stringify(kept?.body), new RegExp(ASKED_OF_US))
    assert.equal(await page.getByRole('button', { name: 'Withdraw' }).count(), 0, 'only who asked can withdraw')
  })

  test('the letter is read in Japanese, taken as PDF with the digest that is told, and the draft is sent and withdrawn', async () => {
    await page.goto(`${desk.url}/freezes`)
    await column('drafted').locator('.freeze-card').click()
    await page.getByLabel('Language of the letter').selectOption('ja')
    await page.getByText('刑事').or(page.locator('.freeze-letter-title')).first().waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download PDF' }).click(),
    ])
    const file = join(folder, 'letter.pdf')
    await download.saveAs(file)
    assert.equal(readFileSync(file).subarray(0, 5).toString(), '%PDF-')
    assert.match(download.suggestedFilename(), /^freeze-[0-9a-f]{8}-ja\.pdf$/)
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.locator('.page-head').getByText('Sent', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByLabel('Why it is withdrawn').fill('wrong account')
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
    await page.locator('.freeze-history').getByText('wrong account').waitFor()
    assert.deepEqual(unasked(), [])
  })

  test('a peer that lied is marked, what it sent is shown as text and never run, and what went to whom is told with why not', async () => {
    await sound('/sharing', 'its log has 3 leaves and had 5')
    await sound('/sharing?tab=out', 'For named persons alone')
    const red = page.locator('tr', { hasText: 'For named persons alone' })
    assert.match(
      (await red.textContent()) ?? '',
      /TLP:RED[\s\S]*FBI: withheld[\s\S]*TLP:RED goes to those alone whom it names/,
    )
    await page.getByLabel('Level').selectOption('green')
    await page.getByText('For named persons alone').waitFor({ state: 'detached' })
    await sound('/sharing?tab=in', 'Laundering account')
    await sound('/sharing?tab=quarantine', 'this node never made it')
    await page.locator('summary').first().click()
    assert.equal(await page.locator('img').count(), 0)
    await sound('/sharing?tab=tips', 'Sightings')
    await sound('/sharing?tab=psi', 'Private questions')
  })

  test('an indicator that came in is answered with a sighting', async () => {
    await page.goto(`${desk.url}/sharing?tab=in&type=indicator`)
    await page.getByRole('button', { name: /^Open \d+/ }).click()
    await page.getByLabel('How often').fill('0')
    await page.getByRole('dialog').getByRole('button', { name: 'Answer' }).click()
    await page.getByText('The sighting is shared').waitFor()
    await page.goto(`${desk.url}/sharing?tab=tips`)
    await page.getByText('0 × indicator--44444444').waitFor()
  })

  test('a release is looked at before it goes: nothing is stored by the look, and sharing goes to whom it said', async () => {
    const before = await desk.world.sharing.store.size()
    await sound('/sharing?tab=release&case=heist-2026', 'Who would receive what')
    await page.getByLabel('TLP').selectOption('amber+strict')
    await page.getByLabel('FBI').check()
    await page.getByRole('button', { name: 'Show who would receive what' }).click()
    const coin = page.locator('tr', { hasText: 'Coin Exchange' })
    await coin.waitFor()
    assert.match((await coin.textContent()) ?? '', /addressed to others alone/)
    assert.deepEqual(await seriousFindings(page), [])
    assert.equal(await desk.world.sharing.store.size(), before)
    await page.getByRole('button', { name: 'Share now' }).click()
    await page.getByRole('button', { name: 'Yes, share' }).click()
    await page
      .getByText(/objects? (?:is|are) in the log/)
      .first()
      .waitFor()
    assert.ok((await desk.world.sharing.store.size()) > before)
  })

  test('the browser itself checks that the log only grew and that an object stands in it, and sees when it is another log', async () => {
    await sound('/sharing?tab=log&seq=3', 'The log of this node')
    await page.getByRole('button', { name: 'Check' }).first().click()
    await page.getByText('The root is remembered from now on').waitFor()
    await page.locator('form').getByRole('button', { name: 'Check' }).click()
    await page.locator('.sharing-steps').waitFor()
    assert.equal((await page.locator('.sharing-steps').textContent())?.match(/holds/g)?.length, 3)
    await page.evaluate(() => {
      const seen = JSON.parse(localStorage.getItem('cordon.seen-root') ?? '{}')
      localStorage.setItem('cordon.seen-root', JSON.stringify({ ...seen, size: seen.size - 2, root: 'f'.repeat(64) }))
    })
    await page.getByRole('button', { name: 'Check' }).first().click()
    await page.getByText('NOT sound').waitFor()
  })

  test('the situation is one page of figures in three languages, and prints to A4', { skip: needsTime }, async () => {
    await sound('/situation', 'From stolen to recovered')
    const stats = (await page.locator('.situation-stats').textContent()) ?? ''
    assert.match(stats, /Stolen\$1\.44B/)
    assert.match((await page.locator('.situation-flow').textContent()) ?? '', /Frozen\$26,478,736/)
    assert.match((await page.locator('.situation-speed').textContent()) ?? '', /All laundered, fastest2 min 57 sec/)
    await page.getByRole('button', { name: 'Write down what came back' }).click()
    await page.getByLabel('Asset').selectOption('cmETH')
    await page.getByLabel('Amount, in units').fill('15000')
    await page.getByLabel('When it came back').fill('2025-03-01T00:00')
    await page.getByLabel('What shows it').fill('recovery account of mETH Protocol')
    assert.deepEqual(await seriousFindings(page), [])
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.locator('.situation-flow').getByText('$44,130,000').nth(1).waitFor()
    for (const [lang, words] of [
      ['ja', ['全体状況', '凍結要請額', '事件別']],
      ['ko', ['전체 상황', '동결 요청액', '사건별']],
      ['en', ['Situation', 'Freeze asked', 'By case']],
    ] as const) {
      await page.goto(`${desk.url}/situation?lang=${lang}`)
      await page.locator('.situation-cases').waitFor()
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      const file = join(folder, `${lang}.pdf`)
      writeFileSync(file, pdf)
      if (!existsSync(PDFTOTEXT)) continue
      const text = execFileSync(PDFTOTEXT, ['-layout', file, '-'], { encoding: 'utf8' })
      for (const word of words) assert.ok(text.normalize('NFKC').includes(word), `${lang}: ${word}`)
      assert.ok(!text.includes(lang === 'en' ? 'Nobody is asked' : 'Cordon 0.0.0'), 'the frame is not printed')
      assert.ok(text.split('\f').length - 1 <= 2, `${lang}: ${text.split('\f').length - 1} sheets`)
    }
    assert.deepEqual(unasked(), [])
  })
})
