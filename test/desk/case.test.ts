import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { makeNode } from '../../src/adapters/peers/native/open-node.ts'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import { parseCaseName } from '../../src/model/case-name.ts'
import { latestTrace } from '../../src/operations/cases/find-case.ts'
import { recordTrace } from '../../src/operations/cases/record-trace.ts'
import { listFreezes } from '../../src/operations/freeze/freeze-operations.ts'
import { foundNode } from '../../src/operations/node/found-node.ts'
import { needsTime } from '../thorough.ts'
import { needsBrowser, type OpenDesk, openDesk, seriousFindings } from './open-desk.ts'

const NAME = 'bybit-2025-02-21'
const CMETH_HOLDER = 'eip155:1:0x1542368a03ad1f03d96d51b414f4738961cf4443'
const SELLER = 'eip155:1:0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e'
const folder = mkdtempSync(join(tmpdir(), 'cordon-desk-case-'))
const opened: OpenDesk[] = []

before(async () => {
  if (needsBrowser !== false) return
  const { fingerprint } = makeNode(folder)
  const prepare = async (world: OpenDesk['world']): Promise<void> =>
    void (await foundNode({ name: 'NPA Japan', country: 'JP', sector: 'agency' }, fingerprint, world))
  opened.push(await openDesk({ data: folder, builtIn: true, prepare }))
})
after(async () => {
  for (const desk of opened) await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

function desk(): OpenDesk {
  const [first] = opened
  assert.ok(first)
  return first
}

const caseUrl = (query = ''): string => `${desk().url}/cases/${NAME}${query}`
const panel = (page: Page) => page.getByRole('complementary', { name: 'Account' })

test('the home of the desk is the built-in case: what was stolen, where it is, who can freeze it, and the way there', {
  skip: needsBrowser,
}, async () => {
  const { page, errors } = await desk().page()
  await page.goto(`${desk().url}/`)
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
  await page.getByText('401,346.7688 ETH').first().waitFor()
  await page.getByText('≈ $1.44B on the day').first().waitFor()
  await page.getByText('as of Mar 3, 2025, 18:13:47 UTC').waitFor()
  assert.equal(await page.title(), `${NAME} · Cordon`)
  // The picture with its times is in view as the page opens, on the smallest screen that is worked at.
  const times = await page.getByRole('region', { name: 'Time' }).boundingBox()
  assert.ok(times !== null && times.y + times.height <= 720, JSON.stringify(times))
  await page.getByRole('tab', { name: 'Where is the money now' }).click()
  const row = page.getByRole('row').filter({ hasText: 'mETH Protocol' })
  assert.match((await row.textContent()) ?? '', /15,000 cmETH/)
  await row.getByRole('button', { name: 'Explain' }).click()
  await panel(page).getByText('2 transfers from the theft').first().waitFor()
  assert.ok(page.url().includes(`account=${encodeURIComponent(CMETH_HOLDER)}`))
  // By key into what was opened, and by key back to where it was opened.
  await panel(page).getByRole('button', { name: 'Close' }).click()
  const account = row.locator('.case-link').first()
  await account.focus()
  await page.keyboard.press('Enter')
  await page.locator('.case-panel:focus').waitFor()
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'detached' })
  await row.locator('.case-link:focus').first().waitFor()
  await page.keyboard.press('Enter')
  await panel(page).getByText('Why it is tainted').click()
  await panel(page).getByText('Stolen money came to it.').waitFor()
  await panel(page).getByText('Step 2').waitFor()
  await panel(page).locator('summary', { hasText: 'Transfers' }).click()
  await panel(page).locator('.case-history li').first().waitFor()
  // Back closes what the last click opened; forward and a fresh window show the same again.
  const link = page.url()
  await page.goBack()
  await panel(page).waitFor({ state: 'detached' })
  await page.goto(link)
  await panel(page).waitFor()
  await page.keyboard.press('Escape')
  // How a table is sorted stands in the link too, and comes back from it.
  const since = page.getByRole('columnheader', { name: 'Since' })
  await since.getByRole('button').click()
  await since.getByRole('button').click()
  await page.waitForURL(/sort-where=-since/)
  await page.reload()
  await page.locator('th[aria-sort="descending"]', { hasText: 'Since' }).waitFor()
  await page.goto(caseUrl('?tab=where'))
  await row.getByRole('button', { name: 'Path' }).click()
  await page.getByText('A path of 2 transfers is lit').waitFor()
  assert.match(page.url(), /[?&]to=eip155/)
  assert.deepEqual(errors, [])
})

