import type { KeyboardEvent } from 'react'

/**
 * Moves the focus between the marked elements of a board or list by the arrow keys, and j and k as in many queues. Elements stand in groups:
 * up and down go within one, left and right to the same place of the next that has any.
 * @param group selector of a group @param item selector of an element
 */
export function moveByKeys(event: KeyboardEvent<HTMLElement>, group: string, item: string): void {
  const step = STEPS[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
  const groups = [...event.currentTarget.querySelectorAll<HTMLElement>(group)]
    .map(g => [...g.querySelectorAll<HTMLElement>(item)])
    .filter(items => items.length > 0)
  const at = groups.findIndex(items => items.some(i => i === document.activeElement))
  const row = groups[at]?.indexOf(document.activeElement as HTMLElement) ?? 0
  const next =
    at < 0
      ? groups[0]?.[0]
      : step[0] === 0
        ? groups[at]?.[Math.max(0, row + step[1])]
        : atMost(groups[Math.min(groups.length - 1, Math.max(0, at + step[0]))], row)
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** By columns and rows. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [0, 1],
  j: [0, 1],
  ArrowUp: [0, -1],
  k: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
}

function atMost(items: readonly HTMLElement[] | undefined, row: number): HTMLElement | undefined {
  return items?.[Math.min(row, items.length - 1)]
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName)
}
