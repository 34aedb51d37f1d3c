import type { Answered } from '../../../api/operations.ts'
import { useAnswer } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Answer } from '../../../kit/states.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { PANEL_WORDS } from '../words/panel-words.ts'

type Exposure = Answered<'measureExposure'>

/** Of what an account received and sent, how much is whose. */
export function ExposureSection({ account }: { readonly account: string }) {
  const say = useWords(PANEL_WORDS)
  const answer = useAnswer('measureExposure', { account, within: '10s' }, { staleTime: 300_000 })
  return (
    <Answer of={answer}>
      {found => (
        <>
          <p className="quiet">{say('exposureMore')}</p>
          <Side title={say('received')} rows={found.received} of={found} />
          <Side title={say('sent')} rows={found.sent} of={found} />
          <ul className="case-list quiet">
            {[...new Set(found.gaps.map(g => g.because))].slice(0, 4).map(because => (
              <li key={because}>
                <Told book="trace" text={because} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  )
}

function Side({
  title,
  rows,
  of,
}: {
  readonly title: string
  readonly rows: Exposure['received']
  readonly of: Exposure
}) {
  const say = useWords(PANEL_WORDS)
  const { amount, percent } = useFormats()
  if (rows.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      {rows.map(row => {
        const known = of.assets.find(a => a.asset === row.asset)
        const symbol = known?.symbol ?? row.asset.slice(-8)
        const decimals = known?.decimals ?? null
        return (
          <div key={row.asset}>
            <p className="quiet">{amount(row.total, decimals, symbol)}</p>
            <ul className="case-bars">
              {row.parts.slice(0, 12).map(part => (
                <li key={`${part.category} ${part.source} ${part.name}`}>
                  <meter min={0} max={1} value={part.share} aria-label={`${part.name} ${percent(part.share)}`} />
                  <span>
                    {percent(part.share)}{' '}
                    <strong>
                      <Told book="trace" text={part.category} />
                    </strong>{' '}
                    <Told book="trace" text={part.name} />{' '}
                    <span className="quiet">{part.hops === null ? '' : say('hops', { n: part.hops })}</span>{' '}
                    {part.direct === '0' ? null : <Badge>{say('direct')}</Badge>}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}
