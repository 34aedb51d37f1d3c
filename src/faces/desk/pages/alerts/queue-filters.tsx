import type { RefObject } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { ChoiceField } from '../../kit/field.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import type { QueueGroup } from './queue-group.ts'

const SOURCES = ['monitor', 'screen', 'watch', 'guard'] as const
const SEVERITIES = ['urgent', 'review', 'notice'] as const

/** By what of an alert's subject its source is told. */
const SIGNS: Readonly<Record<(typeof SOURCES)[number], RegExp>> = {
  monitor: /^(?:rule|unanswered|typology|withdrawn|learned)/,
  screen: /^(?:list|entry|change):/,
  watch: /^(?:watch|service):/,
  guard: /^guard:/,
}

/** What the queue is narrowed to. */
export interface Filters {
  readonly source: (typeof SOURCES)[number] | null
  readonly severity: (typeof SEVERITIES)[number] | null
  readonly text: string
}

/** The filters that a link names. */
export function readFilters(search: URLSearchParams): Filters {
  return {
    source: SOURCES.find(s => s === search.get('source')) ?? null,
    severity: SEVERITIES.find(s => s === search.get('severity')) ?? null,
    text: search.get('text') ?? '',
  }
}

/** Whether a group passes the filters. @param titleOf titles as the reader sees them, which are searched too */
export function fits(
  group: QueueGroup,
  { source, severity, text }: Filters,
  titleOf: ((title: string) => string) | null = null,
): boolean {
  const sought = text.trim().toLowerCase()
  return (
    (severity === null || group.severity === severity) &&
    (source === null || group.marks.some(mark => SIGNS[source].test(mark))) &&
    (sought === '' ||
      [group.subject, ...group.marks, ...group.kinds.flatMap(k => [k.title, titleOf?.(k.title) ?? ''])].some(t =>
        t.toLowerCase().includes(sought),
      ))
  )
}

/** The fields of the filters. */
export function QueueFilters({
  filters,
  find,
  change,
}: {
  readonly filters: Filters
  readonly find: RefObject<HTMLInputElement | null>
  change(values: Readonly<Record<string, string | null>>): void
}) {
  const say = useWords(ALERTS_WORDS)
  const any = { value: '', text: say('every') }
  return (
    <search className="alerts-filters" aria-label={say('filters')}>
      <ChoiceField
        label={say('severity')}
        choices={[any, ...SEVERITIES.map(value => ({ value, text: say(value) }))]}
        value={filters.severity ?? ''}
        onChange={e => change({ severity: e.target.value || null })}
      />
      <ChoiceField
        label={say('source')}
        choices={[any, ...SOURCES.map(value => ({ value, text: say(value) }))]}
        value={filters.source ?? ''}
        onChange={e => change({ source: e.target.value || null })}
      />
      <div className="field">
        <label htmlFor="alerts-find">{say('find')}</label>
        <input
          id="alerts-find"
          className="input"
          type="search"
          maxLength={200}
          ref={find}
          value={filters.text}
          onChange={e => change({ text: e.target.value || null })}
          onKeyDown={e => {
            if (e.key === 'Escape') e.currentTarget.blur()
          }}
        />
      </div>
    </search>
  )
}