test('a freeze is asked for from the row of the money, with what the trace knows filled in, and its state stands there afterwards', {
  skip: needsBrowser,
}, async () => {
  const { page, errors } = await desk().page()
  await page.goto(caseUrl('?tab=where&kind=freezable'))
  const row = page.getByRole('row').filter({ hasText: 'mETH Protocol' })
  await row.getByRole('button', { name: 'Freeze' }).click()
  const form = page.getByRole('dialog', { name: 'Request a freeze' })
  assert.equal(await form.getByLabel('Whom to ask', { exact: true }).inputValue(), 'mETH Protocol')
  // In units, as people write it: a base unit too few or too many is a digit that nobody sees.
  assert.equal(await form.getByLabel('Amount, in cmETH', { exact: true }).inputValue(), '15000')
  assert.match(await form.getByLabel('Grounds').inputValue(), /15,000 cmETH.*SHA-256 [0-9a-f]{64}/s)
  assert.equal(await form.getByLabel('Country whose law it is').inputValue(), 'JP')
  await form.getByLabel('Statute, or number of the order').fill('Code of Criminal Procedure, Article 197(2)')
  await form.getByLabel('Whom to ask back').fill('Cyber desk')
  await form.getByLabel(/Keep it as a draft/).check()
  await form.getByRole('button', { name: 'Keep the draft' }).click()
  await row.getByText('Asked: draft').waitFor()
  const { freezes } = await listFreezes.run({ open: false }, desk().world)
  assert.deepEqual(
    freezes.map(f => [f.accounts, f.asked, f.case, f.to.name]),
    [[[CMETH_HOLDER], '15000000000000000000000', NAME, 'mETH Protocol']],
  )
  assert.deepEqual(errors, [])
})

test('what one investigator notes, hides and saves, a colleague sees at once; each step can be taken back', {
  skip: needsBrowser || needsTime,
}, async () => {
  const [kim, lee] = await Promise.all([desk().page(), desk().page()])
  const account = `?account=${encodeURIComponent(SELLER)}`
  await Promise.all([kim.page.goto(caseUrl(account)), lee.page.goto(caseUrl(account))])
  await Promise.all([panel(kim.page).waitFor(), panel(lee.page).waitFor()])
  await lee.page.getByText('Live', { exact: true }).waitFor()
  await panel(kim.page).locator('summary', { hasText: 'Notes' }).click()
  await panel(kim.page).getByLabel('Note', { exact: true }).fill('<b>sold</b> the staked ether')
  await panel(kim.page).getByRole('button', { name: 'Write the note' }).click()
  await lee.page.getByRole('group').filter({ hasText: '1 note' }).first().waitFor()
  await panel(lee.page).getByText('<b>sold</b> the staked ether').waitFor()
  await panel(kim.page).getByRole('button', { name: 'Hide', exact: true }).click()
  await panel(lee.page).getByRole('button', { name: 'Draw again' }).waitFor()
  await kim.page.getByRole('button', { name: /Undo/ }).click()
  await panel(lee.page).getByRole('button', { name: 'Hide', exact: true }).waitFor()
  await kim.page.getByRole('button', { name: /Redo/ }).click()
  await panel(lee.page).getByRole('button', { name: 'Draw again' }).waitFor()
  await kim.page.locator('summary', { hasText: 'Filters' }).click()
  await kim.page.getByRole('checkbox', { name: 'A lane for each ledger' }).uncheck()
  await kim.page.keyboard.press('Escape')
  await kim.page.locator('summary', { hasText: 'Saved views' }).click()
  await kim.page.getByLabel('Title of the view').fill('without the seller')
  await kim.page.getByRole('button', { name: 'Save this view' }).click()
  await kim.page.waitForURL(/view=\d+/)
  await lee.page.locator('summary', { hasText: 'Saved views' }).click()
  await lee.page.getByRole('button', { name: 'without the seller' }).click()
  await lee.page.waitForURL(/view=\d+/)
  await lee.page.locator('summary', { hasText: 'Filters' }).click()
  assert.equal(await lee.page.getByRole('checkbox', { name: 'A lane for each ledger' }).isChecked(), false)
  await panel(kim.page).getByRole('button', { name: 'Draw again' }).click()
  await panel(kim.page).getByRole('button', { name: 'Hide', exact: true }).waitFor()
  await panel(lee.page).getByRole('button', { name: 'Draw again' }).waitFor()
  assert.deepEqual([...kim.errors, ...lee.errors], [])
})

