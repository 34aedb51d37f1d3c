import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { BrowserContext, Page } from 'playwright-core'
import { SqliteSignIn } from '../../src/adapters/sign-in/sqlite-sign-in.ts'
import { builtDesk } from '../../src/faces/desk-build/built-desk.ts'
import { type Listening, listen } from '../../src/faces/http/listen.ts'
import { hashPassword } from '../../src/faces/taxii/password-hash.ts'
import type { SignInWorld } from '../../src/operations/sign-in/sign-in-world.ts'
import { addUser, addUserInput } from '../../src/operations/users/add-user.ts'
import { needsTime } from '../thorough.ts'
import { needsBrowser, type OpenDesk, openDesk, seriousFindings } from './open-desk.ts'

const PASSWORD = 'a horse that counts stolen coins'
const folder = mkdtempSync(join(tmpdir(), 'cordon-desk-sign-in-'))
const opened: { desk: OpenDesk; signIn: SqliteSignIn; server: Listening }[] = []

before(async () => {
  if (needsBrowser !== false) return
  const desk = await openDesk({ data: join(folder, 'data') })
  const signIn = new SqliteSignIn(join(folder, 'sign-in'))
  const world: SignInWorld = { ...desk.world, signIn }
  const root = addUserInput.parse({ name: 'root', role: ['admin'] })
  await addUser(root, await hashPassword(PASSWORD, { n: 1024, r: 8, p: 1 }), world)
  const built = process.env['CORDON_DESK'] ?? (await builtDesk())
  const server = await listen({ world, version: '0.0.0', home: null, about: () => ({}), desk: built }, 0)
  opened.push({ desk, signIn, server })
})
after(async () => {
  for (const { desk, signIn, server } of opened) {
    await server.close()
    await signIn.close()
    await desk.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

/** A browser of somebody's own, with a device that makes passkeys and knows its owner. */
async function browserOf(): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const [{ desk } = assert.fail()] = opened
  const context = await desk.browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const device = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...device, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return { page, context, errors }
}

/** The desk by the machine's name: browsers make no passkeys for an address in figures. */
function at(path: string): string {
  const [{ server } = assert.fail()] = opened
  return `http://localhost:${new URL(server.url).port}${path}`
}

/** Sets up an authenticator app; gives its code so many half minutes from now. */
async function setUpApp(page: Page): Promise<(later?: number) => string> {
  await page.getByRole('button', { name: 'Set up the app' }).click()
  const typed = (await page.locator('.sign-in-secret').textContent()) ?? ''
  const secret = Secret.fromBase32(typed.replaceAll(' ', ''))
  const code = (later = 0): string => TOTP.generate({ secret, timestamp: Date.now() + later * 30_000 })
  await page.getByLabel('The six digits').fill(code())
  await sound(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  assert.equal(await page.locator('.sign-in-codes li').count(), 10)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  return code
}

async function password(page: Page, name: string, text = PASSWORD): Promise<void> {
  await page.getByLabel('User name').fill(name)
  await page.getByLabel('Password').fill(text)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Nothing serious in both themes; of the second, only what can differ: the contrast. */
async function sound(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  assert.deepEqual(await seriousFindings(page), [])
  await page.emulateMedia({ colorScheme: 'dark' })
  const contrast =
    'axe.run(document, { runOnly: ["color-contrast"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => n.html)))'
  assert.deepEqual(await page.evaluate(contrast), [])
}

test('an admin adds an analyst, who signs in by app and by passkey, is refused what an approver does, and is out when roles change', {
  skip: needsBrowser || needsTime,
}, async () => {
  const [admin, analyst] = await Promise.all([browserOf(), browserOf()])
  const { page } = admin
  await page.goto(at('/desk/people?add=1'))
  await page.getByLabel('Password').waitFor()
  await sound(page)
  await password(page, 'root', 'not this one')
  await page.getByText('The name or the password is wrong.').waitFor()
  await password(page, 'root')
  await page.getByRole('heading', { name: 'Set up a second step' }).waitFor()
  await sound(page)
  await setUpApp(page)

  // The page that was wanted is shown.
  await page.getByLabel('Name', { exact: true }).fill('kim')
  await sound(page)
  await page.getByRole('button', { name: 'Add and make a link' }).click()
  const link = (await page.locator('.people-link').textContent()) ?? ''
  await sound(page)

  const desk = analyst.page
  await desk.goto(link)
  await desk.getByLabel('New password').fill(PASSWORD)
  await desk.getByRole('button', { name: 'Continue' }).click()
  const code = await setUpApp(desk)
  await desk.getByRole('button', { name: 'Sign out' }).click()
  // The link opens once.
  await desk.goto(at('/desk/me'))
  await desk.goto(link)
  await desk.reload()
  await desk.getByLabel('New password').fill(PASSWORD)
  await desk.getByRole('button', { name: 'Continue' }).click()
  await desk.getByText('This link was used already').waitFor()

  await desk.goto(at('/desk/me'))
  await password(desk, 'kim')
  await desk.getByLabel('Code').fill(code(1))
  await sound(desk)
  await desk.getByRole('button', { name: 'Sign in' }).click()
  await desk.getByRole('button', { name: 'Add a passkey' }).click()
  await desk.getByRole('cell', { name: 'Passkey', exact: true }).waitFor()
  await sound(desk)
  await desk.getByRole('button', { name: 'Sign out' }).click()
  await desk.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await desk.getByRole('heading', { name: 'My sign-in' }).waitFor()
  assert.equal(await desk.getByRole('link', { name: 'People' }).count(), 0)

  const refused = await desk.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-cordon-desk': '1' }
    const ask = async (path: string, body: object) => {
      const reply = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await reply.json()) as { error?: { code: string }; id: string; decisions: { document: string }[] }
    }
    const { id } = await ask('/v1/open-casework', { title: 'fourteen accounts', jurisdiction: ['KR'] })
    const { decisions } = await ask('/v1/decide-casework', { case: id, kind: 'report', reason: 'layering' })
    const approval = { case: id, decision: 1, document: decisions[0]?.document }
    return [
      (await ask('/v1/approve-decision', approval)).error?.code,
      (await ask('/v1/remove-user', { name: 'root' })).error?.code,
      (await ask('/v1/list-cases', {})).error?.code ?? 'done',
      // Scripts cannot read what opens the session.
      (Reflect.get(globalThis, 'document') as { cookie: string }).cookie || 'none',
    ]
  })
  assert.deepEqual(refused, ['role-missing', 'scope-missing', 'done', 'none'])
  // Reports and the API's page open by session, as pages.
  assert.equal((await analyst.context.request.get(at('/openapi.json'))).status(), 200)

  await page.getByRole('link', { name: 'Change: kim' }).click()
  await page.getByRole('checkbox', { name: /^Auditor/ }).check()
  await sound(page)
  await page.getByRole('button', { name: 'Save the roles' }).click()
  await page.getByText('Roles changed.').waitFor()
  // Nobody touches the analyst's page: it is told.
  await desk.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 20_000 })
  assert.deepEqual([...admin.errors, ...analyst.errors], [])
})
