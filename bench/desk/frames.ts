import type { Page } from 'playwright-core'

/** Counts frames from its call to that of its result: their mean number a second, and the longest gap between two. */
const COUNT = `(() => {
  const times = []
  let on = true
  const step = t => { times.push(t); if (on) requestAnimationFrame(step) }
  requestAnimationFrame(step)
  globalThis.endFrames = () => {
    on = false
    const gaps = times.slice(1).map((t, i) => t - times[i]).sort((a, b) => a - b)
    return [1000 * gaps.length / (times.at(-1) - times[0]), gaps[Math.floor(gaps.length * 0.95)], gaps.at(-1)]
  }
})()`

/** Drags the flow picture about, then turns the wheel over it, and says how many frames a second there were. */
export async function framesOf(page: Page): Promise<string> {
  const box = await page.locator('.flow-stage').boundingBox()
  if (box === null) return 'no picture'
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 720 - box.y) / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(COUNT)
  for (let i = 0; i < 90; i++) await page.mouse.move(x + 200 * Math.sin(i / 9), y + 80 * Math.cos(i / 7))
  const pan = (await page.evaluate('endFrames()')) as number[]
  await page.mouse.up()
  await page.evaluate(COUNT)
  for (let i = 0; i < 90; i++) await page.mouse.wheel(0, i < 45 ? -60 : 60)
  const zoom = (await page.evaluate('endFrames()')) as number[]
  return `pan ${told(pan)}; zoom ${told(zoom)}`
}

function told([mean = 0, gap = 0, longest = 0]: readonly number[]): string {
  return `${mean.toFixed(0)} frames a second, 95 of 100 within ${gap.toFixed(0)} ms, the longest ${longest.toFixed(0)} ms`
}
