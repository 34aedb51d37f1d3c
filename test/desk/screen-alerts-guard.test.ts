import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { BYBIT_SAFE_71 } from '../../src/catalog/guard/bybit-safe-71.ts'
import type { GuardWorld } from '../../src/operations/guard/safe-queues.ts'
import { judgement } from '../casework/casework-rig.ts'
import { needsTime } from '../thorough.ts'
import { needsBrowser, type OpenDesk, openDesk, seriousFindings } from './open-desk.ts'
import { type GuardedDesk, guardedDesk } from './signed-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-desk-alerts-'))
const LISTED = '0x098B716B8Aaf21512996dC57EB0615e2383E2f96'
const opened: { readonly desk: OpenDesk; guarded: GuardedDesk | null }[] = []
const skip = needsBrowser

const safes: GuardWorld['safes'] = {
  named: [{ name: 'eth', source: 'https://service.example' }],
  queue: async () => ({
    source: 'https://service.example',
    safe: async () => null,
    pages: async () => ({ pages: [{ results: [BYBIT_SAFE_71.results[1]] }], complete: true }),
    close() {},
  }),
}

async function alert(customer: string, hold = false): Promise<void> {
  const [{ desk } = assert.fail()] = opened
  const { facts, clock } = desk.world
  const body = judgement(customer, hold ? { outcome: 'hold' } : {}) as never
  await facts.append([{ at: clock.now(), by: 'monitor', kind: 'monitor-alert', body }])
}

