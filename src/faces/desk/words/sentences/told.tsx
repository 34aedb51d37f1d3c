import { useQuery } from '@tanstack/react-query'
import { usePreferences } from '../../app/preferences.tsx'
import { BOOKS, type BookName } from './books.ts'

/** What {@link useTold} gives: a sentence as the reader should see it, and the language it is in. */
export interface ToldAs {
  readonly text: string
  readonly lang: 'en' | 'ja' | 'ko'
}

/** Tells sentences of Cordon's operations in the reader's language; what a book does not have, and all until it is loaded, in English. */
export function useTold(book: BookName): (text: string) => ToldAs {
  const { language } = usePreferences()
  const { data } = useQuery({
    queryKey: ['sentence-book', book],
    queryFn: () => BOOKS[book](),
    enabled: language !== 'en',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return text => {
    const told = language === 'en' ? null : (data?.tell(text, language) ?? null)
    return told === null ? { text, lang: 'en' } : { text: told, lang: language }
  }
}

/** A sentence of an operation in the reader's language, with the words that were said, in English, where the pointer rests. */
export function Told({ book, text }: { readonly book: BookName; readonly text: string }) {
  const told = useTold(book)(text)
  return (
    <span lang={told.lang} title={told.lang === 'en' ? undefined : text}>
      {told.text}
    </span>
  )
}
