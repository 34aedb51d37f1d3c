import { useEffect, useState } from 'react'
import type { Box } from './place-card.ts'

/** What the card takes beside a target, in CSS pixels. */
const CARD = 260

/** Where the first element is that a selector finds, followed as the page moves; null: there is none yet. It is scrolled to once. */
export function useTargetBox(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    let frame = 0
    let shown: Element | null = null
    let last = ''
    const look = (): void => {
      frame = requestAnimationFrame(look)
      const target = document.querySelector(selector)
      if (target === null) {
        if (last !== '') setBox(null)
        last = ''
        return
      }
      if (target !== shown) {
        shown = target
        const { height } = target.getBoundingClientRect()
        // At the bottom of the window, so that there is room for the card above it; what is higher is seen from its top.
        target.scrollIntoView({
          block: height + 2 * CARD < innerHeight ? 'center' : height + CARD < innerHeight ? 'end' : 'start',
        })
      }
      const { left, top, width, height } = target.getBoundingClientRect()
      const now = [left, top, width, height].join()
      if (now === last) return
      last = now
      setBox({ left, top, width, height })
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [selector])
  return box
}
