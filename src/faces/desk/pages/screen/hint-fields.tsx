import { useWords } from '../../app/preferences.tsx'
import { ChoiceField, TextField } from '../../kit/field.tsx'
import { SCREEN_WORDS } from './screen-words.ts'

/** What is told beside the parties; empty: not told. */
export interface AskHints {
  readonly kind: string
  readonly asOf: string
  readonly birth: string
  readonly country: string
  readonly ref: string
}

/** Nothing is told. */
export const NO_HINTS: AskHints = { kind: '', asOf: '', birth: '', country: '', ref: '' }

/** What may be told of all parties at once. */
export function HintFields({ hints, change }: { readonly hints: AskHints; change(hints: AskHints): void }) {
  const say = useWords(SCREEN_WORDS)
  const set = (key: keyof AskHints) => (event: { readonly target: { readonly value: string } }) =>
    change({ ...hints, [key]: event.target.value })
  const kinds = [
    { value: '', text: say('byForm') },
    ...(['address', 'transaction', 'domain', 'name'] as const).map(value => ({ value, text: say(value) })),
  ]
  return (
    <details className="screen-more">
      <summary>{say('more')}</summary>
      <div className="screen-hints">
        <ChoiceField label={say('kind')} choices={kinds} value={hints.kind} onChange={set('kind')} />
        <TextField label={say('asOf')} hint={say('asOfHint')} type="date" value={hints.asOf} onChange={set('asOf')} />
        <TextField label={say('birth')} hint={say('birthHint')} value={hints.birth} onChange={set('birth')} />
        <TextField
          label={say('country')}
          hint={say('countryHint')}
          maxLength={2}
          value={hints.country}
          onChange={event => change({ ...hints, country: event.target.value.toUpperCase() })}
        />
        <TextField label={say('ref')} hint={say('refHint')} maxLength={200} value={hints.ref} onChange={set('ref')} />
      </div>
    </details>
  )
}
