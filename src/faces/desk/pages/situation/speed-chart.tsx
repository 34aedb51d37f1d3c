import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Told } from '../../words/sentences/told.tsx'
import type { Situation } from './situation-row.ts'
import { SITUATION_WORDS } from './situation-words.ts'

const STEP_WORDS = {
  reported: 'reported',
  traced: 'traced',
  shared: 'shared',
  asked: 'askedStep',
  frozen: 'frozenStep',
  recovered: 'recoveredStep',
} as const

/** How quick this node was, beside what others measured, in one table in the order of time; bars are logarithmic. */
export function SpeedTable({ situation }: { readonly situation: Situation }) {
  const say = useWords(SITUATION_WORDS)
  const { span, number } = useFormats()
  const own = situation.steps.flatMap(s =>
    s.median === null
      ? []
      : [{ key: s.step as string, name: say(STEP_WORDS[s.step]), seconds: s.median, row: s, source: null }],
  )
  const others = situation.baselines.flatMap(b =>
    b.span === null || b.key === 'recovered'
      ? []
      : [{ key: b.key as string, name: say(b.key), seconds: b.span, row: null, source: b.source }],
  )
  const rows = [...own, ...others].sort((a, b) => a.seconds - b.seconds)
  const most = Math.max(10, ...rows.map(r => r.seconds))
  const part = (seconds: number): number => Math.log10(Math.max(1, seconds)) / Math.log10(most)
  return (
    <>
      {own.length === 0 ? <p className="quiet">{say('noSpeed')}</p> : null}
      <div className="table-scroll">
        <table className="table situation-speed">
          <caption className="unseen">{say('speed')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('step')}</th>
              <th scope="col" className="end">
                {say('median')}
              </th>
              <th scope="col">
                <span className="unseen">{say('scale')}</span>
              </th>
              <th scope="col">{say('source')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(r => (
              <tr key={r.key} data-own={r.row !== null}>
                <th scope="row">{r.name}</th>
                <td className="end">{span(r.seconds)}</td>
                <td>
                  <svg className="situation-bar" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
                    <rect className="situation-bar-ground" x="0" y="0" width="200" height="14" rx="2" />
                    <rect
                      data-kind={r.row === null ? 'widest' : 'frozen'}
                      x="0"
                      y="2"
                      height="10"
                      width={Math.max(2, part(r.seconds) * 200)}
                    />
                  </svg>
                </td>
                <td>
                  {r.row === null ? (
                    <small className="quiet">
                      <Told book="situation" text={r.source} />
                    </small>
                  ) : (
                    <small>
                      <strong>{say('own')}</strong>: {say('cases')} {number(r.row.cases)}, {say('fastest')}{' '}
                      {span(r.row.fastest ?? 0)}, {say('slowest')} {span(r.row.slowest ?? 0)}
                    </small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">
        <small>{say('scale')}</small>
      </p>
    </>
  )
}
