import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeNode } from '../../src/adapters/peers/native/open-node.ts'
import { fillFolder } from '../desk/freezes-folder.ts'
import { needsBrowser, openDesk } from '../desk/open-desk.ts'
import type { Campaign } from './kill-import.ts'

const CASE = '/cases/bybit-2025-02-21'
const PAGES = [
  ...['flow', 'where', 'transfers', 'patterns', 'balance', 'evidence'].map(tab => `${CASE}?tab=${tab}`),
  `${CASE}?tab=where&account=eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2`,
  '/screen',
  '/screen?tab=lists&all=1',
  '/alerts',
  '/freezes',
  '/freezes/11111111',
  ...['peers', 'out', 'in', 'quarantine', 'tips', 'psi', 'log', 'release'].map(tab => `/sharing?tab=${tab}`),
  '/guard',
  '/situation',
  '/people',
  '/freezes/not-there',
  '/cases/not-there',
]

/** Three words of English in a row. */
const ENGLISH = /[A-Za-z]?[a-z]{2,} [a-z]{2,} [a-z]{2,}/
/** Names, notes that people wrote, and commands: they stay as they are. */
const AS_WRITTEN =
  /cordon [a-z-]+|fee route proxy|Seen at our desk|For named persons alone|no type|^[0-9a-f ]+…?$|GitHub|https?:/

/** Opens all pages of the desk in Japanese and Korean and finds no English sentence on any: what a page shows and no book tells. */
export const campaign: Campaign = {
  name: 'desk-languages',
  about: 'every page of the desk in Japanese and Korean: no sentence on it is left in English',
  async run({ log }) {
    if (needsBrowser !== false) return log(needsBrowser)
    const folder = await mkdtemp(join(tmpdir(), 'cordon-languages-'))
    const desk = await openDesk({
      data: folder,
      builtIn: true,
      prepare: world => fillFolder(world, makeNode(folder).fingerprint),
    })
    const left: string[] = []
    try {
      for (const locale of ['ja', 'ko']) {
        const { page } = await desk.page({ locale })
        for (const path of PAGES) {
          await page.goto(desk.url + path)
          await page.locator('h1').first().waitFor()
          for (const part of await page.locator('details:not([open]) > summary').all())
            await part.click({ timeout: 1_000 }).catch(() => {})
          await page.waitForTimeout(1_500)
          for (const line of String(await page.evaluate('document.body.innerText')).split('\n'))
            if (ENGLISH.test(line) && !AS_WRITTEN.test(line)) left.push(`${locale} ${path}: ${line}`)
        }
        await page.context().close()
      }
    } finally {
      await desk.close()
      await rm(folder, { recursive: true, force: true })
    }
    log(`${PAGES.length} pages in two languages`)
    assert.deepEqual(left, [])
  },
}
