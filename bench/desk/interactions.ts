import type { Page } from 'playwright-core'
import { whenTrue } from './watched-page.ts'

/** Something that a person does, and by what it is seen to be done. */
export interface Interaction {
  readonly name: string
  /** Presses a key or a button of the mouse, once. */
  act(page: Page): Promise<void>
  /** A JavaScript expression that becomes true when it shows. */
  readonly shows: string
}

const click = (selector: string) => async (page: Page) => page.locator(selector).first().click()
const tab = (key: string, shows: string): Interaction => ({
  name: `open the tab ${key}`,
  act: click(`.case [role=tab][id$="-${key}"]`),
  shows: `document.querySelector('.case [role=tab][id$="-${key}"]').ariaSelected === 'true' && ${shows}`,
})
const rows = (n: number): string => `document.querySelectorAll('[role=tabpanel] tbody tr').length >= ${n}`

/** What is done on a case's page, in this order. */
export const ON_A_CASE: readonly Interaction[] = [
  tab('where', rows(2)),
  {
    name: 'sort the table by amount',
    act: click('th:nth-child(3) button'),
    shows: `document.querySelector('th:nth-child(3)').ariaSort === 'ascending'`,
  },
  {
    name: 'sort it the other way',
    act: click('th:nth-child(3) button'),
    shows: `document.querySelector('th:nth-child(3)').ariaSort === 'descending'`,
  },
  {
    name: "open an account's panel",
    act: click('.case-account .case-link'),
    shows: `document.querySelector('.case-panel h2') !== null`,
  },
  {
    name: 'another account',
    act: click('tbody tr:nth-child(2) .case-account .case-link'),
    shows: `document.querySelector('tbody tr:nth-child(2)').dataset.chosen === 'true'`,
  },
  {
    name: 'filter the table by a letter',
    async act(page) {
      await page.locator('.case-filter input[type=search]').focus()
      await page.keyboard.press('1')
    },
    shows: `location.search.includes('q=1')`,
  },
  tab('transfers', rows(2)),
  tab('patterns', `document.querySelector('[role=tabpanel] h2') !== null`),
  tab('balance', rows(1)),
  tab('evidence', `document.querySelector('[role=tabpanel] h2') !== null`),
  tab('where', rows(1)),
  tab('flow', `document.querySelector('.flow-picture ul li') !== null`),
  {
    name: 'search the picture for a letter',
    async act(page) {
      await page.locator('.case-find input').fill('0')
      await page.locator('.case-find input').focus()
      await page.keyboard.press('x')
    },
    shows: `location.search.includes('find=0x')`,
  },
]

/** What is done in the queue of alerts. */
export const IN_THE_QUEUE: readonly Interaction[] = [
  {
    name: 'go to the next by key',
    act: page => page.keyboard.press('j'),
    shows: `location.search.includes('at=')`,
  },
  { name: 'choose it by key', act: page => page.keyboard.press('x'), shows: `document.querySelector('.alerts-bulk')` },
  {
    name: 'open the dialogue of dismissing by key',
    act: page => page.keyboard.press('d'),
    shows: `document.querySelector('dialog[open]')`,
  },
]

/** Does one and tells after how many milliseconds it showed, counted from the browser's own time of the press. */
export async function timed(page: Page, { act, shows }: Interaction): Promise<number> {
  await page.evaluate('watched.at = Infinity')
  const shown = whenTrue(page, `watched.at < Infinity && (${shows})`)
  await act(page)
  return (await shown) - ((await page.evaluate('watched.at')) as number)
}
