import { useAnswer } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Answer } from '../../../kit/states.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { useCaseBase } from '../case-context.ts'
import { AccountLink, TxLink } from '../trace/account-link.tsx'
import { AssetAmount } from '../trace/amounts.tsx'
import { PANEL_WORDS } from '../words/panel-words.ts'

/** Why something is tainted, step by step from the theft, under which doctrine. */
export function ExplainSection({ subject }: { readonly subject: string }) {
  const say = useWords(PANEL_WORDS)
  const { time } = useFormats()
  const { name } = useCaseBase()
  const answer = useAnswer('explainTaint', { subject, case: name })
  return (
    <Answer of={answer}>
      {why => (
        <>
          <p>
            {say(`finding_${why.finding}`)}{' '}
            {why.odds === null ? null : <Badge tone="warn">{say('oddsOf', { odds: why.odds })}</Badge>}
          </p>
          <ol className="case-steps">
            {why.path.map((step, n) => (
              <li key={`${step.tx} ${step.index} ${step.to}`}>
                <span className="quiet">
                  {say('step', { n: n + 1 })} · {time(step.at)} · <TxLink tx={step.tx} />
                </span>
                <span>
                  {step.from === null ? '?' : <AccountLink account={step.from} />} →{' '}
                  {step.to === null ? '?' : <AccountLink account={step.to} />}
                </span>
                <span>
                  <AssetAmount asset={step.asset} units={step.tainted} /> /{' '}
                  <AssetAmount asset={step.asset} units={step.amount} />
                </span>
              </li>
            ))}
          </ol>
          <ul className="case-list">
            {why.endpoints.map(e => (
              <li key={`${e.asset} ${e.kind}`}>
                <Told book="trace" text={e.basis} />
              </li>
            ))}
            {why.noise.slice(0, 5).map(n => (
              <li key={`${n.tx} ${n.index}`}>
                <Told book="trace" text={n.because} />
              </li>
            ))}
            {why.gaps.map(g => (
              <li key={`${g.kind} ${g.asset}`}>
                <Told book="trace" text={g.because} />
              </li>
            ))}
          </ul>
          <p className="quiet">
            {say('doctrine')}: <Told book="trace" text={why.doctrine} />
          </p>
        </>
      )}
    </Answer>
  )
}
