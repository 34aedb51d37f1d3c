/**
 * Benchmark: the desk's long tables in a real browser: 5,000 alerts of as many customers, 2,000 freeze requests, 10,000 shared objects. How
 * long until the first rows stand, until a filter has found the last of them, and until the next paint after a key.
 * `npm run bench -- desk-tables [ROUNDS]`. Needs Chromium. A desk that is built already can be named by `CORDON_DESK`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { makeNode } from '../src/adapters/peers/native/open-node.ts'
import { deskConfig } from '../src/faces/desk-build/desk-config.ts'
import { openDesk } from '../test/desk/open-desk.ts'
import { guardedDesk } from '../test/desk/signed-in.ts'
import { LAST, manyAlerts, manyFreezes, manyObjects } from './desk/many-rows.ts'
import { machine } from './machine.ts'

const ROUNDS = Number(process.argv[2] ?? 3)
const [ALERTS, FREEZES, OBJECTS] = [5_000, 2_000, 10_000]

console.log(`${machine()}, ${ROUNDS} rounds, milliseconds, least and middle`)
const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-tables-'))
try {
  await run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

interface Looked {
  readonly name: string
  readonly path: string
  /** What stands when the first rows do. */
  readonly rows: string
  /** Finds the last row by what the page offers. */
  find(page: Page): Promise<void>
  readonly found: string
  readonly key: string
}

async function run(): Promise<void> {
  if (process.env['CORDON_DESK'] === undefined) {
    process.env['CORDON_DESK'] = join(folder, 'desk')
    await build(deskConfig(process.env['CORDON_DESK']))
  }
  const data = join(folder, 'data')
  const { fingerprint } = makeNode(data)
  const desk = await openDesk({
    data,
    async prepare(world) {
      await manyFreezes(world, fingerprint, FREEZES)
      await manyObjects(world, OBJECTS)
      await manyAlerts(world, ALERTS)
    },
  })
  const guarded = await guardedDesk(desk, data, [{ name: 'kim', roles: ['analyst'], country: 'KR' }])
  const pages: readonly Looked[] = [
    {
      ...{ name: `${ALERTS} alerts`, path: '/alerts', rows: '.alerts-rows li', key: 'j' },
      find: page => page.getByRole('searchbox').fill(LAST.customer),
      found: `.alerts-rows [data-subject="customer:${LAST.customer}"]`,
    },
    {
      ...{ name: `${FREEZES} freezes, board`, path: '/freezes', rows: '.freeze-card', key: 'ArrowDown' },
      find: async page => void (await page.getByLabel('Case').selectOption(LAST.case)),
      found: '.freeze-card',
    },
    {
      ...{ name: `${FREEZES} freezes, list`, path: '/freezes?view=list', rows: '.freeze-open', key: 'ArrowDown' },
      find: async page => void (await page.getByLabel('Case').selectOption(LAST.case)),
      found: '.freeze-open',
    },
    {
      ...{ name: `${OBJECTS} objects`, path: '/sharing?tab=out', rows: 'tbody tr', key: 'Tab' },
      async find(page) {
        await page.getByRole('searchbox').fill(LAST.object)
        await page.keyboard.press('Enter')
      },
      found: `text=${LAST.object}`,
    },
  ]
  try {
    for (const looked of pages) {
      const told: number[][] = [[], [], []]
      for (let n = 0; n < ROUNDS; n++) {
        const { page } = await guarded.pageOf('kim')
        page.setDefaultTimeout(60_000)
        told[0]?.push(await took(async () => void (await page.goto(`${guarded.url}${looked.path}`)), page, looked.rows))
        await page
          .locator(looked.rows)
          .first()
          .focus()
          .catch(() => {})
        told[1]?.push(await keys(page, looked.key))
        told[2]?.push(await took(() => looked.find(page), page, looked.found))
        await page.context().close()
      }
      const [opened, key, found] = told.map(figures)
      console.log(
        `${looked.name}: first rows ${opened}; next paint after a key, the worst of ten ${key}; last row found ${found}`,
      )
    }
  } finally {
    await guarded.close()
    await desk.close()
  }
}

async function took(act: () => Promise<void>, page: Page, selector: string): Promise<number> {
  const began = performance.now()
  await act()
  await page.locator(selector).first().waitFor()
  return performance.now() - began
}

/** The longest of ten times between a key and the second frame after it, as the page itself sees it. */
async function keys(page: Page, key: string): Promise<number> {
  await page.evaluate(`window.cordonLate = []; addEventListener('keydown', e => {
    const at = e.timeStamp
    requestAnimationFrame(() => requestAnimationFrame(() => window.cordonLate.push(performance.now() - at)))
  }, true)`)
  for (let n = 0; n < 10; n++) {
    await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
  return Number(await page.evaluate('Math.max(...window.cordonLate)'))
}

function figures(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  return `${Math.round(sorted[0] ?? 0)} ${Math.round(sorted[sorted.length >> 1] ?? 0)}`
}
