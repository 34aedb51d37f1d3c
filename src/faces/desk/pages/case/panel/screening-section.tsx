import { splitAccount } from '../../../../../model/account.ts'
import { useAnswer } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Answer } from '../../../kit/states.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { PANEL_WORDS } from '../words/panel-words.ts'

const TONES = { match: 'bad', clear: 'good', unknown: 'warn' } as const

/** Whether an account stands on a list. Asked when the part is opened: each question is remembered as a screening. */
export function ScreeningSection({ account }: { readonly account: string }) {
  const say = useWords(PANEL_WORDS)
  const { day } = useFormats()
  const { ledger, address } = splitAccount(account as Parameters<typeof splitAccount>[0])
  const answer = useAnswer('screenParty', { parties: [address], ledger }, { staleTime: 300_000 })
  return (
    <Answer of={answer}>
      {({ answers }) =>
        answers.map(a => (
          <div key={a.party.text} className="stack">
            <p>
              <Badge tone={TONES[a.verdict]}>{say(`verdict_${a.verdict}`)}</Badge>
            </p>
            <ul className="case-list">
              {a.entries.map(e => (
                <li key={`${e.list} ${e.id} ${e.basis}`}>
                  <strong>{e.name}</strong> ({e.list}
                  {e.listedAt === null ? '' : `, ${day(e.listedAt)}`})
                  {e.why.map((why, n) => (
                    <span key={why}>
                      {n === 0 ? '' : '; '}
                      <Told book="screen" text={why} />
                    </span>
                  ))}
                </li>
              ))}
              {a.gaps.map(g => (
                <li key={`${g.code} ${g.list}`} className="quiet">
                  <Told book="screen" text={g.because} />
                </li>
              ))}
            </ul>
          </div>
        ))
      }
    </Answer>
  )
}
