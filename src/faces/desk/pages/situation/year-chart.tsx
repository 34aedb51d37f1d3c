import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import type { YearRow } from './situation-row.ts'
import { SITUATION_WORDS } from './situation-words.ts'

const [WIDTH, HEIGHT, LEFT, FOOT, TOP] = [640, 240, 56, 22, 8]

/** Losses by year: what each theft told adds up to, and a mark for the widest count. The table beside it has the figures. */
export function YearChart({ years }: { readonly years: readonly YearRow[] }) {
  const say = useWords(SITUATION_WORDS)
  const { shortMoney } = useFormats()
  const most = Math.max(1, ...years.flatMap(y => [y.usd, y.widestUsd ?? 0]))
  const top = niceTop(most)
  const y = (usd: number): number => TOP + (HEIGHT - TOP - FOOT) * (1 - usd / top)
  const step = (WIDTH - LEFT) / Math.max(1, years.length)
  const lines = [0, 0.25, 0.5, 0.75, 1].map(part => part * top)
  return (
    <figure className="situation-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('chart', { what: say('trend') })}>
        {lines.map(usd => (
          <g key={usd}>
            <line className="situation-grid" x1={LEFT} x2={WIDTH} y1={y(usd)} y2={y(usd)} />
            <text x={LEFT - 6} y={y(usd) + 4} textAnchor="end">
              {usd === 0 ? '0' : shortMoney(usd, 'USD')}
            </text>
          </g>
        ))}
        {years.map((row, n) => {
          const x = LEFT + n * step
          const other = row.usd - row.attributedUsd
          return (
            <g key={row.year}>
              <rect
                data-kind="attributed"
                x={x + step * 0.18}
                width={step * 0.5}
                y={y(row.attributedUsd)}
                height={y(0) - y(row.attributedUsd)}
              />
              <rect
                data-kind="other"
                x={x + step * 0.18}
                width={step * 0.5}
                y={y(row.usd)}
                height={y(row.attributedUsd) - y(row.attributedUsd + other)}
              />
              {row.widestUsd === null ? null : (
                <path className="situation-mark" d={`M${x + step * 0.08} ${y(row.widestUsd)}h${step * 0.7}`} />
              )}
              <text x={x + step * 0.43} y={HEIGHT - 6} textAnchor="middle">
                {row.year}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className="situation-legend">
        <span data-kind="attributed">{say('attributed')}</span>
        <span data-kind="other">{say('other')}</span>
        <span data-kind="widest">{say('widest')}</span>
      </figcaption>
    </figure>
  )
}

/** The least of 1, 2, 4, 5 or 8 times a power of ten that is no less. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 5, 8, 10].find(n => n * power >= value) ?? 10) * power
}