test('two doctrines stand side by side, and every export can be taken along', {
  skip: needsBrowser || needsTime,
}, async () => {
  const { page, errors } = await desk().page({ acceptDownloads: true })
  await page.goto(caseUrl())
  // The first field of a window is where somebody types, not the button that closes it.
  await page.getByRole('button', { name: 'Trace again' }).click()
  await page.locator('dialog textarea:focus').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('summary', { hasText: 'Compare with' }).click()
  // One that takes long says so and can be stopped.
  const held = Promise.withResolvers<void>()
  await page.route('**/v1/trace-funds', async route => {
    await held.promise
    await route.continue().catch(() => {})
  })
  await page.getByLabel('Compare with').selectOption('poison')
  await page.getByText('Tracing by the other doctrine').waitFor()
  await page.getByText(/Following the money: /).waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('Tracing by the other doctrine').waitFor({ state: 'detached' })
  held.resolve()
  await page.unroute('**/v1/trace-funds')
  await page.locator('summary', { hasText: 'Compare with' }).click()
  await page.getByLabel('Compare with').selectOption('haircut')
  await page
    .getByText(/\d+ places? differs?/)
    .first()
    .waitFor()
  await page.waitForURL(/haircut/)
  const saved = async (name: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return readFile(await download.path(), 'utf8')
  }
  assert.match(await saved('The picture as PNG'), /^.PNG/)
  assert.match(await saved('The picture as SVG'), /^<svg/)
  await page.getByRole('button', { name: 'Export' }).click()
  assert.equal((await saved('Transfers as CSV')).trim().split('\r\n').length, 199)
  assert.match(await saved('Where the money is, as CSV'), /15000,2025-02-21T15:23:35Z/)
  const { entry, json } = await latestTrace(desk().world, NAME)
  assert.equal(await saved('The trace as JSON (cordon.trace/1)'), json)
  assert.equal(JSON.parse(await saved('STIX 2.1 bundle')).type, 'bundle')
  await page.getByRole('tab', { name: 'Evidence' }).click()
  await page.getByRole('button', { name: 'Check this file here' }).click()
  await page.getByText('The bytes that came have the kept SHA-256.').waitFor()
  await page.getByText(entry.document).first().waitFor()
  await page.getByRole('button', { name: 'Verify the whole log' }).click()
  await page.getByText(/facts in an unbroken chain/).waitFor()
  assert.deepEqual(errors, [])
})

