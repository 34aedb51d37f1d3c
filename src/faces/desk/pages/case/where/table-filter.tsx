import { useEffect, useState } from 'react'
import { useWords } from '../../../app/preferences.tsx'
import { ChoiceField, TextField } from '../../../kit/field.tsx'
import { useCase } from '../case-context.ts'
import type { CasePlace } from '../place/case-place.ts'
import { KINDS } from '../trace/kind-mark.tsx'
import type { TraceIndex } from '../trace/trace-index.ts'
import { KIND_WORDS } from '../words/kind-words.ts'
import { WHERE_WORDS } from '../words/where-words.ts'

/** Stands for every kind of which something can be frozen. */
export const FREEZABLE = 'freezable'

/** Milliseconds without a letter after which rows follow: within the tenth of a second that feels like at once. */
const PAUSE_MS = 30

/** What the tables of a case show: kept in the address, so that a link shows the same rows. */
export function TableFilter({
  kinds = false,
  freezable = false,
}: {
  readonly kinds?: boolean
  readonly freezable?: boolean
}) {
  const say = useWords(WHERE_WORDS)
  const kind = useWords(KIND_WORDS)
  const { index, place, go } = useCase()
  const [text, setText] = useState(place.q)
  useEffect(() => setText(place.q), [place.q])
  useEffect(() => {
    if (text === place.q) return
    const timer = setTimeout(() => go({ q: text }, true), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, place.q, go])
  const there = new Set(index.trace.endpoints.map(e => e.kind))
  return (
    <search className="case-filter">
      <TextField label={say('filter')} type="search" value={text} onChange={event => setText(event.target.value)} />
      {kinds ? (
        <ChoiceField
          label={say('filterKind')}
          value={place.kind}
          onChange={event => go({ kind: event.target.value }, true)}
          choices={[
            { value: '', text: say('everyKind') },
            ...(freezable ? [{ value: FREEZABLE, text: say('freezableOnly') }] : []),
            ...KINDS.filter(k => there.has(k)).map(k => ({ value: k, text: kind(k) })),
          ]}
        />
      ) : null}
      {index.trace.assets.length > 1 ? (
        <ChoiceField
          label={say('filterAsset')}
          value={place.asset}
          onChange={event => go({ asset: event.target.value }, true)}
          choices={[
            { value: '', text: say('everyAsset') },
            ...index.trace.assets.map(a => ({ value: a.asset, text: index.asset(a.asset).symbol })),
          ]}
        />
      ) : null}
    </search>
  )
}

/**
 * Whether an endpoint stays under the filter of the address.
 * @param told its basis as the reader sees it, in which words are looked for too
 */
export function fits(
  row: TraceIndex['trace']['endpoints'][number],
  place: Pick<CasePlace, 'q' | 'kind' | 'asset'>,
  index: TraceIndex,
  told: string,
): boolean {
  if (place.asset !== '' && row.asset !== place.asset) return false
  if (place.kind === FREEZABLE && row.freezableBy.length === 0) return false
  if (place.kind !== '' && place.kind !== FREEZABLE && row.kind !== place.kind) return false
  const wanted = place.q.trim().toLowerCase()
  if (wanted === '') return true
  return [
    row.account,
    row.name ?? '',
    row.basis,
    told,
    row.freezableBy.join(' '),
    index.nameOf(row.account) ?? '',
  ].some(text => text.toLowerCase().includes(wanted))
}
