import type { SourceFile } from './source-files.ts'

/** Loops of imports among files, each as the path around it; empty when there is none (Tarjan's strongly connected components). */
export function importLoops(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map(f => [f.path, f]))
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const loops: string[] = []
  const visit = (path: string): number => {
    const mine = order.size
    order.set(path, mine)
    low.set(path, mine)
    stack.push(path)
    let least = mine
    for (const { target } of byPath.get(path)?.imports ?? []) {
      if (target === null || !byPath.has(target)) continue
      if (target === path) loops.push(`${path} imports itself`)
      else if (!order.has(target)) least = Math.min(least, visit(target))
      else if (stack.includes(target)) least = Math.min(least, order.get(target) ?? least)
    }
    low.set(path, least)
    if (least === mine) {
      const part = stack.splice(stack.indexOf(path))
      if (part.length > 1) loops.push(part.join(' ↔ '))
    }
    return least
  }
  for (const { path } of files) if (!order.has(path)) visit(path)
  return loops
}
