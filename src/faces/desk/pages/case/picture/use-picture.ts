import { useEffect, useMemo, useRef, useState } from 'react'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { whenIdle } from '../../../kit/when-idle.ts'
import { type LeavesOf, leavesByAccount } from './leaves-by-account.ts'
import { type TraceMaker, traceMaker } from './trace-maker.ts'

/** A picture with what finds its accounts. */
export interface ShownPicture {
  readonly picture: Picture
  readonly leavesOf: LeavesOf
}

/** A picture that is there, or how far it is. */
export interface PictureState {
  readonly shown: ShownPicture | null
  readonly fault: string | null
  /** How much of a fold that goes on is done, from 0 to 1; null: none goes on. */
  readonly part: number | null
}

/** Progress is told in such steps: more would paint the page for nothing. */
const STEP = 0.05

/** Folds a trace for a view, in a worker where it is large: nothing is shown until the first picture is there. */
export function usePicture(trace: TraceJson, view: PictureView, prices: ReadonlyMap<string, number>): PictureState {
  const [state, setState] = useState<PictureState>({ shown: null, fault: null, part: null })
  const maker = useMemo(() => traceMaker(trace, prices), [trace, prices])
  const leaves = useRef<{ readonly maker: TraceMaker; readonly of: LeavesOf } | null>(null)
  useEffect(() => () => maker.close(), [maker])
  /** What the picture that is shown was made of. */
  const made = useRef<readonly unknown[]>([])
  const { least, leastOf, assets, kinds, hidden, opened, pinned, lanes } = view
  // The window of time changes no place: a theft is replayed without folding it anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: all of the view but its window
  useEffect(() => {
    const of = [maker, least, leastOf, assets, kinds, hidden, opened, pinned, lanes]
    if (of.every((part, i) => part === made.current[i])) {
      // It was put aside and comes back: nothing is folded anew, and the next fold finds its worker ready.
      setState(s => (s.part === null && s.fault === null ? s : { ...s, fault: null, part: null }))
      return whenIdle(() => maker.prepare())
    }
    let gone = false
    const told = (part: number): void => {
      const step = Math.floor(part / STEP) * STEP
      if (!gone) setState(s => (s.part === step ? s : { ...s, part: step }))
    }
    maker.draw(view, told).then(
      ({ picture, accounts }) => {
        if (gone) return
        if (accounts !== null || leaves.current?.maker !== maker)
          leaves.current = { maker, of: leavesByAccount(accounts ?? new Int32Array(), maker.numberOf.bind(maker)) }
        made.current = of
        setState({ shown: { picture, leavesOf: leaves.current.of }, fault: null, part: null })
      },
      (fault: unknown) => {
        const because = fault instanceof Error ? fault.message : String(fault)
        if (!gone) setState(s => ({ ...s, fault: because, part: null }))
      },
    )
    return () => {
      gone = true
    }
  }, [maker, least, leastOf, assets, kinds, hidden, opened, pinned, lanes])
  return state
}
