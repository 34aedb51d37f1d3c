import type { Answered } from '../../api/operations.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import type { CaseSheet } from './case-sheet.ts'
import { DECIDE_WORDS } from './decide-words.ts'
import { authorityOf, reportDecided } from './form-authority.ts'

type Form = Answered<'compileCasework'>['forms'][number]

/** When a form is due, and whether a report to its authority was decided; of a country that the case does not name, that none is due. */
export function FormState({ file, of }: { readonly file: CaseSheet; readonly of: Form }) {
  const say = useWords(DECIDE_WORDS)
  const { time } = useFormats()
  const country = authorityOf(of.form)
  if (country === null) return null
  if (!file.jurisdictions.includes(country)) return <span className="quiet">{say('otherCountry', { country })}</span>
  const decided = reportDecided(file, country)
  const due = of.deadlines.flatMap(d => (d.by === null ? (d.byDay ?? []) : [time(Math.floor(Date.parse(d.by) / 1000))]))
  return (
    <>
      {decided?.state === 'filed'
        ? null
        : due.map(by => (
            <span key={by} className="quiet">
              {say('due', { time: by })}
            </span>
          ))}
      <span className="quiet">
        {decided === undefined
          ? say('undecided', { country })
          : say('decided', { n: decided.number, state: say(decided.state) })}
      </span>
    </>
  )
}
