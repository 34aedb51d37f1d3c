import { compareLeaves, leafId, type PictureGraph, weightOf } from './picture-graph.ts'
import type { Group, GroupForm } from './picture-group.ts'

/** Children that an unfolded group shows at once: more are folded into a group in it. */
export const MOST_CHILDREN = 40
/** So many alike are folded into one. */
export const ALIKE = 4
/** Children of a large group that an unfolding shows one by one. */
const ALONE = 30

/** What is gathered while a graph is folded. Nodes are leaves by their numbers, and groups after them. */
export class Folding {
  readonly groups: Group[] = []
  readonly numberOf = new Map<string, number>()
  readonly parent: number[]
  readonly #weight: number[]
  readonly #graph: PictureGraph
  readonly #leaves: number
  readonly #column: Int32Array
  readonly #lane: Int32Array
  #open = new Map<number, { readonly form: GroupForm; readonly children: number[] }>()

  constructor(graph: PictureGraph, column: Int32Array, lane: Int32Array) {
    this.#graph = graph
    this.#leaves = graph.leaves.count
    this.#column = column
    this.#lane = lane
    this.parent = new Array<number>(this.#leaves).fill(-1)
    this.#weight = Array.from({ length: this.#leaves }, (_, leaf) => weightOf(graph.leaves, leaf))
  }

  /** The group that a node is; null: it is a leaf. */
  group(node: number): Group | null {
    return node < this.#leaves ? null : (this.groups[node - this.#leaves] ?? null)
  }

  weight(node: number): number {
    return this.#weight[node] ?? 0
  }

  column(node: number): number {
    return this.group(node)?.column ?? this.#column[node] ?? 0
  }

  lane(node: number): number {
    return this.group(node)?.lane ?? this.#lane[node] ?? 0
  }

  free(node: number): boolean {
    return (this.parent[node] ?? -1) < 0
  }

  /** The outermost that a leaf is in. */
  top(leaf: number): number {
    let at = leaf
    for (let up = this.parent[at] ?? -1; up >= 0; up = this.parent[at] ?? -1) at = this.#leaves + up
    return at
  }

  /** All that is in no group, in the order of leaves. */
  tops(): number[] {
    const seen = new Uint8Array(this.#leaves + this.groups.length)
    const out: number[] = []
    for (let leaf = 0; leaf < this.#leaves; leaf++) {
      const top = this.top(leaf)
      if (seen[top] === 1) continue
      seen[top] = 1
      out.push(top)
    }
    return out
  }

  /** @param key what it has in common with the others, as a number */
  collect(form: GroupForm, key: number, node: number): void {
    const had = this.#open.get(key)
    if (had) had.children.push(node)
    else this.#open.set(key, { form, children: [node] })
  }

  /** Makes groups of what was collected, where there are enough of them. @param idOf the group's id, told one of its nodes */
  close(least: number, idOf: (node: number) => string): void {
    for (const { form, children } of this.#open.values())
      if (children.length >= least) {
        const id = idOf(children[0] ?? 0)
        this.add(form, id, form === 'hidden' ? children : children.sort((a, b) => this.compare(a, b)))
      }
    this.#open = new Map()
  }

  /** Orders nodes, the weightiest first. */
  compare(a: number, b: number): number {
    const more = this.weight(b) - this.weight(a)
    if (more !== 0) return more
    if (a < this.#leaves && b < this.#leaves) return compareLeaves(this.#graph, a, b)
    return this.key(a) < this.key(b) ? -1 : 1
  }

  key(node: number): string {
    return this.group(node)?.id ?? leafId(this.#graph, node)
  }

  add(form: GroupForm, id: string, children: readonly number[]): void {
    const [first = 0] = children
    const [column, lane] = [this.column(first), this.lane(first)]
    const shown = children.slice(0, children.length > MOST_CHILDREN ? ALONE : MOST_CHILDREN)
    const left = children.slice(shown.length)
    // The rest goes into groups of equal numbers, so that a hundred thousand lie four steps deep, not thousands.
    const each = Math.max(ALIKE, Math.ceil(left.length / (MOST_CHILDREN - ALONE)))
    for (let k = 0; k * each < left.length; k++) {
      this.add(form, `${id}+${k}`, left.slice(k * each, (k + 1) * each))
      shown.push(this.#leaves + this.groups.length - 1)
    }
    const number = this.groups.push({ id, form, children: shown, column, lane }) - 1
    this.numberOf.set(id, number)
    for (const child of shown) this.parent[child] = number
    this.parent.push(-1)
    // What a chain carries passes each of its accounts: it counts once.
    const chained = form === 'peel-chain' || form === 'relay-chain'
    let weight = 0
    for (const child of children) weight = chained ? Math.max(weight, this.weight(child)) : weight + this.weight(child)
    this.#weight.push(weight)
  }
}
