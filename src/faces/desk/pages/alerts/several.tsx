import type { ReactNode } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { DECISION_TOLD_WORDS } from './decision-told-words.ts'

/** Rows of a list that are spelt out. */
const SPELT = 5

/** The first of some, and how many more there are. */
export function Several<T>({
  of,
  keyOf,
  children,
}: {
  readonly of: readonly T[]
  keyOf(one: T): string
  children(one: T): ReactNode
}) {
  const say = useWords(DECISION_TOLD_WORDS)
  return (
    <>
      {of.slice(0, SPELT).map(one => (
        <div key={keyOf(one)}>{children(one)}</div>
      ))}
      {of.length > SPELT ? <div className="quiet">{say('andMore', { n: of.length - SPELT })}</div> : null}
    </>
  )
}
