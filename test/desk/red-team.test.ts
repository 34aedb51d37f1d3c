import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openCasework } from '../../src/operations/casework/cases-at-work.ts'
import { initNode } from '../../src/operations/node/init-node.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { reportTheft } from '../../src/operations/theft/report-theft.ts'
import { needsTime } from '../thorough.ts'
import { EVIL_SCRIPT } from './evil-page.ts'
import { needsBrowser, type OpenDesk, openDesk } from './open-desk.ts'
import { type GuardedDesk, guardedDesk } from './signed-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-red-team-'))
const opened: { desk: OpenDesk; guarded: GuardedDesk; evil: Server }[] = []

/** What a hostile peer or colleague writes wherever text may stand. */
const HOSTILE = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>\u202egnp.exe${'A'.repeat(300)}`

suite('the desk under attack', { skip: needsBrowser || needsTime }, () => {
  before(async () => {
    const desk = await openDesk({ data: join(folder, 'data') })
    const guarded = await guardedDesk(desk, folder, [
      { name: 'ann', roles: ['analyst'], country: 'JP' },
      { name: 'root', roles: ['admin'] },
    ])
    const evil = createServer((_, reply) =>
      reply.setHeader('content-type', 'text/html').end('<!doctype html><title>evil</title>'),
    )
    await new Promise<void>(done => evil.listen(0, '127.0.0.1', done))
    opened.push({ desk, guarded, evil })
  })
  after(async () => {
    for (const { desk, guarded, evil } of opened) {
      evil.closeAllConnections()
      evil.close()
      await guarded.close()
      await desk.close()
    }
    rmSync(folder, { recursive: true, force: true })
  })
  const rig = () => opened[0] ?? assert.fail()

  test('a page of another site, or of another program of this machine, reads nothing, frames nothing and leaves no fact at an open server', async () => {
    const { desk, evil } = rig()
    const own = new URL(desk.url)
    const last = async () => (await desk.world.facts.read({ last: 1 }))[0]?.seq ?? 0
    const before = await last()
    const { page } = await desk.page()
    for (const host of ['127.0.0.1', 'localhost']) {
      await page.goto(`http://${host}:${(evil.address() as AddressInfo).port}/`)
      const told = await page.evaluate<Record<string, string>>(EVIL_SCRIPT.replaceAll('TARGET', own.origin))
      for (const [how, what] of Object.entries(told)) assert.match(what, /^refused/, `${host} ${how}: ${what}`)
    }
    // A link from there is followed all the same.
    await page.evaluate(`location.assign(${JSON.stringify(`${desk.url}/cases`)})`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(await last(), before)
    await page.context().close()
  })

  test('another tab, and the button back, show nothing of whoever signed out; a tab follows whoever signs in', async () => {
    const { guarded } = rig()
    const { page: one } = await guarded.pageOf('ann')
    await one.goto(`${guarded.url}/cases`)
    await one.getByRole('heading', { level: 1 }).waitFor()
    const two = await one.context().newPage()
    await two.goto(`${guarded.url}/me`)
    const signOut = two.getByRole('button', { name: 'Sign out' })
    await signOut.waitFor()
    await one.getByText('ann', { exact: true }).first().waitFor()

    // Somebody else signs in at the second tab, as a provider of OpenID Connect brings it back.
    const root = await guarded.pageOf('root')
    const [cookie = assert.fail()] = await root.page.context().cookies()
    await one.context().addCookies([cookie])
    await two.reload()
    await two.getByText('root', { exact: true }).first().waitFor()
    await one.getByText('root', { exact: true }).first().waitFor({ timeout: 5_000 })

    await two.goto(`${guarded.url}/people`)
    await two.getByText('ann', { exact: true }).first().waitFor()
    await two.getByRole('button', { name: 'Sign out' }).click()
    await two.getByLabel('Password').waitFor()
    await one.getByLabel('Password').waitFor({ timeout: 5_000 })
    await two.goBack()
    await two.getByLabel('Password').waitFor()
    assert.equal(await two.getByText('ann', { exact: true }).count(), 0)
    await one.context().close()
    await root.page.context().close()
  })

  test('what a page asks by itself is marked as that, what somebody clicks is not', async () => {
    const { guarded } = rig()
    const { page } = await guarded.pageOf('ann')
    await page.addInitScript('performance.now = () => 100_000')
    const byItself = async (path: string) => (await page.waitForRequest(r => r.url().endsWith(path))).headers()
    // Nothing is looked at in between: the browser takes the debugger's looks for somebody's touch.
    const first = byItself('/v1/list-cases')
    await page.goto(`${guarded.url}/cases`)
    assert.equal((await first)['x-cordon-unasked'], '1')
    const second = byItself('/v1/list-freezes')
    await page.getByRole('link', { name: 'Freezes' }).click()
    assert.equal((await second)['x-cordon-unasked'], undefined)
    await page.context().close()
  })

  test('hostile text of a case, a victim and a colleague stands as text, turns nothing around it, and runs nowhere', async () => {
    const { desk, guarded } = rig()
    const world = { ...desk.world, by: 'ann' }
    await initNode.run(readInput(initNode, { name: 'NPA', country: 'JP', sector: 'agency' }), world)
    const theft = {
      name: 'heist',
      victim: HOSTILE.slice(0, 200),
      at: '2026-11-20T00:00:00Z',
      address: [`eip155:1:0x${'9'.repeat(40)}`],
      usd: 1,
    }
    await reportTheft.run(readInput(reportTheft, theft), world)
    await openCasework.run(readInput(openCasework, { title: HOSTILE.slice(0, 200) }), world)
    const { page, errors } = await guarded.pageOf('ann')
    const dialogs: string[] = []
    page.on('dialog', d => {
      dialogs.push(d.message())
      void d.dismiss()
    })
    for (const path of ['cases', 'cases/heist', 'casework/C1', 'alerts', 'sharing?tab=log', 'screen', 'situation']) {
      await page.goto(`${guarded.url}/${path}`)
      await page.locator('h1').first().waitFor()
      assert.equal(await page.evaluate('"pwned" in window'), false, path)
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      assert.ok(wide <= 0, `${path} is ${wide} pixels too wide`)
    }
    assert.deepEqual([dialogs, errors], [[], []])
    await page.context().close()
  })
})
