import type { TimeBins } from '../../../../../analysis/picture/time-bins.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { PICTURE_WORDS } from './picture-words.ts'
import { SPEEDS } from './use-replay.ts'
import './time-scrubber.css'

/** When value moved, as bars, with a window of two handles, and what replays the theft. */
export function TimeScrubber({
  bins,
  from,
  until,
  playing,
  speed,
  window,
  play,
  setSpeed,
}: {
  readonly bins: TimeBins
  readonly from: number | null
  readonly until: number | null
  readonly playing: boolean
  /** Seconds that the whole replay takes. */
  readonly speed: number
  window(from: number | null, until: number | null): void
  play(): void
  setSpeed(seconds: number): void
}) {
  const say = useWords(PICTURE_WORDS)
  const { time, span } = useFormats()
  const most = Math.max(...bins.sums, 1e-12)
  const n = bins.sums.length
  const [a, b] = [from ?? bins.from, until ?? bins.until]
  const step = Math.max(1, Math.round((bins.until - bins.from) / 1_000))
  const at = (instant: number): number => ((instant - bins.from) / (bins.until - bins.from)) * n
  const bars = (inside: boolean): string =>
    [...bins.sums]
      .map((sum, i) => {
        const start = bins.from + i * bins.seconds
        const within = start + bins.seconds > a && start <= b
        if (sum <= 0 || within !== inside) return ''
        // A square root lets small days be seen beside the day of the theft.
        const height = Math.max(1.5, Math.sqrt(sum / most) * 34)
        return `M${i + 0.08} ${36 - height}h0.84v${height}h-0.84z`
      })
      .join('')
  const set = (which: 'from' | 'until', value: number): void => {
    if (which === 'from') window(value <= bins.from ? null : Math.min(value, b), until)
    else window(from, value >= bins.until ? null : Math.max(value, a))
  }
  return (
    <section className="flow-time" aria-label={say('time')}>
      <div className="flow-time-acts">
        <Button size="small" onClick={play} aria-pressed={playing}>
          {playing ? '❚❚' : '▶'} {say(playing ? 'pause' : 'play')}
        </Button>
        <label>
          <span className="unseen">{say('speed')}</span>
          <select className="input" value={speed} onChange={e => setSpeed(Number(e.target.value))}>
            {SPEEDS.map(s => (
              <option key={s} value={s}>
                {say('speedOf', { n: s })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="flow-time-strip">
        <svg
          viewBox={`0 0 ${n} 36`}
          preserveAspectRatio="none"
          role="img"
          aria-label={say('perSpan', { span: span(bins.seconds) })}
        >
          <path className="flow-time-outside" d={bars(false)} />
          <path className="flow-time-inside" d={bars(true)} />
          <rect className="flow-time-window" x={at(a)} width={Math.max(0, at(b) - at(a))} y="0" height="36" />
        </svg>
        {(['from', 'until'] as const).map(which => (
          <input
            key={which}
            type="range"
            min={bins.from}
            max={bins.until}
            step={step}
            value={which === 'from' ? a : b}
            onChange={e => set(which, Number(e.target.value))}
            aria-label={say(which === 'from' ? 'timeFrom' : 'timeUntil')}
            aria-valuetext={time(which === 'from' ? a : b)}
          />
        ))}
      </div>
      <div className="flow-time-words">
        <span>{time(Math.round(a))}</span>
        <span className="quiet">{say('perSpan', { span: span(bins.seconds) })}</span>
        <span>{time(Math.round(b))}</span>
      </div>
    </section>
  )
}
