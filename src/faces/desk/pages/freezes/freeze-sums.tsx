import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Card } from '../../kit/card.tsx'
import { type FreezeSum, partOf } from './freeze-row.ts'
import { FREEZE_STATE_WORDS } from './freeze-state-words.ts'
import { FREEZES_WORDS } from './freezes-words.ts'

/** What is frozen of what was asked for and stolen, one line a case and asset. */
export function FreezeSums({ sums }: { readonly sums: readonly FreezeSum[] }) {
  const say = useWords(FREEZES_WORDS)
  const sayState = useWords(FREEZE_STATE_WORDS)
  const { amount, percent } = useFormats()
  if (sums.length === 0) return null
  return (
    <Card title={say('sums')}>
      <ul className="freeze-sums">
        {sums.map(s => {
          const unit = s.symbol ?? s.asset
          const [ofAsked, ofStolen] = [partOf(s.frozen, s.asked), partOf(s.frozen, s.stolen)]
          const asked = partOf(s.asked ?? '0', s.stolen)
          return (
            <li key={`${s.case} ${s.asset}`}>
              <span className="row">
                <strong>{s.case ?? say('noCase')}</strong>
                <span className="quiet">{unit}</span>
              </span>
              <span className="freeze-share" aria-hidden="true">
                <span
                  data-of="asked"
                  style={{ width: `${Math.min(1, asked ?? (s.stolen === null ? 1 : 0)) * 100}%` }}
                />
                <span
                  data-of="frozen"
                  style={{ width: `${Math.min(1, ofStolen ?? ofAsked ?? (s.frozen === '0' ? 0 : 1)) * 100}%` }}
                />
              </span>
              <dl className="freeze-figures">
                <Figure
                  name={say('stolen')}
                  value={s.stolen === null ? say('unknown') : amount(s.stolen, s.decimals, unit)}
                />
                <Figure
                  name={say('asked')}
                  value={s.asked === null ? sayState('all') : amount(s.asked, s.decimals, unit)}
                />
                <Figure
                  name={say('frozen')}
                  value={amount(s.frozen, s.decimals, unit)}
                  told={[
                    ofAsked === null ? '' : say('ofAsked', { part: percent(ofAsked) }),
                    ofStolen === null ? '' : say('ofStolen', { part: percent(ofStolen) }),
                  ]
                    .filter(t => t !== '')
                    .join(', ')}
                />
              </dl>
              {s.overlap ? <small className="quiet">{say('overlap')}</small> : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function Figure({ name, value, told = '' }: { readonly name: string; readonly value: string; readonly told?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {told === '' ? null : <small className="quiet"> {told}</small>}
      </dd>
    </div>
  )
}
