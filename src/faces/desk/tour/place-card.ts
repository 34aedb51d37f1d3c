/** A rectangle of the window, in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a card stands beside what it points at, and at which of its own edges the arrow is; `in`: over it, without an arrow. */
export interface CardPlace {
  readonly left: number
  readonly top: number
  readonly side: 'right' | 'left' | 'below' | 'above' | 'in'
  /** How far along the edge of the card the arrow is. */
  readonly arrow: number
}

/** Between a card and what it points at, or the edge of the window. */
const SPACE = 14
/** Least way of an arrow from a corner. */
const CORNER = 18

/** Places a card beside a target, within the window: below it, above it, to the right, to the left, else over its lower right part. */
export function placeCard(
  target: Box,
  card: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): CardPlace {
  const within = (at: number, size: number, room: number): number => Math.max(SPACE, Math.min(at, room - size - SPACE))
  const arrowTo = (middle: number, at: number, size: number): number =>
    Math.max(CORNER, Math.min(middle - at, size - CORNER))
  const [right, bottom] = [target.left + target.width, target.top + target.height]
  const [x, y] = [target.left + target.width / 2, target.top + target.height / 2]
  const left = within(x - card.width / 2, card.width, view.width)
  const top = within(y - card.height / 2, card.height, view.height)
  const across = arrowTo(x, left, card.width)
  const down = arrowTo(y, top, card.height)
  if (bottom + SPACE + card.height + SPACE <= view.height && bottom >= 0)
    return { left, top: bottom + SPACE, side: 'below', arrow: across }
  if (target.top - SPACE - card.height >= SPACE && target.top <= view.height)
    return { left, top: target.top - SPACE - card.height, side: 'above', arrow: across }
  if (right + SPACE + card.width + SPACE <= view.width && right >= 0)
    return { left: right + SPACE, top, side: 'right', arrow: down }
  if (target.left - SPACE - card.width >= SPACE && target.left <= view.width)
    return { left: target.left - SPACE - card.width, top, side: 'left', arrow: down }
  return {
    left: within(right - card.width - SPACE, card.width, view.width),
    top: within(bottom - card.height - SPACE, card.height, view.height),
    side: 'in',
    arrow: 0,
  }
}
