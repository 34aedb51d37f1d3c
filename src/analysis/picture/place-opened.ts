import type { Cut, CutMark } from './cut-fold.ts'
import type { Fold } from './picture-group.ts'
import { type BasePlaces, type Box, heightOf, MARK } from './place-columns.ts'

/** From a group to what is unfolded from it. */
const ASIDE = 78
/** The same at the ends, whose words stand at the right: what is unfolded from them stands at the left. */
const BEFORE_ENDS = -132
const SLOT = 17
const GAP = 7
const BUCKET = 24

/**
 * Places what unfolded groups show: as near to the group as there is room, in the order in which they were unfolded. What had a place
 * before keeps it, to the last digit, whatever is unfolded after it.
 */
export function placeOpened(fold: Fold, cut: Cut, base: BasePlaces, opened: readonly string[]): Map<string, Box> {
  const boxes = new Map<string, Box>()
  const room = new Room()
  for (const mark of cut.marks) {
    const box = mark.within === null ? base.boxes.get(mark.id) : undefined
    if (box) boxes.set(mark.id, box)
  }
  for (const box of base.boxes.values()) room.take(box.x, box.y - GAP / 2, box.height + GAP)
  const children = new Map<string, CutMark[]>()
  for (const mark of cut.marks) {
    if (mark.within === null) continue
    const had = children.get(mark.within)
    if (had) had.push(mark)
    else children.set(mark.within, [mark])
  }
  const waiting = [...new Set(opened)]
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length
    for (const id of [...waiting]) {
      const from = boxes.get(id)
      const group = fold.groups[fold.numberOf.get(id) ?? -1]
      if (!from || !group) continue
      waiting.splice(waiting.indexOf(id), 1)
      const order = new Map(group.children.map((child, i) => [child, i]))
      const rank = (m: CutMark): number => order.get(m.node) ?? 0
      const members = (children.get(id) ?? []).sort((a, b) => rank(a) - rank(b))
      unfold(
        members,
        from,
        group.form.endsWith('chain'),
        group.column === fold.columns.length,
        bounds(base, group.lane),
      )
    }
  }
  return boxes

  function unfold(members: CutMark[], from: Box, chain: boolean, end: boolean, [least, most]: [number, number]): void {
    const heights = members.map(m => heightOf(Math.max(m.weightIn, m.weightOut), base.scale))
    const slots = heights.map(h => Math.max(SLOT, h + GAP))
    const middle = from.y + from.height / 2
    const endX = base.xs[base.xs.length - 1] ?? 0
    const pitch = Math.min(70, Math.max(20, (endX - from.x - 150) / Math.max(1, members.length)))
    let wanted = middle - slots.reduce((a, b) => a + b, 0) / 2
    members.forEach((mark, i) => {
      const [height, slot] = [heights[i] ?? 0, slots[i] ?? 0]
      const x = chain ? from.x + 40 + i * pitch : from.x + (end ? BEFORE_ENDS : ASIDE)
      const top = room.find(x, chain ? middle - slot / 2 : wanted, slot, least, most)
      room.take(x, top.y, top.slot)
      boxes.set(mark.id, { x, y: top.y + (top.slot - Math.min(height, top.slot)) / 2, height })
      wanted += slot
    })
  }
}

/** What a lane's groups may use: the first and last lane have no bound outwards. */
function bounds(base: BasePlaces, lane: number): [number, number] {
  const own = base.lanes[lane]
  return [
    lane === 0 || !own ? -Infinity : own.y,
    lane === base.lanes.length - 1 || !own ? Infinity : own.y + own.height,
  ]
}

/** Which heights are taken, by strips of width. */
class Room {
  readonly #taken = new Map<number, [number, number][]>()

  take(x: number, y: number, height: number): void {
    for (const strip of strips(x)) {
      const taken = this.#taken.get(strip) ?? []
      let i = taken.length
      while (i > 0 && (taken[i - 1]?.[0] ?? 0) > y) i--
      taken.splice(i, 0, [y, y + height])
      this.#taken.set(strip, taken)
    }
  }

  /** The free place nearest to `wanted`; where there is none so high, one half as high. */
  find(x: number, wanted: number, slot: number, least: number, most: number): { y: number; slot: number } {
    const taken = this.#merged(x)
    for (let size = slot; size > 0.25; size /= 2) {
      let best: number | null = null
      const offer = (y: number): void => {
        if (best === null || Math.abs(y - wanted) < Math.abs(best - wanted)) best = y
      }
      let top = least
      for (const [from, until] of [...taken, [most, most] as const]) {
        if (from - top >= size) offer(Math.min(Math.max(wanted, top), from - size))
        top = Math.max(top, until)
      }
      if (best !== null) return { y: best, slot: size }
    }
    return { y: wanted, slot }
  }

  #merged(x: number): [number, number][] {
    return strips(x)
      .flatMap(strip => this.#taken.get(strip) ?? [])
      .sort((a, b) => a[0] - b[0])
  }
}

function strips(x: number): number[] {
  const first = Math.floor(x / BUCKET)
  const last = Math.floor((x + MARK) / BUCKET)
  return first === last ? [first] : [first, last]
}
