import type { Scene } from './scene.ts'

/** The mark that an arrow key leads to: right and left along the broadest flow, up and down within the column. */
export function walk(scene: Scene, from: number | null, key: string): number | null {
  const { marks, ribbons } = scene.picture
  if (from === null || !marks[from])
    return scene.important.find(i => marks[i]?.role === 'source') ?? scene.important[0] ?? null
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const right = key === 'ArrowRight'
    const list = (right ? scene.out[from] : scene.into[from]) ?? []
    const next = list.find(i => ribbons[i]?.back === false) ?? list[0]
    const r = next === undefined ? undefined : ribbons[next]
    return r ? (right ? r.to : r.from) : from
  }
  const column = scene.upright.find(list => list.includes(from)) ?? []
  const at = column.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)
  return column[Math.min(column.length - 1, Math.max(0, at))] ?? from
}
