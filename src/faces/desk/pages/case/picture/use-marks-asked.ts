import { useMemo } from 'react'
import { type Extras, placeExtras } from './extra-rows.ts'
import type { FlowPictureProps } from './flow-picture-props.ts'
import type { LeavesOf } from './leaves-by-account.ts'
import type { Scene } from './scene.ts'

/** Where in the picture is what the page asks for. */
export interface MarksAsked {
  readonly chosen: ReadonlySet<number>
  readonly found: ReadonlySet<number>
  readonly pulsing: ReadonlySet<number>
  readonly ribbons: ReadonlySet<number>
  readonly extras: Extras
  /** The mark that shows an account. */
  markOf(account: string): number | null
}

const NO_EXTRAS: Extras = { dots: [], lines: [] }
const NONE: ReadonlySet<number> = new Set()

/** Finds the marks of accounts, and the ribbons of transactions, that are chosen, found or moved again. */
export function useMarksAsked(
  { trace, chosen, found, moved, extra }: FlowPictureProps,
  scene: Scene | null,
  leavesOf: LeavesOf | null,
): MarksAsked {
  const marksOf = useMemo(
    () =>
      (account: string): number[] => {
        const at = scene?.picture.markOfLeaf
        return [...new Set((leavesOf?.(account) ?? []).map(leaf => at?.[leaf] ?? -1))].filter(i => i >= 0)
      },
    [scene, leavesOf],
  )
  const markOf = (account: string): number | null => marksOf(account)[0] ?? null
  const rings = useMemo(() => {
    const all = (ids: Iterable<string>): ReadonlySet<number> => new Set([...ids].flatMap(marksOf))
    return { chosen: chosen === null ? NONE : all([chosen]), found: all(found), pulsing: all(moved) }
  }, [chosen, found, moved, marksOf])
  const ribbons = useMemo(() => {
    const tx = new Set([...found].filter(id => !id.includes(':')))
    if (chosen?.startsWith('tx:')) tx.add(chosen.slice(3))
    if (tx.size === 0 || scene === null) return NONE
    const out = new Set<number>()
    trace.transfers.forEach((t, row) => {
      const ribbon = tx.has(t.tx) ? scene.ribbonOfRow(row) : null
      if (ribbon !== null) out.add(ribbon)
    })
    return out
  }, [found, chosen, scene, trace])
  const extras = useMemo(
    () =>
      scene === null || extra.length === 0
        ? NO_EXTRAS
        : placeExtras(extra, scene, account => marksOf(account)[0] ?? null),
    [extra, scene, marksOf],
  )
  return { ...rings, ribbons, extras, markOf }
}
