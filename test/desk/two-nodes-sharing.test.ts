import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { befriend, makeNode, type RunningNode } from '../journeys/node-process.ts'
import { cordon, freshFolder } from '../journeys/run-cordon.ts'
import { withRecords } from '../journeys/serving.ts'
import { needsTime } from '../thorough.ts'
import { CHROMIUM, needsBrowser, seriousFindings } from './open-desk.ts'
import { seatAt } from './signed-in.ts'

/** Accounts of the theft of Bybit (FBI, PSA I-022625-PSA). */
const THEIRS = [
  '0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D',
  '0x96244D83DC15d36847C35209bBDc5bdDE9bEc3D8',
  '0x83c7678492D623fb98834F0fbcb2E7b7f5Af8950',
]
const BIN = join(import.meta.dirname, '../../bin/cordon.js')

/** Runs a command that reads a password. */
async function typed(password: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['pipe', 'ignore', 'pipe'] })
  let err = ''
  child.stderr?.on('data', piece => {
    err += piece
  })
  child.stdin?.end(password)
  const code = await new Promise(done => child.once('close', done))
  assert.equal(code, 0, err)
}

async function done(...args: string[]): Promise<void> {
  const { code, err } = await cordon(args)
  assert.equal(code, 0, `${args.join(' ')}: ${err}`)
}

suite('the sharing page over two nodes', { skip: needsBrowser || needsTime }, () => {
  const folder = freshFolder()
  const nodes: RunningNode[] = []
  let browser: Browser | undefined
  let page: Page
  const errors: string[] = []

  before(async () => {
    assert.ok(CHROMIUM)
    const [npa, coin] = await Promise.all([
      makeNode(folder.path, { name: 'npa', country: 'JP', sector: 'agency' }),
      makeNode(folder.path, { name: 'coin', country: 'JP', sector: 'exchange' }),
    ])
    nodes.push(npa, coin)
    await befriend(npa, coin, 'client')
    const [list, customers] = ['list.txt', 'customers.txt'].map(name => join(folder.path, name)) as [string, string]
    writeFileSync(list, `${THEIRS.join('\n')}\n`)
    writeFileSync(customers, `${THEIRS[1]}\n0x00000000000000000000000000000000000000aa\n`)
    await Promise.all([
      typed(
        'a horse that reads feeds',
        'users',
        'add',
        'coin-desk',
        '--role',
        'feeds',
        '--organisation',
        'coin',
        ...at(npa),
      ),
      done('collections', 'add', 'Thefts', '--alias', 'thefts', '--read', 'feeds', '--feed', ...at(npa)),
      done('psi', 'serve-list', 'bybit', '--file', list, '--takes', 'count', ...at(npa)),
    ])
    await npa.up()
    const theft = ['report', 'theft', '--victim', 'Bybit', '--at', '2025-02-21T14:13:35Z', '--tlp', 'green']
    await done(...theft, 'bybit-2025', '--address', `eip155:1:${THEIRS[0]}`, ...at(npa)).catch(() =>
      npa.ask('/v1/report-theft', {
        ...{ name: 'bybit-2025', victim: 'Bybit', at: '2025-02-21T14:13:35Z', tlp: 'green' },
        address: [`eip155:1:${THEIRS[0]}`],
      }),
    )
    const server = [
      '--name',
      'npa-feeds',
      '--user',
      'coin-desk',
      '--country',
      'JP',
      '--sector',
      'agency',
      '--every',
      '2s',
    ]
    await typed('a horse that reads feeds', 'taxii', 'add', `${npa.url}/taxii2/`, ...server, ...at(coin))
    ;[browser] = await Promise.all([
      chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] }),
      coin.up(),
    ])
    await done('psi', 'ask', 'npa', '--file', customers, '--tell', 'count', ...at(coin))
    page = await deskOf(coin, 'mori')
  })
  after(async () => {
    await browser?.close()
    await Promise.all(nodes.map(node => node.down('SIGKILL')))
    folder[Symbol.dispose]()
  })

  const at = (node: RunningNode): readonly string[] => ['--data', node.data]
  const deskOf = async (node: RunningNode, name: string): Promise<Page> => {
    const shown = await (browser as Browser).newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    const origin = new URL(node.url)
    const value = await withRecords(node.data, world => seatAt(node.data, { name, roles: ['analyst'] }, world))
    const cookie = { name: `cordon-session-${origin.port}`, value, url: origin.origin, httpOnly: true }
    await shown.context().addCookies([{ ...cookie, sameSite: 'Strict' }])
    shown.setDefaultTimeout(20_000)
    shown.on('pageerror', error => errors.push(`${node.name}: ${error.message}`))
    return shown
  }
  const sound = async (): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await seriousFindings(page), [], `${page.url()} ${colorScheme}`)
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }

  test('what was read of another node by TAXII, and what was asked of it without telling, stands on the page', async () => {
    const [npa, coin] = nodes as [RunningNode, RunningNode]
    await page.goto(`${coin.url}/desk/sharing`)
    const servers = page.locator('.sharing-rows')
    await servers.getByText('npa-feeds', { exact: true }).waitFor()
    await servers
      .getByText(/read through|through/i)
      .first()
      .waitFor()
    if (process.env['SHOT']) await page.screenshot({ path: '/tmp/c2/p1.png' })
    await sound()
    await page.getByRole('tab', { name: 'Private questions' }).click()
    const row = page.getByRole('row').filter({ hasText: 'bybit' })
    if (process.env['SHOT']) await page.screenshot({ path: '/tmp/c2/p2.png' })
    await row.getByText('npa').waitFor()
    // One customer of two stands on the list; both sides signed.
    assert.match((await row.textContent()) ?? '', /both/i)
    assert.match((await row.locator('td').nth(5).textContent()) ?? '', /^1$/)
    await sound()
    const theirs = await deskOf(npa, 'sato')
    await theirs.goto(`${npa.url}/desk/sharing?tab=psi`)
    const asked = theirs.getByRole('row').filter({ hasText: 'coin' })
    // The holder learns the count that the asker told, and no address.
    assert.match((await asked.locator('td').nth(6).textContent()) ?? '', /^1$/)
    assert.doesNotMatch((await theirs.locator('main').textContent()) ?? '', /0x96244/i)
    await theirs.context().close()
  })

  test('a peer that goes away turns red by itself within seconds, and green again when it is back; no fact tells of either', async () => {
    const [npa, coin] = nodes as [RunningNode, RunningNode]
    await page.goto(`${coin.url}/desk/sharing`)
    const row = page.getByRole('row').filter({ hasText: 'npa' })
    await row.getByText('Sound', { exact: true }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await page.evaluate('window.cordonStayed = true')
    const facts = (): Promise<number> =>
      withRecords(coin.data, async w => (await w.facts.read({ last: 1 }))[0]?.seq ?? 0)
    const before = await facts()
    const gone = performance.now()
    await npa.down('SIGKILL')
    await row.getByText('Failing', { exact: true }).waitFor()
    const red = performance.now() - gone
    assert.ok(red < 8_000, `red after ${Math.round(red)} ms`)
    await sound()
    await npa.up()
    await row.getByText('Sound', { exact: true }).waitFor()
    assert.equal(await facts(), before)
    assert.equal(await page.evaluate('window.cordonStayed'), true)
    assert.deepEqual(errors, [])
  })
})
