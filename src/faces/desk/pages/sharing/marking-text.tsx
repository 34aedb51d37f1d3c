import type { Answered } from '../../api/operations.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { SHARING_WORDS } from './sharing-words.ts'

/** How an object is to be handled. */
export type Marking = Answered<'listIntel'>['rows'][number]['marking']

/** Markings as partners write them: `TLP:AMBER`, `PAP:GREEN`, `REL TO`. */
export function MarkingText({ marking }: { readonly marking: Marking }) {
  const say = useWords(SHARING_WORDS)
  const { tlp, unmarked, pap, relTo, addressedTo, unknown } = marking
  return (
    <span className="sharing-marking">
      {unmarked ? <small className="quiet">{say('unmarked')}</small> : null}
      <span className="sharing-tlp" data-tlp={tlp}>
        TLP:{tlp.toUpperCase()}
      </span>
      {pap === null ? null : <Badge>PAP:{pap.toUpperCase()}</Badge>}
      {relTo.length === 0 ? null : <Badge>{say('relTo', { to: relTo.join(', ') })}</Badge>}
      {addressedTo.length === 0 ? null : (
        <span title={addressedTo.join(', ')}>
          <Badge>{say('addressed', { n: addressedTo.length })}</Badge>
        </span>
      )}
      {unknown.length === 0 ? null : <Badge tone="bad">{say('unknownMarking')}</Badge>}
    </span>
  )
}
