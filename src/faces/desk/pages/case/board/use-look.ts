import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type PictureView, WHOLE_VIEW } from '../../../../../analysis/picture/picture-view.ts'
import { call } from '../../../api/call.ts'
import type { Answered } from '../../../api/operations.ts'
import type { CasePlace } from '../place/case-place.ts'
import { readLook, writeLook } from '../place/look.ts'
import { arranged, arrangement, isAccountId, merged } from './arrangement.ts'

/** How the picture is looked at, with every step that can be taken back. */
export interface LookBook {
  /** With what colleagues hid and pinned. */
  readonly view: PictureView
  change(view: PictureView): void
  undo(): void
  redo(): void
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The base is a saved view that is not there. */
  readonly gone: boolean
}

type Board = Answered<'showCaseBoard'>

/** Most steps that can be taken back. */
const MOST_STEPS = 200
/** Milliseconds without a change after which the address is written: browsers let a page do that only so often. */
const WRITE_MS = 250
/** Changes of the window that follow each other so quickly are taken back together. */
const ONE_STEP_MS = 800

/** The look of a case: begun from the address, kept in it, and joined with what the board of the case hides and pins. */
export function useLook(
  name: string,
  place: CasePlace,
  go: (change: Partial<CasePlace>, replace?: boolean) => void,
  board: Board | null,
  mayWrite: boolean,
): LookBook {
  const client = useQueryClient()
  const saved = board?.views.find(v => v.id === place.view)
  const base = useMemo(() => (saved === undefined ? WHOLE_VIEW : readLook(saved.view)), [saved])
  const [own, setOwn] = useState<PictureView>(() => readLook(place.look, base))
  const [past, setPast] = useState<readonly PictureView[]>([])
  const [next, setNext] = useState<readonly PictureView[]>([])
  // What this page wrote into the address itself is no news; what a link or the back button brought is.
  const written = useRef({ look: place.look, base })
  useEffect(() => {
    const { look, base: before } = written.current
    if (place.look !== look || base !== before) setOwn(readLook(place.look, base))
    written.current = { look: place.look, base }
  }, [place.look, base])
  const view = useMemo(() => merged(own, board), [own, board])
  const slid = useRef(Number.NEGATIVE_INFINITY)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const apply = useCallback(
    (to: PictureView, from: PictureView) => {
      const acts = board === null || !mayWrite ? null : arrangement(from, to)
      if (acts !== null) {
        client.setQueryData<Board>(['showCaseBoard', { name }], kept => (kept ? arranged(kept, acts) : kept))
        const reread = (): void => void client.invalidateQueries({ queryKey: ['showCaseBoard'] })
        call('arrangeCase', { name, ...acts }).then(reread, reread)
      }
      // What the board says already is not said again by the address.
      const mine = board === null || !mayWrite ? to : { ...to, hidden: [], pinned: groupPins(to) }
      setOwn(mine)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const look = writeLook(mine, base)
        written.current = { look, base }
        go({ look }, true)
      }, WRITE_MS)
    },
    [board, mayWrite, client, name, base, go],
  )
  const change = useCallback(
    (to: PictureView) => {
      const now = performance.now()
      const slides = onlyWindow(to, view)
      // A handle that is drawn over the bars passes many times: they are one step.
      if (!slides || now - slid.current > ONE_STEP_MS) setPast(steps => [...steps.slice(1 - MOST_STEPS), view])
      slid.current = slides ? now : Number.NEGATIVE_INFINITY
      setNext([])
      apply(to, view)
    },
    [apply, view],
  )
  const undo = useCallback(() => {
    const to = past.at(-1)
    if (to === undefined) return
    setPast(past.slice(0, -1))
    setNext([...next, view])
    apply(to, view)
  }, [past, next, view, apply])
  const redo = useCallback(() => {
    const to = next.at(-1)
    if (to === undefined) return
    setNext(next.slice(0, -1))
    setPast([...past, view])
    apply(to, view)
  }, [past, next, view, apply])
  const gone = place.view !== null && board !== null && saved === undefined
  const [canUndo, canRedo] = [past.length > 0, next.length > 0]
  return useMemo(
    () => ({ view, change, undo, redo, canUndo, canRedo, gone }),
    [view, change, undo, redo, canUndo, canRedo, gone],
  )
}

/** Whether two views differ in the window of time alone. */
function onlyWindow(a: PictureView, b: PictureView): boolean {
  const keys = Object.keys(a) as (keyof PictureView)[]
  return keys.every(key => key === 'from' || key === 'until' || a[key] === b[key])
}

/** Groups have no place on the board: it knows accounts alone. */
function groupPins(view: PictureView): PictureView['pinned'] {
  return Object.fromEntries(Object.entries(view.pinned).filter(([id]) => !isAccountId(id)))
}
