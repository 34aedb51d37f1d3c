import { type KeyboardEvent, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { usePreferences, useWords } from '../../../app/preferences.tsx'
import { Note } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { Waiting } from '../../../kit/states.tsx'
import { rectAround } from './camera.ts'
import type { FlowPictureProps } from './flow-picture-props.ts'
import type { Hit } from './hit-grid.ts'
import { HoverCard } from './hover-card.tsx'
import { Legend } from './legend.tsx'
import { pictureTexts } from './mark-texts.ts'
import { MarksList } from './marks-list.tsx'
import { otherParts } from './other-parts.ts'
import { pictureSvg } from './picture-svg.ts'
import { PICTURE_WORDS } from './picture-words.ts'
import { replaySteps } from './replay-steps.ts'
import { sceneOf } from './scene.ts'
import { TimeScrubber } from './time-scrubber.tsx'
import { reasonsOf } from './trace-reasons.ts'
import { useBins } from './use-bins.ts'
import { useMarksAsked } from './use-marks-asked.ts'
import { usePalette } from './use-palette.ts'
import { usePicture } from './use-picture.ts'
import { usePrices } from './use-prices.ts'
import { useReplay } from './use-replay.ts'
import { useStage } from './use-stage.ts'
import { walk } from './walk.ts'
import './flow-picture.css'

export type { ExpandedRow, FlowPictureHandle, FlowPictureProps } from './flow-picture-props.ts'

/** Where the money went: a picture of a trace from the theft at the left to where the money is at the right. */
export function FlowPicture(props: FlowPictureProps) {
  const { trace, view, change, chosen, choose, path, notes, extra, other = null } = props
  const say = useWords(PICTURE_WORDS)
  const { language } = usePreferences()
  const box = useRef<HTMLDivElement>(null)
  const palette = usePalette(box)
  const { shown, fault, part } = usePicture(trace, view, usePrices(trace))
  const scene = useMemo(() => (shown === null ? null : sceneOf(shown.picture, trace)), [shown, trace])
  const texts = useMemo(
    () => (shown === null ? null : pictureTexts(shown.picture, trace, say, language)),
    [shown, trace, say, language],
  )
  const reasons = useMemo(() => reasonsOf(trace), [trace])
  const asked = useMarksAsked(props, scene, shown?.leavesOf ?? null)
  const bins = useBins(trace, shown?.picture ?? null, view.assets)
  const steps = useMemo(() => (bins === null ? [] : replaySteps(bins)), [bins])
  const replay = useReplay(steps, view.until, until => change({ ...view, until }))
  const until = replay.at ?? view.until
  const parts = useMemo(
    () => (scene === null || other === null ? null : otherParts(scene, trace, other)),
    [scene, trace, other],
  )
  const lit = useMemo(() => {
    if (scene === null || path === null || path.length === 0) return null
    const ribbons = path.map(row => scene.ribbonOfRow(row)).filter(i => i !== null)
    return ribbons.length > 0 ? new Set(ribbons) : null
  }, [scene, path])

  const [hover, setHover] = useState<{ readonly hit: Hit; readonly at: readonly [number, number] } | null>(null)
  const [focus, setFocus] = useState<string | null>(null)
  const focused = scene === null || focus === null ? -1 : scene.picture.marks.findIndex(m => m.id === focus)
  const { base, over, stage, size } = useStage(box, {
    play: scene && texts && palette ? { scene, texts, palette, extras: asked.extras } : null,
    state: { from: view.from, until, lit, other: parts },
    over: { ...asked, hover: hover?.hit ?? null, focus: focused < 0 ? null : focused, beat: null },
    hands: {
      hover: (hit, at) => setHover(hit === null ? null : { hit, at }),
      click: (hit, unfolds) => {
        if (hit === null) return choose(null)
        if ('mark' in hit) return act(hit.mark, unfolds)
        const row = scene?.picture.ribbons[hit.ribbon]?.rows
        const tx = row?.length === 1 ? trace.transfers[row[0] ?? -1]?.tx : undefined
        if (tx !== undefined) choose(`tx:${tx}`)
      },
      clickExtra: dot => choose(dot.account),
      pulled(mark, x, y) {
        const m = scene?.picture.marks[mark]
        if (m) change({ ...view, pinned: { ...view.pinned, [m.account ?? m.id]: { x, y } } })
      },
    },
  })

  /** The group that was unfolded last, until its members are drawn. */
  const unfolded = useRef<string | null>(null)
  useEffect(() => {
    const members = scene?.picture.marks.filter(m => m.within === unfolded.current || m.id === unfolded.current) ?? []
    if (unfolded.current === null || members.length < 2) return
    unfolded.current = null
    stage()?.include(rectAround(members))
  }, [scene, stage])

  /** Opens an account, unfolds a group, or folds it. */
  function act(mark: number, folds = false): void {
    const m = scene?.picture.marks[mark]
    if (!m) return
    setFocus(m.id)
    const group = m.form === null ? (folds ? m.within : null) : m.id
    if (group !== null) {
      const folded = view.opened.includes(group)
      const opened = folded ? view.opened.filter(id => id !== group) : [...view.opened, group]
      unfolded.current = folded ? null : group
      change({ ...view, opened })
    } else if (m.account !== null) choose(m.account)
  }

  // The same from drawing to drawing: a list of a hundred marks is not drawn anew under a moving pointer.
  const acts = useRef(act)
  acts.current = act
  const actNow = useCallback((mark: number) => acts.current(mark), [])

  useImperativeHandle(props.ref, () => ({
    fit: () => stage()?.fit(),
    zoomTo(account) {
      const i = asked.markOf(account)
      const m = i === null ? undefined : scene?.picture.marks[i]
      if (m) stage()?.center(m, 1)
    },
    toPng: async () => {
      const s = stage()
      if (!s) throw new Error('the picture is not drawn yet')
      return s.toPng()
    },
    toSvg() {
      if (!scene || !texts || !palette) throw new Error('the picture is not drawn yet')
      const play = { scene, texts, palette, extras: asked.extras }
      return pictureSvg(play, { from: view.from, until, lit, other: parts }, `${trace.case}: ${say('picture')}`)
    },
  }))

  const keys = (event: KeyboardEvent): void => {
    const s = stage()
    if (!s || !scene || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.startsWith('Arrow')) {
      if (event.shiftKey) {
        const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key]
        s.pan(by?.[0] ?? 0, by?.[1] ?? 0)
      } else {
        const to = walk(scene, focused < 0 ? null : focused, event.key)
        const m = to === null ? undefined : scene.picture.marks[to]
        if (m) {
          setFocus(m.id)
          s.reveal(m)
        }
      }
    } else if (event.key === 'Enter' && focused >= 0) {
      const account = scene.picture.marks[focused]?.account
      if (account) choose(account)
      else act(focused)
    } else if (event.key === ' ' && focused >= 0) act(focused, true)
    else if (event.key === '+' || event.key === '=') s.zoom(1.3)
    else if (event.key === '-') s.zoom(1 / 1.3)
    else if (event.key === '0') s.fit()
    else if (event.key === 'Escape' && (chosen !== null || focus !== null)) {
      setFocus(null)
      choose(null)
    } else return
    event.preventDefault()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was clicked opens its panel, beside which the picture is another
  useEffect(() => {
    // What lay under the pointer lies elsewhere in a new picture, and beside the panel of what was clicked.
    if (scene) setHover(null)
  }, [scene, chosen])
  const told = focused >= 0 && texts ? texts.mark(focused) : null
  return (
    <div className="flow-picture">
      {fault === null ? null : <Note tone="bad">{say('failed', { because: fault })}</Note>}
      <div
        className="flow-stage"
        ref={box}
        role="application"
        aria-label={`${say('picture')}. ${say('keys')}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys walk along the money
        tabIndex={0}
        onKeyDown={keys}
        onBlur={() => setFocus(null)}
      >
        <canvas ref={base} />
        <canvas ref={over} />
        {scene === null && fault === null ? (
          <div className="flow-wait">
            {part === null ? <Waiting /> : <progress value={part} aria-label={say('foldingAgain')} />}
            {say('folding', { n: trace.transfers.length })}
          </div>
        ) : null}
        {scene !== null && part !== null ? (
          <progress className="flow-progress" value={part} aria-label={say('foldingAgain')} />
        ) : null}
        {scene !== null && scene.picture.ribbons.length === 0 ? <div className="flow-wait">{say('empty')}</div> : null}
        {hover && scene && texts ? (
          <HoverCard {...hover} scene={scene} trace={trace} texts={texts} reasons={reasons} notes={notes} room={size} />
        ) : null}
      </div>
      <div className="flow-acts">
        <Button size="small" onClick={() => stage()?.zoom(1.4)} aria-label={say('zoomIn')} title={say('zoomIn')}>
          +
        </Button>
        <Button size="small" onClick={() => stage()?.zoom(1 / 1.4)} aria-label={say('zoomOut')} title={say('zoomOut')}>
          −
        </Button>
        <Button size="small" onClick={() => stage()?.fit()}>
          {say('fit')}
        </Button>
        {view.opened.length > 0 ? (
          <Button size="small" onClick={() => change({ ...view, opened: [] })}>
            {say('foldAll')}
          </Button>
        ) : null}
      </div>
      <p className="unseen" aria-live="polite">
        {told === null ? '' : `${told.name}, ${told.told}`}
      </p>
      {scene && texts ? <MarksList scene={scene} texts={texts} act={actNow} /> : null}
      {bins === null ? null : (
        <TimeScrubber
          bins={bins}
          from={view.from}
          until={until}
          playing={replay.playing}
          speed={replay.speed}
          window={(from, to) => change({ ...view, from, until: to })}
          play={replay.toggle}
          setSpeed={replay.setSpeed}
        />
      )}
      {shown === null ? null : (
        <Legend
          picture={shown.picture}
          gaps={trace.gaps.length}
          policyOther={other === null ? null : view.policyOther}
        />
      )}
      {extra.length > 0 ? <p className="flow-extra quiet">{say('extra')}</p> : null}
    </div>
  )
}
