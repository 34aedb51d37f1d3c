import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { SecretFiles } from '../../src/adapters/peers/taxii/secret-files.ts'
import { ledgerSecret } from '../../src/operations/live/ledger-secret.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import { within, withRecords } from '../journeys/serving.ts'
import { CHAIN, type PrivateChain, privateChain } from '../live/private-chain.ts'
import { needsTime } from '../thorough.ts'
import { needsBrowser, type OpenDesk, openDesk, seriousFindings } from './open-desk.ts'

const CLI = join(import.meta.dirname, '../../bin/cordon.js')
const ETHER = 10n ** 18n
const data = mkdtempSync(join(tmpdir(), 'cordon-desk-watch-'))
const held: { chain: PrivateChain | null; follower: ChildProcess | null; desk: OpenDesk | null } = {
  ...{ chain: null, follower: null, desk: null },
}

before(async () => {
  if (needsBrowser || needsTime) return
  const chain = await privateChain()
  held.chain = chain
  const [thief = '', second = ''] = chain.accounts
  await chain.pay(thief, second, ETHER)
  await chain.mine()
  await new SecretFiles(`${data}/node/secrets`).write(ledgerSecret(CHAIN), chain.anvil.url)
  await withRecords(data, async ({ facts }) => {
    const added = { ledger: CHAIN, kind: 'evm', source: chain.anvil.url, from: 0, confirmations: null }
    await facts.append([{ at: 1_790_000_000, by: 'test', kind: 'ledger-added', body: added }])
  })
  // A process beside the server follows the ledger, for a case of its own.
  const other = ['watch', 'other', '--sources', `${CHAIN}:${chain.accounts[7]}`, '--data', data]
  held.follower = spawn(process.execPath, ['--no-warnings', CLI, ...other], { stdio: 'ignore' })
  assert.ok(await within(10_000, () => existsSync(join(data, 'live.sqlite'))))
  const trace = { sources: [`${CHAIN}:${thief}`], case: 'theft' }
  held.desk = await openDesk({
    data,
    async prepare(world) {
      await within(10_000, async () => (await world.transfers.summary()).ledgers.length > 0)
      await traceFunds.run(readInput(traceFunds, trace), world)
    },
  })
})
after(async () => {
  await held.desk?.close()
  held.follower?.kill('SIGKILL')
  await held.chain?.anvil.kill()
  rmSync(data, { recursive: true, force: true })
})

test('an account is watched where the money is, a block moves it, and the open page says so with its links, without a reload', {
  skip: needsBrowser || needsTime,
}, async () => {
  const { chain, desk } = held
  assert.ok(chain && desk)
  const [, second = '', third = ''] = chain.accounts
  const { page, errors } = await desk.page()
  page.setDefaultTimeout(20_000)
  await page.goto(`${desk.url}/cases/theft?tab=where`)
  const row = page.getByRole('row').filter({ has: page.getByTitle(`${CHAIN}:${second}`) })
  await row.getByRole('button', { name: 'Watch' }).click()
  await row.getByText('watched').waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await page.evaluate('window.cordonStayed = true')
  const tx = await chain.pay(second, third, ETHER / 2n)
  await chain.mine()
  const news = page.locator('.case-news')
  await news.getByText('The watch told 1 new thing').waitFor()
  await news.getByTitle(`${CHAIN}:${third}`).first().waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await news.getByTitle(tx).first().click()
  await page.waitForURL(/account=tx%3A0x/)
  await news.getByTitle(`${CHAIN}:${third}`).first().click()
  await page.getByRole('complementary', { name: 'Account' }).waitFor()
  assert.equal(await page.evaluate('window.cordonStayed'), true, 'nothing was loaded anew')
  await news.getByRole('button', { name: 'Trace again' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start the trace' }).click()
  await news.getByRole('button', { name: 'Show', exact: true }).click()
  await page
    .getByRole('row')
    .filter({ has: page.getByTitle(`${CHAIN}:${third}`) })
    .first()
    .waitFor()
  assert.deepEqual(errors, [])
})
