import type { FieldShape } from '../../../../../formats/report-fields/field-shape.ts'
import { useWords } from '../../../app/preferences.tsx'
import { EXAMPLES } from './examples.ts'
import { FORM_WORDS } from './form-words.ts'
import { LABEL_WORDS } from './label-words.ts'
import { WHAT_WORDS } from './what-words.ts'

/** What is said of a field beside its value. */
export interface FieldText {
  label(tail: string): string
  /** What it is, what bounds it, and an example. */
  hint(tail: string, shape: FieldShape): string
  /** What bounds it. */
  bound(shape: FieldShape): string
}

/** How fields are named and explained in the reader's language. */
export function useFieldText(): FieldText {
  const say = useWords(FORM_WORDS)
  const labels = useWords(LABEL_WORDS)
  const whats = useWords(WHAT_WORDS)
  const bound = (shape: FieldShape): string => {
    switch (shape.kind) {
      case 'text':
        return say('text', { n: shape.most })
      case 'whole':
        return say('whole', { least: shape.least, most: shape.most })
      case 'currency':
        return say('currencyCode')
      case 'day':
      case 'moment':
      case 'country':
      case 'figure':
        return say(shape.kind)
      default:
        return ''
    }
  }
  return {
    bound,
    label: tail => (isKey(LABEL_WORDS.en, tail) ? labels(tail) : tail),
    hint(tail, shape) {
      const what = isKey(WHAT_WORDS.en, tail) ? whats(tail) : ''
      const example = shape.kind === 'rows' ? undefined : EXAMPLES[tail]
      // One of a few is chosen, whatever text the schema would take.
      const parts = [
        what,
        tail === 'regulator' ? '' : bound(shape),
        example === undefined ? '' : say('example', { text: example }),
      ]
      return parts.filter(part => part !== '').join(' · ')
    },
  }
}

function isKey<K extends string>(words: Readonly<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(words, key)
}
