import type { Cut, CutMark, CutRibbon } from './cut-fold.ts'
import type { BasePlaces, Box } from './place-columns.ts'

/** Where a ribbon leaves and arrives: the tops of its ends. */
export interface Ports {
  readonly y0: number
  readonly y1: number
  readonly breadth: number
}

const KINDS = ['paid', 'stay', 'gap'] as const

/**
 * Stacks ribbons at both of their marks in the order of the other ends, so that they cross little. What goes to the members of an
 * unfolded group takes the very place that the ribbon to the folded group had: no other ribbon moves.
 */
export function ribbonPorts(cut: Cut, base: BasePlaces, boxes: ReadonlyMap<string, Box>): Ports[] {
  const own = cut.marks.map(m => boxes.get(m.id)?.y ?? 0)
  const paths = pathsOf(cut, boxes)
  const breadth = cut.ribbons.map(r => r.weight * base.scale)
  const stack = (here: (r: CutRibbon) => number, there: (r: CutRibbon) => number): number[] => {
    const by = new Map<number, number[]>()
    cut.ribbons.forEach((r, i) => {
      const had = by.get(here(r))
      if (had) had.push(i)
      else by.set(here(r), [i])
    })
    const places = new Array<number>(cut.ribbons.length).fill(0)
    for (const [mark, list] of by) {
      list.sort((a, b) => {
        const [p, q] = [cut.ribbons[a], cut.ribbons[b]]
        if (!p || !q) return 0
        const [m, n] = [paths[there(p)] ?? [], paths[there(q)] ?? []]
        // First the mark that is seen while all is folded, then the sort, then what is unfolded within.
        return (
          steps(m, n, 0, 1) ||
          KINDS.indexOf(p.kind) - KINDS.indexOf(q.kind) ||
          Number(p.odds) - Number(q.odds) ||
          steps(m, n, 1, Math.max(m.length, n.length))
        )
      })
      let at = own[mark] ?? 0
      for (const i of list) {
        places[i] = at
        at += breadth[i] ?? 0
      }
    }
    return places
  }
  const from = stack(
    r => r.from,
    r => r.to,
  )
  const to = stack(
    r => r.to,
    r => r.from,
  )
  return cut.ribbons.map((_, i) => ({ y0: from[i] ?? 0, y1: to[i] ?? 0, breadth: breadth[i] ?? 0 }))
}

interface Step {
  readonly id: string
  readonly y: number
}

/** From the mark that is seen while all is folded, through the groups that were unfolded, to the mark itself. */
function pathsOf(cut: Cut, boxes: ReadonlyMap<string, Box>): Step[][] {
  const marks = new Map(cut.marks.map(m => [m.id, m]))
  return cut.marks.map(mark => {
    const path: Step[] = []
    for (let at: CutMark | undefined = mark; at; at = at.within === null ? undefined : marks.get(at.within))
      path.unshift({ id: at.id, y: boxes.get(at.id)?.y ?? 0 })
    return path
  })
}

function steps(a: readonly Step[], b: readonly Step[], from: number, until: number): number {
  for (let i = from; i < until; i++) {
    const [p, q] = [a[i], b[i]]
    if (!p || !q) return p ? 1 : q ? -1 : 0
    if (p.id !== q.id) return p.y - q.y || (p.id < q.id ? -1 : 1)
  }
  return 0
}
