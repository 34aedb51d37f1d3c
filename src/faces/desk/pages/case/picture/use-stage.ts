import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { FlowStage, type Play } from './flow-stage.ts'
import type { OverState } from './paint-over.ts'
import type { PaintState } from './paint-state.ts'
import { giveHands, type Hands } from './stage-hands.ts'

/** What the stage shows, and what hands on it lead to. */
export interface StageAsk {
  readonly play: Play | null
  readonly state: PaintState
  readonly over: OverState
  readonly hands: Hands
}

/** The stage of a picture, as large as its box. */
export interface StageGiven {
  readonly base: RefObject<HTMLCanvasElement | null>
  readonly over: RefObject<HTMLCanvasElement | null>
  stage(): FlowStage | null
  readonly size: { readonly width: number; readonly height: number }
}

/** Keeps a stage in step with what is to be shown. The first picture is shown whole; later ones leave the camera where it is. */
export function useStage(box: RefObject<HTMLElement | null>, { play, state, over, hands }: StageAsk): StageGiven {
  const base = useRef<HTMLCanvasElement>(null)
  const top = useRef<HTMLCanvasElement>(null)
  const stage = useRef<FlowStage | null>(null)
  const latest = useRef(hands)
  latest.current = hands
  const fitted = useRef(false)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!box.current || !base.current || !top.current) return
    const element = box.current
    // A picture that was put aside comes back as it lay there: its canvases keep what was painted.
    stage.current ??= new FlowStage(base.current, top.current)
    const made = stage.current
    made.resume()
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element
      made.resize(width, height, Math.min(3, devicePixelRatio || 1))
      setSize(had => (had.width === width && had.height === height ? had : { width, height }))
    }
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    measure()
    const ungive = giveHands(element, made, () => latest.current)
    return () => {
      watch.disconnect()
      ungive()
      made.close()
      // Whoever comes back sees all of it.
      fitted.current = false
    }
  }, [box])
  const { scene, texts, palette, extras } = play ?? {}
  useEffect(() => {
    const s = stage.current
    if (!s || !scene || !texts || !palette || !extras || size.width === 0) return
    s.show({ scene, texts, palette, extras })
    if (!fitted.current) {
      fitted.current = true
      s.fit()
    }
  }, [scene, texts, palette, extras, size.width])
  const { from, until, lit, other } = state
  useEffect(() => stage.current?.state({ from, until, lit, other }), [from, until, lit, other])
  const { hover, chosen, found, pulsing, ribbons, focus } = over
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scene or palette asks for the rings anew
  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    stage.current?.over({ hover, chosen, found, pulsing, ribbons, focus, beat: null }, !still)
  }, [hover, chosen, found, pulsing, ribbons, focus, scene, palette])
  const current = useCallback(() => stage.current, [])
  return { base, over: top, stage: current, size }
}