before(async () => {
  if (skip !== false) return
  const desk = await openDesk({ data: join(folder, 'data') })
  opened.push({ desk, guarded: null })
  await alert('c-1')
  await alert('c-2')
  await alert('c-3', true)
})
after(async () => {
  for (const { desk, guarded } of opened) {
    await guarded?.close()
    await desk.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody's page; a step that hangs fails soon. The first that is asked for lets people in, and shuts out everybody else. */
async function pageOf(name: string): Promise<{ page: Page; errors: readonly string[]; url: string }> {
  const [all = assert.fail()] = opened
  const people = [
    { name: 'kim', roles: ['analyst'], country: 'KR' },
    { name: 'park', roles: ['approver'], country: 'KR' },
  ]
  all.guarded ??= await guardedDesk(all.desk, folder, people, { safes })
  const { guarded } = all
  const { page, errors } = await guarded.pageOf(name)
  page.setDefaultTimeout(20_000)
  return { page, errors, url: guarded.url }
}

/** Sound by axe in the light theme; in the dark one what depends on it, the contrast of every text. */
async function soundInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  assert.deepEqual(await seriousFindings(page), [], page.url())
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await page.evaluate(
    'axe.run(document, { runOnly: ["color-contrast"], resultTypes: ["violations"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => String(n.target))))',
  )
  assert.deepEqual(dark, [], `dark ${page.url()}`)
}

test('Where nobody is asked who they are, the alerts say what to do instead of failing', { skip }, async () => {
  const [{ desk } = assert.fail()] = opened
  const { page } = await desk.page()
  await page.goto(`${desk.url}/alerts`)
  await page.getByText('Alerts are for persons').waitFor({ timeout: 20_000 })
  assert.deepEqual(await seriousFindings(page), [])
})

test('An analyst pastes addresses and names, sees each verdict with its reason, and finds them in the history', {
  skip,
}, async () => {
  const { page, errors, url } = await pageOf('kim')
  await page.goto(`${url}/screen`)
  await page.getByRole('textbox').first().fill(`${LISTED}\nPark Jin Hyok\n0x123`)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '3 all' }).waitFor()
  // No list was ever read: nobody is cleared.
  assert.equal(await page.getByRole('button', { name: '2 unknown' }).count(), 1)
  await page.getByRole('button', { name: '1 not read' }).click()
  await page.getByText('address-malformed').first().waitFor()
  assert.match(page.url(), /verdict=fault.*#0x098/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  const csv = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n')
  assert.equal(csv.length, 4)
  assert.match(csv[3] ?? '', /^0x123,unknown,.*address-malformed/)
  await soundInBothThemes(page)
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('cell', { name: 'Park Jin Hyok' }).waitFor()
  assert.equal(await page.getByRole('cell', { name: 'kim' }).count(), 2)
  await soundInBothThemes(page)
  await page.getByRole('tab', { name: 'Lists' }).click()
  await page.getByText('No list is in use').waitFor()
  assert.deepEqual(errors, [])
})

test('Alerts are triaged by keys; new ones come without moving a row; two people decide', { skip }, async () => {
  const { page, errors, url } = await pageOf('kim')
  await page.goto(`${url}/alerts`)
  const rows = page.getByRole('list', { name: 'Alerts by subject' }).getByRole('listitem')
  await rows.nth(2).waitFor()
  const subjects = (): Promise<string[]> => rows.locator('.alerts-subject').allTextContents()
  // Money that waits burns most.
  assert.deepEqual(await subjects(), ['Customer c-3', 'Customer c-1', 'Customer c-2'])
  await page.getByText('What would have changed it: after 60 minutes').waitFor()
  assert.equal(await page.getByRole('button', { name: /^Dismiss/ }).isDisabled(), true)
  await soundInBothThemes(page)
  // A more urgent one comes while somebody is about to press: it stands at the end until it is sorted in.
  await alert('c-4', true)
  await page.getByText('1 new with money waiting').waitFor()
  assert.deepEqual(await subjects(), ['Customer c-3', 'Customer c-1', 'Customer c-2', 'Customer c-4'])
  await page.keyboard.press('r')
  assert.deepEqual((await subjects()).slice(0, 2), ['Customer c-3', 'Customer c-4'])
  // Enter presses the button that has the focus, and goes into what the row in focus opens.
  await page.getByRole('button', { name: /^Take/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Title of the case').waitFor()
  await page.keyboard.press('Escape')
  await rows.nth(0).locator('[data-opens]').focus()
  await page.keyboard.press('Enter')
  await page.locator('.alerts-detail:focus').waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  for (const key of ['j', 'j']) await page.keyboard.press(key)
  await page.waitForURL(/at=customer%3Ac-1/)
  await page.keyboard.press('d')
  await page.keyboard.type('salary, confirmed by the employer')
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 alert dismissed').waitFor()
  // The row stays where it stood, told as looked at.
  await page.locator('[data-subject="customer:c-1"][data-gone="true"]').waitFor()
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await page.waitForURL(/at=customer%3Ac-3/)
  await page.keyboard.press('t')
  await page.getByLabel('Title of the case').fill('Money of c-3 waits')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/casework\/C1$/)
  await page.getByRole('heading', { name: 'C1 Money of c-3 waits' }).waitFor()
  // A browser keeps titles in its history: no word of the case is in it.
  assert.equal(await page.title(), 'C1 · Cordon')
  assert.equal(await page.getByLabel('Whose').inputValue(), 'kim')
  await soundInBothThemes(page)
  await page.getByRole('button', { name: 'Decide…' }).click()
  await page.getByLabel('Why').fill('in and out within minutes')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('tab', { name: 'Decisions (1)' }).click()
  await page.getByText('You decided this: somebody else must approve it.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Approve' }).isDisabled(), true)
  // Korea counts three business days from the decision to report.
  await page.getByText('3 business days left').first().waitFor()
  const second = await pageOf('park')
  await second.page.goto(`${url}/casework/C1?tab=decisions`)
  // What is approved is read in words: what, to whom, of whom; the document is folded below.
  const told = (await second.page.locator('.casework-told').textContent()) ?? ''
  assert.match(told, /report.*Money of c-3 waits.*KR.*suspicious transaction report to KoFIU.*due .* UTC.*c-3: /s)
  assert.doesNotMatch(told, /[{[]"/)
  assert.equal(await second.page.locator('.casework-document').isVisible(), false)
  await soundInBothThemes(second.page)
  await second.page.getByRole('button', { name: 'Approve' }).click()
  await second.page.getByText('Decision 1 is approved').waitFor()
  // It shows itself to the first, who did nothing.
  await page.getByRole('button', { name: 'It was filed…' }).waitFor()
  await soundInBothThemes(page)
  assert.deepEqual([errors, second.errors], [[], []])
})

test('A file attached to a case comes back with its digest checked, and the audit tells both to an approver', {
  skip: skip || needsTime,
}, async () => {
  const { page, errors, url } = await pageOf('kim')
  await page.goto(`${url}/casework/C1?tab=files`)
  await page.getByLabel('Write a note').fill('called the customer; no answer')
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await page.getByText('called the customer; no answer').first().waitFor()
  const name = '<img src=x>.html'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/html', buffer: Buffer.from('<script>1</script>') })
  await page.getByText(/attached, SHA-256/).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  assert.equal(readFileSync(await download.path(), 'utf8'), '<script>1</script>')
  await page.getByText(/its bytes have the digest/).waitFor()
  await soundInBothThemes(page)
  await page.getByRole('tab', { name: 'Reports' }).click()
  await page.getByText('KoFIU suspicious transaction report').waitFor()
  assert.ok((await page.getByText(/fields are missing/).count()) > 0)
  await soundInBothThemes(page)
  await page.getByRole('tab', { name: 'Audit' }).click()
  await page.getByText('The audit is for the roles').waitFor()
  const second = await pageOf('park')
  await second.page.goto(`${url}/casework/C1?tab=audit`)
  await second.page.getByRole('cell', { name: 'attached' }).waitFor()
  assert.doesNotMatch(
    (await second.page.locator('main').textContent()) ?? '',
    /[{[]"/,
    'records are told in words, not in JSON',
  )
  await soundInBothThemes(second.page)
  assert.deepEqual(
    [errors, second.errors.filter(e => !/403/.test(e))].flat().filter(e => !/403/.test(e)),
    [],
  )
})

test('Bybit’s nonce 71 opens with one click: shown beside executed, and the hours in which it could be stopped', {
  skip,
}, async () => {
  const { page, errors, url } = await pageOf('park')
  await page.goto(`${url}/guard`)
  await page.getByRole('button', { name: 'Open Bybit’s nonce 71' }).click()
  await page.getByText('The alarm stood 8h 30m 54s before the execution').waitFor()
  assert.match(page.url(), /case=bybit-2025-02-21/)
  assert.equal(await page.getByRole('row', { name: /^To differs/ }).count(), 1)
  await page.getByText('delegatecall: code runs as the Safe itself').waitFor()
  await soundInBothThemes(page)
  await page.getByRole('tab', { name: 'Typed data' }).click()
  await page.getByRole('textbox').fill('{"chainId": 1,')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/This is no JSON/).waitFor()
  await page.getByRole('textbox').fill(JSON.stringify({ chainId: 1, address: LISTED, nonce: 3 }))
  await page.keyboard.press('Control+Enter')
  await page.getByText('What a signature would allow').waitFor()
  await soundInBothThemes(page)
  assert.deepEqual(errors, [])
})

test('A Safe is followed by its link: the alarm comes before the theft, is kept, and becomes an alert in the queue', {
  skip: skip || needsTime,
}, async () => {
  const { page, errors, url } = await pageOf('kim')
  await page.goto(`${url}/guard?tab=follow`)
  await page
    .getByLabel(/The Safe/)
    .fill('https://app.safe.global/transactions/queue?safe=eth:0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4')
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await page.getByText('Nothing was executed at this nonce yet').first().waitFor()
  await soundInBothThemes(page)
  await page.getByRole('tab', { name: 'Alarms kept' }).click()
  await page
    .getByText(/signature-/)
    .first()
    .waitFor()
  await soundInBothThemes(page)
  await page.goto(`${url}/alerts`)
  await page.getByText('Safe 0x1Db92e').first().waitFor()
  assert.deepEqual(errors, [])
})