test('a theft is reported; what the server refuses stands at its field and line, and the case waits to be traced', {
  skip: needsBrowser,
}, async () => {
  const { page, errors } = await desk().page()
  await page.goto(`${desk().url}/cases`)
  await page.getByRole('link', { name: NAME }).waitFor()
  await page.getByRole('button', { name: 'Report a theft' }).click()
  const form = page.getByRole('dialog', { name: 'Report a theft' })
  await form.getByLabel('Name of the case').fill('test-theft')
  await form.getByLabel('Who was robbed').fill('An exchange')
  await form.getByLabel('When (UTC)').fill('2025-02-21T14:13:35')
  const wrong = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E3'
  await form.getByLabel('Accounts to which the loot went first').fill(`\n${wrong}`)
  await form.getByLabel('What was stolen').fill('401,346 ETH')
  await form.getByRole('button', { name: 'Report it' }).click()
  await form.getByText(/^Line 2: .*checksum is wrong/).waitFor()
  await form.getByLabel('Accounts to which the loot went first').fill(wrong.replace('E3', 'E2'))
  await form.getByRole('button', { name: 'Report it' }).click()
  await page.getByText('Nothing was traced in this case yet').waitFor()
  // What was told is there before any trace, and whether a trace has data to go by.
  const told = page.getByRole('region', { name: 'What was reported' })
  assert.match(
    (await told.textContent()) ?? '',
    /An exchange.*2025-02-21 14:13:35 UTC.*401,346 ETH.*0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2.*Reported.*TLP:/s,
  )
  await page.getByText('its transfers are here').waitFor()
  await page.getByRole('button', { name: 'Trace now' }).click()
  const sources = page.getByRole('dialog').getByLabel('Where the theft began')
  assert.equal(await sources.inputValue(), 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2')
  await page.getByRole('button', { name: 'Start the trace' }).click()
  await page.getByRole('tab', { name: 'Flow' }).waitFor()
  assert.deepEqual(
    errors.filter(text => !/400/.test(text)),
    [],
  )
})

test('when the trace of a case grows, a banner says by how much, and the page changes when the reader wants it', {
  skip: needsBrowser,
}, async () => {
  const { page, errors } = await desk().page()
  await page.goto(caseUrl('?tab=transfers'))
  await page.getByText('198 transfers').waitFor()
  const { json } = await latestTrace(desk().world, NAME)
  const trace = JSON.parse(json) as TraceJson
  const last = trace.transfers.at(-1)
  assert.ok(last)
  const moved = { ...last, tx: `0x${'7'.repeat(64)}`, tainted: '5000000000000000000' }
  const grown = {
    ...trace,
    transfers: [...trace.transfers, moved],
    evidence: { ...trace.evidence, digest: '7'.repeat(64) },
  }
  const kept = { policy: 'fifo', asOf: trace.asOf, finished: true, input: {}, json: JSON.stringify(grown) }
  await recordTrace(desk().world, { case: parseCaseName(NAME), ...kept })
  await page.getByText('New: 1 transfer of stolen money').waitFor()
  await page.getByText('moved: 5 ETH').waitFor()
  await page.getByText('198 transfers').waitFor()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByText('199 transfers').waitFor()
  assert.deepEqual(errors, [])
})

test('axe finds nothing serious on any view of a case or on the list, light or dark, and a phone shows them', {
  skip: needsBrowser || needsTime,
}, async () => {
  const found: string[] = []
  const { page: wide } = await desk().page({ reducedMotion: 'reduce' })
  const look = async (shown: string, dark = true): Promise<void> => {
    await wide.locator(shown).first().waitFor()
    // What depends on the theme is contrast: the rest of the rules see the page once, and dark grounds on the fullest pages.
    for (const [colorScheme, rules] of [
      ['light', []],
      ...(dark ? [['dark', ['color-contrast']] as const] : []),
    ] as const) {
      await wide.emulateMedia({ colorScheme })
      for (const finding of await seriousFindings(wide, ...rules))
        found.push(`${colorScheme} ${wide.url()}: ${finding}`)
    }
  }
  await wide.goto(`${desk().url}/cases?do=report`)
  await look('dialog form')
  await wide.goto(caseUrl(`?account=${encodeURIComponent(SELLER)}`))
  await look('.case-panel .case-section ul, .case-panel .case-section p')
  await wide.goto(caseUrl('?tab=where&kind=freezable'))
  await look('.case-acts')
  for (const tab of ['patterns', 'report', 'balance', 'evidence']) {
    await wide.locator(`.case [role=tab][id$="-${tab}"]`).click()
    await look('[role=tabpanel] .card h2', tab === 'balance')
  }
  assert.deepEqual(found, [])
  const { page } = await desk().page({ viewport: { width: 390, height: 844 }, locale: 'ko' })
  await page.goto(caseUrl('?tab=where'))
  await page.locator('.case-acts').first().waitFor()
  assert.equal(
    await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
    true,
    'the page is not wider than a phone',
  )
  await page.goto(caseUrl('?tab=balance'))
  const rows = page.locator('.case-body tbody tr')
  await rows.nth(10).waitFor()
  const tallest = Math.max(
    ...(await Promise.all((await rows.all()).map(async r => (await r.boundingBox())?.height ?? 0))),
  )
  assert.ok(tallest < 160, `no cell is drawn letter by letter: a row is ${tallest} pixels high`)
  await page.goto(`${desk().url}/situation`)
  const box = await page.locator('.shell-nav a[aria-current]').boundingBox()
  assert.ok(
    box !== null && box.x >= 0 && box.x + box.width <= 390,
    'the link of this page is among those that are seen',
  )
})
