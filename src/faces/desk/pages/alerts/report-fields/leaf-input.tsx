import type { FieldShape } from '../../../../../formats/report-fields/field-shape.ts'
import { REGULATORS } from '../../../../../formats/sarx/sarx-codes.ts'
import { useWords } from '../../../app/preferences.tsx'
import { ChoiceField, LongField, TextField } from '../../../kit/field.tsx'
import { CHOICE_WORDS } from './choice-words.ts'
import { useFieldText } from './field-text.ts'

/** A text of more characters gets several lines. */
const LONG = 300

/** How a field of one value is shown: its name, what bounds it, what is wrong with it. */
export interface LeafSetting {
  readonly tail: string
  readonly shape: FieldShape
  readonly value: unknown
  set(value: unknown): void
  readonly fault: string | undefined
  /** Stands behind the name: missing, told. */
  readonly mark: string
}

/** A field of one value, by what it holds. An empty one is null. */
export function LeafInput({ tail, shape, value, set, fault, mark }: LeafSetting) {
  const text = useFieldText()
  const choices = useChoices()
  const label = mark === '' ? text.label(tail) : `${text.label(tail)} (${mark})`
  const common = { label, hint: text.hint(tail, shape), fault }
  const told = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const put = (given: string): void => set(given === '' ? null : given)
  if (tail === 'regulator')
    return (
      <ChoiceField
        {...common}
        choices={choices(Object.keys(REGULATORS), told, true)}
        value={told}
        onChange={e => put(e.target.value)}
      />
    )
  switch (shape.kind) {
    case 'choice':
      return (
        <ChoiceField
          {...common}
          choices={choices(shape.choices, told, false)}
          value={told}
          onChange={e => put(e.target.value)}
        />
      )
    case 'flag':
      return (
        <label className="row">
          <input type="checkbox" checked={value === true} onChange={e => set(e.target.checked)} />
          {label}
        </label>
      )
    case 'day':
      return <TextField {...common} type="date" value={told} onChange={e => put(e.target.value)} />
    case 'moment':
      return (
        <TextField
          {...common}
          type="datetime-local"
          step={1}
          value={told.slice(0, 19)}
          onChange={e => put(e.target.value === '' ? '' : `${e.target.value.padEnd(19, ':00').slice(0, 19)}Z`)}
        />
      )
    case 'whole':
      return (
        <TextField
          {...common}
          inputMode="numeric"
          value={told}
          onChange={e => set(/^\d{1,15}$/.test(e.target.value) ? Number(e.target.value) : e.target.value || null)}
        />
      )
    case 'country':
    case 'currency':
      return <TextField {...common} value={told} maxLength={3} onChange={e => put(e.target.value.toUpperCase())} />
    case 'text':
      return shape.most > LONG ? (
        <LongField {...common} rows={3} value={told} onChange={e => put(e.target.value)} />
      ) : (
        <TextField {...common} value={told} onChange={e => put(e.target.value)} />
      )
    default:
      return <TextField {...common} value={told} onChange={e => put(e.target.value)} />
  }
}

/** Choices in the reader's language; an empty one stands first where nothing is chosen yet or may be. */
function useChoices() {
  const say = useWords(CHOICE_WORDS)
  return (values: readonly string[], chosen: string, empty: boolean) => [
    ...(empty || chosen === '' ? [{ value: '', text: say('none') }] : []),
    ...values.map(value => ({ value, text: wordOf(say, value) })),
  ]
}

function wordOf(say: (key: keyof typeof CHOICE_WORDS.en) => string, value: string): string {
  // The word for nothing told is another than an agency's word for none.
  const key = value === 'none' ? 'nobody' : value
  return Object.hasOwn(CHOICE_WORDS.en, key) ? say(key as keyof typeof CHOICE_WORDS.en) : value
}
