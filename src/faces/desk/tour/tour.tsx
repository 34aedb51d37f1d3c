import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useAnswer } from '../api/use-call.ts'
import { useWords } from '../app/preferences.tsx'
import { Button } from '../kit/button.tsx'
import { useCaseTrace } from '../pages/case/trace/use-case-trace.ts'
import { type CardPlace, placeCard } from './place-card.ts'
import { tellingAccount, tourSteps } from './tour-steps.ts'
import { TOUR_WORDS } from './tour-words.ts'
import { useTargetBox } from './use-target-box.ts'
import './tour.css'

/** The guided tour of a case: five steps, each beside what it tells of. The page under it stays in use. */
export function Tour({ name, end }: { readonly name: string; end(): void }) {
  const file = useAnswer('showCase', { name })
  const { trace } = useCaseTrace(name, file.data?.traces.at(-1)?.document ?? null)
  const account = trace === null ? null : tellingAccount(trace)
  // Without a trace there is nothing to show; the page itself says so.
  return account === null ? null : <Steps name={name} account={account} end={end} />
}

function Steps({ name, account, end }: { readonly name: string; readonly account: string; end(): void }) {
  const say = useWords(TOUR_WORDS)
  const [, navigate] = useLocation()
  const [steps] = useState(() => tourSteps(name, account))
  const [at, setAt] = useState(0)
  const step = steps[at]
  const heading = useRef<HTMLHeadingElement>(null)
  const box = useTargetBox(step?.target ?? 'body')
  const card = useRef<HTMLDivElement>(null)
  const place = useCardPlace(card, box, at)
  const path = step?.path ?? null
  useEffect(() => {
    if (path !== null) navigate(path, { replace: true })
    heading.current?.focus({ preventScroll: true })
  }, [path, navigate])
  const go = (to: number): void => {
    if (to >= steps.length) end()
    else if (to >= 0) setAt(to)
  }
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return
      if (event.key === 'Escape') end()
      // Arrows mean something else where somebody types or chooses.
      else if (card.current?.contains(document.activeElement) !== true) return
      else if (event.key === 'ArrowRight') setAt(now => Math.min(now + 1, steps.length - 1))
      else if (event.key === 'ArrowLeft') setAt(now => Math.max(now - 1, 0))
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the page's own keys: Escape ends the tour first.
    addEventListener('keydown', pressed, true)
    return () => removeEventListener('keydown', pressed, true)
  }, [steps, end])
  if (step === undefined) return null
  const last = at === steps.length - 1
  const along = place?.side === 'below' || place?.side === 'above' ? 'left' : 'top'
  return (
    <>
      {box === null ? null : <div className="tour-light" aria-hidden="true" style={{ ...box }} />}
      <div
        className="tour-card"
        role="dialog"
        aria-label={say('label')}
        aria-describedby="tour-told"
        data-side={place?.side ?? 'none'}
        ref={card}
        style={place === null ? {} : { left: place.left, top: place.top }}
      >
        <span className="tour-arrow" aria-hidden="true" style={place === null ? {} : { [along]: place.arrow }} />
        <span className="quiet">{say('step', { n: at + 1, of: steps.length })}</span>
        <h2 ref={heading} tabIndex={-1}>
          {say(step.key)}
        </h2>
        <p id="tour-told" aria-live="polite">
          {say(`${step.key}More`, { name })}
        </p>
        <div className="row">
          <Button size="small" onClick={end}>
            {say('end')}
          </Button>
          <span className="row">
            <Button size="small" disabled={at === 0} onClick={() => go(at - 1)}>
              {say('back')}
            </Button>
            <Button size="small" tone="main" onClick={() => go(at + 1)}>
              {say(last ? 'done' : 'next')}
            </Button>
          </span>
        </div>
        <small className="quiet">{say('keys')}</small>
      </div>
    </>
  )
}

/** Where the card stands, measured anew when what it points at or its own text is another. */
function useCardPlace(
  card: RefObject<HTMLDivElement | null>,
  box: ReturnType<typeof useTargetBox>,
  at: number,
): CardPlace | null {
  const [place, setPlace] = useState<CardPlace | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step has another text and so another size
  useLayoutEffect(() => {
    if (box === null || card.current === null) return setPlace(null)
    const { offsetWidth: width, offsetHeight: height } = card.current
    setPlace(placeCard(box, { width, height }, { width: innerWidth, height: innerHeight }))
  }, [card, box, at])
  return place
}
