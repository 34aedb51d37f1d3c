import type { Page } from 'playwright-core'

/** One picture of the desk: where it is, and what is done there before it is taken. */
export interface Picture {
  /** `docs/pictures/NAME-light.png` and `-dark.png`. */
  readonly name: string
  /** The path under /desk. */
  readonly path: string
  /** CSS of what must be there. */
  readonly ready: string
  /** Who sits at the desk; null: nobody has signed in. */
  readonly who?: null
  before?(page: Page): Promise<void>
}

const CASE = '/cases/bybit-2025-02-21'
/** The largest place whose issuer can freeze it. */
const HELD = 'eip155%3A1%3A0x1542368a03ad1f03d96d51b414f4738961cf4443'
const ASKED = [
  '0x00000000000000000000000000000000000000aa',
  'Park Jin Hyok',
  '0x47666fab8bd0ac7003bce3f5c3585383f09486e2',
  '0x123',
]

/** Every page of the desk, in the order of the menu. */
export const PICTURES: readonly Picture[] = [
  { name: 'case', path: CASE, ready: '.flow-stage canvas' },
  { name: 'account', path: `${CASE}?account=${HELD}`, ready: '.case-panel h2' },
  { name: 'where', path: `${CASE}?tab=where`, ready: '.case-body tbody tr' },
  { name: 'evidence', path: `${CASE}?tab=evidence`, ready: '.case-body .facts code' },
  { name: 'cases', path: '/cases', ready: 'tbody tr' },
  {
    name: 'screen',
    path: '/screen',
    ready: 'textarea',
    async before(page) {
      await page.getByRole('textbox').first().fill(ASKED.join('\n'))
      await page.keyboard.press('Control+Enter')
      await page.getByRole('button', { name: '4 all' }).waitFor()
    },
  },
  { name: 'alerts', path: '/alerts', ready: '.alerts-rows li' },
  {
    name: 'casework',
    path: '/alerts',
    ready: '.alerts-rows li',
    async before(page) {
      // Whoever makes the dark picture finds the case that the light one made.
      await page.goto(page.url().replace('/alerts', '/alerts?tab=cases'))
      const link = page.locator('tbody a')
      await Promise.race([link.first().waitFor(), page.getByText('No case').first().waitFor()])
      if ((await link.count()) === 0) {
        await page.goto(page.url().replace('?tab=cases', ''))
        await page.locator('.alerts-rows li').first().waitFor()
        await page.getByRole('button', { name: /^Take/ }).click()
        await page.getByRole('dialog').waitFor()
        await page.keyboard.press('Control+Enter')
      } else await link.first().click()
      await page.waitForURL(/\/casework\//)
      // Without what was told of the opening.
      await page.reload()
      await page.locator('h1').waitFor()
    },
  },
  { name: 'freezes', path: '/freezes', ready: '.freeze-card' },
  { name: 'freeze', path: '/freezes/11111111', ready: 'h1' },
  { name: 'sharing', path: '/sharing', ready: 'tbody tr' },
  { name: 'incoming', path: '/sharing?tab=in', ready: 'tbody tr' },
  {
    name: 'guard',
    path: '/guard',
    ready: 'textarea',
    async before(page) {
      await page.getByRole('button', { name: 'Open Bybit’s nonce 71' }).click()
      await page.locator('.guard-compare').first().waitFor()
      await page.evaluate('document.querySelector(".guard-compare").closest(".card").scrollIntoView()')
    },
  },
  { name: 'situation', path: '/situation', ready: '.situation-figures, .stats' },
  { name: 'people', path: '/people', ready: 'tbody tr' },
  { name: 'sign-in', path: '/', ready: 'input[type=password]', who: null },
]
