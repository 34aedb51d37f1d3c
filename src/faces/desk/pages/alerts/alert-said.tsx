import { usePreferences } from '../../app/preferences.tsx'
import type { BookName } from '../../words/sentences/books.ts'
import { useTold } from '../../words/sentences/told.tsx'
import type { ToldAlert } from './told-alert.ts'

/** In which book the words of a source's alerts are; how the queue puts them is in that of the rules. */
const BOOK_OF: Readonly<Record<ToldAlert['alert']['source'], BookName>> = {
  monitor: 'rules',
  screen: 'screen',
  watch: 'trace',
  guard: 'guard',
}

/** A reason of an alert in the reader's language, with the words that were said where the pointer rests. */
export function AlertSaid({ source, text }: { readonly source: ToldAlert['alert']['source']; readonly text: string }) {
  const { language } = usePreferences()
  const queue = useTold('rules')(text)
  const own = useTold(BOOK_OF[source])(text)
  const told = queue.lang === language ? queue : own
  return (
    <span lang={told.lang} title={told.text === text ? undefined : text}>
      {told.text}
    </span>
  )
}
