import { useAnswer } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Answer } from '../../../kit/states.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { PANEL_WORDS } from '../words/panel-words.ts'

/** Who claims what about an account, which claim a trace follows, and which dissent. */
export function TagsSection({ account, asset }: { readonly account: string; readonly asset: string | undefined }) {
  const say = useWords(PANEL_WORDS)
  const { day } = useFormats()
  const answer = useAnswer(
    'describeAccount',
    { account, ...(asset === undefined ? {} : { asset }) },
    { staleTime: 300_000 },
  )
  return (
    <Answer of={answer}>
      {({ tags, attribution, freezers }) => (
        <>
          {tags.length === 0 ? <p className="quiet">{say('noTags')}</p> : null}
          <ul className="case-list">
            {tags.map(t => (
              <li key={`${t.label} ${t.source} ${t.category}`}>
                <strong>{t.label}</strong> · <Told book="trace" text={t.category} /> ·{' '}
                <Told book="trace" text={t.basis} /> · {say('sure', { n: t.confidence })} ·{' '}
                {t.at === null ? say('undated') : day(t.at)}{' '}
                {t.dissents ? <Badge tone="warn">{say('dissents')}</Badge> : null}
                <br />
                <Source text={t.source} />
              </li>
            ))}
          </ul>
          {attribution.basis === null ? null : (
            <p>
              <Badge tone="info">{say('followed')}</Badge> <Told book="trace" text={attribution.basis} />
            </p>
          )}
          {freezers.length === 0 ? null : (
            <>
              <h3>{say('freezers')}</h3>
              <ul className="case-list">
                {freezers.map(f => (
                  <li key={f.name}>
                    <strong>{f.name}</strong> <Told book="trace" text={f.because} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Answer>
  )
}

/** A source as a link where it is one. It is told by others: only web addresses are followed, and the page that opens learns nothing. */
function Source({ text }: { readonly text: string }) {
  return /^https:\/\//.test(text) ? (
    <a href={text} target="_blank" rel="noopener noreferrer nofollow" className="case-source">
      {text}
    </a>
  ) : (
    <span className="quiet case-source">{text}</span>
  )
}
