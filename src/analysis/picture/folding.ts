import { type Leaf, weightOf } from './picture-graph.ts'
import type { Child, Group, GroupForm } from './picture-group.ts'

/** Children that an unfolded group shows at once: more are folded into a group in it. */
export const MOST_CHILDREN = 40
/** So many alike are folded into one. */
export const ALIKE = 4
/** Children of a large group that an unfolding shows one by one. */
const ALONE = 30

/** What is gathered while a graph is folded. */
export class Folding {
  readonly groups = new Map<string, Group>()
  readonly parent = new Map<Child, string>()
  readonly #weight = new Map<Child, number>()
  readonly #leaves: readonly Leaf[]
  readonly #column: readonly number[]
  readonly #lane: readonly number[]
  #open = new Map<string, { form: GroupForm; children: Child[] }>()

  constructor(leaves: readonly Leaf[], column: readonly number[], lane: readonly number[]) {
    this.#leaves = leaves
    this.#column = column
    this.#lane = lane
    leaves.forEach((leaf, i) => {
      this.#weight.set(i, weightOf(leaf))
    })
  }

  weight(child: Child): number {
    return this.#weight.get(child) ?? 0
  }

  column(child: Child): number {
    return typeof child === 'number' ? (this.#column[child] ?? 0) : (this.groups.get(child)?.column ?? 0)
  }

  lane(child: Child): number {
    return typeof child === 'number' ? (this.#lane[child] ?? 0) : (this.groups.get(child)?.lane ?? 0)
  }

  free(child: Child): boolean {
    return !this.parent.has(child)
  }

  /** The outermost that a leaf is in. */
  top(leaf: number): Child {
    let at: Child = leaf
    for (let up = this.parent.get(at); up !== undefined; up = this.parent.get(at)) at = up
    return at
  }

  /** All that is in no group, in the order of leaves. */
  tops(): Child[] {
    return [...new Set(this.#leaves.map((_, i) => this.top(i)))]
  }

  collect(form: GroupForm, id: string, child: Child): void {
    const had = this.#open.get(id)
    if (had) had.children.push(child)
    else this.#open.set(id, { form, children: [child] })
  }

  /** Makes groups of what was collected, where there are enough of them. @param named makes a group's id of what it was collected under */
  close(least: number, named: (id: string) => string = id => id): void {
    for (const [id, { form, children }] of this.#open)
      if (children.length >= least)
        this.add(form, named(id), form === 'hidden' ? children : this.#largestFirst(children))
    this.#open = new Map()
  }

  #largestFirst(children: Child[]): Child[] {
    return children.sort((a, b) => this.weight(b) - this.weight(a) || (this.key(a) < this.key(b) ? -1 : 1))
  }

  key(child: Child): string {
    return typeof child === 'string' ? child : (this.#leaves[child]?.id ?? '')
  }

  add(form: GroupForm, id: string, children: readonly Child[]): void {
    const [first = 0] = children
    const [column, lane] = [this.column(first), this.lane(first)]
    const shown: Child[] = children.slice(0, children.length > MOST_CHILDREN ? ALONE : MOST_CHILDREN)
    const left = children.slice(shown.length)
    // The rest goes into groups of equal numbers, so that a hundred thousand lie four steps deep, not thousands.
    const each = Math.max(ALIKE, Math.ceil(left.length / (MOST_CHILDREN - ALONE)))
    for (let k = 0; k * each < left.length; k++) {
      const inner = `${id}+${k}`
      this.add(form, inner, left.slice(k * each, (k + 1) * each))
      shown.push(inner)
    }
    this.groups.set(id, { id, form, children: shown, column, lane })
    for (const child of shown) this.parent.set(child, id)
    // What a chain carries passes each of its accounts: it counts once.
    const chained = form === 'peel-chain' || form === 'relay-chain'
    const weigh = (sum: number, child: Child): number =>
      chained ? Math.max(sum, this.weight(child)) : sum + this.weight(child)
    this.#weight.set(id, children.reduce(weigh, 0))
  }
}
