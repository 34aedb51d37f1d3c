import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { CASES } from '../../src/catalog/index.ts'
import { builtInTransfersCsv } from '../journeys/built-in-csv.ts'
import { befriend, makeNode, type RunningNode } from '../journeys/node-process.ts'
import { cordon, freshFolder } from '../journeys/run-cordon.ts'
import { within, withRecords } from '../journeys/serving.ts'
import { CHROMIUM, needsBrowser } from './open-desk.ts'
import { seatAt } from './signed-in.ts'

const CASE = 'bybit-2025'
const LOOT = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2'
/** The holder of cmETH, whose issuer could freeze it: here a customer of the exchange. */
const HOLDER = '0x1542368a03ad1f03d96D51B414f4738961Cf4443'
const CMETH = 'eip155:1/erc20:0xe6829d9a7ee3040e1276fa75293bde931859e8fa'

suite('the walk over two desks, each of a node of its own', { skip: needsBrowser }, () => {
  const folder = freshFolder()
  const nodes: RunningNode[] = []
  let browser: Browser | undefined
  const errors: string[] = []

  /** The desk of a node, in a browser context of its own. */
  const deskOf = async (node: RunningNode, name: string, locale: string): Promise<Page> => {
    const page = await (browser as Browser).newPage({ viewport: { width: 1280, height: 800 }, locale })
    const origin = new URL(node.url)
    const token = await withRecords(node.data, world => seatAt(node.data, { name, roles: ['analyst'] }, world))
    await page
      .context()
      .addCookies([
        { name: `cordon-session-${origin.port}`, value: token, url: origin.origin, httpOnly: true, sameSite: 'Strict' },
      ])
    page.setDefaultTimeout(20_000)
    page.on('pageerror', error => errors.push(`${node.name}: ${error.message}`))
    await page.goto(`${node.url}/`)
    return page
  }

  before(async () => {
    assert.ok(CHROMIUM)
    const [agency, exchange] = await Promise.all([
      makeNode(folder.path, { name: 'npa', country: 'JP', sector: 'agency' }),
      makeNode(folder.path, { name: 'coin', country: 'JP', sector: 'exchange' }),
    ])
    nodes.push(agency, exchange)
    const csv = builtInTransfersCsv(folder.path)
    const [, imported] = await Promise.all([
      befriend(agency, exchange, 'client'),
      cordon(['import', csv, '--as', 'transfers', '--data', agency.data]),
    ])
    assert.equal(imported.code, 0, imported.err)
    ;[browser] = await Promise.all([
      chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] }),
      ...nodes.map(node => node.up()),
    ])
  })
  after(async () => {
    await browser?.close()
    await Promise.all(nodes.map(node => node.down('SIGKILL')))
    folder[Symbol.dispose]()
  })

  test('a theft is reported and traced at one, its deposit is held at the other, the freeze is asked for and answered', async () => {
    const [agency, exchange] = nodes as [RunningNode, RunningNode]
    const npa = await deskOf(agency, 'sato', 'en')
    await npa.getByRole('button', { name: 'Report a theft' }).first().click()
    const form = npa.getByRole('dialog', { name: 'Report a theft' })
    await form.getByLabel('Name of the case').fill(CASE)
    await form.getByLabel('Who was robbed').fill('Bybit')
    await form.getByLabel('When (UTC)').fill('2025-02-21T14:13:35')
    await form.getByLabel('Accounts to which the loot went first').fill(LOOT)
    await form.getByLabel('What was stolen').fill('401,346 ETH')
    await form.getByLabel('Who may be told (TLP)').selectOption('green')
    await form.getByRole('button', { name: 'Report it' }).click()
    await npa.getByRole('button', { name: 'Trace now' }).click()
    await npa.getByLabel('Where the theft began').fill((CASES[0]?.sources ?? []).join('\n'))
    await npa.getByRole('button', { name: 'Start the trace' }).click()
    await npa.getByRole('tab', { name: 'Where is the money now' }).click()
    const row = npa.getByRole('row').filter({ hasText: 'cmETH' })
    await row.first().waitFor()

    const coin = await deskOf(exchange, 'mori', 'ja')
    await coin.getByRole('link', { name: 'アラート' }).click()
    await coin.getByText('接続中').waitFor()
    const deposit = {
      ...{ id: 'd-1', kind: 'deposit', at: new Date().toISOString(), customer: 'c-1', ledger: 'eip155:1' },
      ...{ asset: 'native', amount: '1000000000000000000', usd: 2_700, other: LOOT },
    }
    // The exchange's own machine asks about a deposit from an account that only the other node's report names.
    let n = 0
    const held = async (): Promise<boolean> => {
      n++
      const { json } = await exchange.ask('/v1/judge-transfer', { event: { ...deposit, id: `d-${n}` } })
      return JSON.stringify(json).includes('"outcome":"hold"')
    }
    assert.ok(await within(20_000, held), 'the deposit is held')
    await coin.getByText('c-1').first().waitFor()

    await row.first().getByRole('button', { name: 'Freeze' }).click()
    const ask = npa.getByRole('dialog', { name: 'Request a freeze' })
    await ask.getByLabel('Whom to ask', { exact: true }).fill('coin')
    await ask.getByLabel('Statute, or number of the order').fill('Code of Criminal Procedure, Article 197(2)')
    await ask.getByLabel('Whom to ask back').fill('Cyber desk')
    await ask.getByRole('button', { name: 'Send the request' }).click()

    await coin.getByRole('link', { name: '凍結要請' }).click()
    await coin.locator('.freeze-card').first().click()
    await coin.getByRole('heading', { level: 1 }).waitFor()
    await coin.getByLabel('言語', { exact: true }).selectOption('en')
    await coin.getByLabel('Answer', { exact: true }).selectOption('frozen-in-part')
    await coin.getByLabel(/Amount frozen/).fill('9000')
    await coin.getByLabel('Reason').fill('the rest had left')
    await coin.getByRole('button', { name: 'Answer' }).click()
    await row.first().getByText('frozen in part').waitFor()

    const { json } = await agency.ask('/v1/list-freezes', {})
    const [freeze] = json['freezes'] as Record<string, unknown>[]
    assert.equal(freeze?.['frozen'], '9000000000000000000000')
    assert.equal(freeze?.['asset'], CMETH)
    assert.deepEqual(freeze?.['accounts'], [`eip155:1:${HOLDER.toLowerCase()}`])
    assert.deepEqual(errors, [])
  })
})
