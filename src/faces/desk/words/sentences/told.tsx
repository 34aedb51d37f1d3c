import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { usePreferences } from '../../app/preferences.tsx'
import { plainIds } from '../plain-ids.ts'
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
  return useCallback(
    text => {
      const told = language === 'en' ? null : (data?.tell(text, language) ?? null)
      return told === null
        ? { text: plainIds(text, 'en'), lang: 'en' }
        : { text: plainIds(told, language), lang: language }
    },
    [data, language],
  )
}

/** A sentence of an operation in the reader's language, with the words that were said, in English, and the whole identifiers where the pointer rests. */
export function Told({ book, text }: { readonly book: BookName; readonly text: string }) {
  const { language } = usePreferences()
  // No book is asked for by who reads what was said: a table has a hundred such cells.
  return language === 'en' ? (
    <ToldText of={{ text: plainIds(text, 'en'), lang: 'en' }} said={text} />
  ) : (
    <ToldBy book={book} text={text} />
  )
}

function ToldBy({ book, text }: { readonly book: BookName; readonly text: string }) {
  return <ToldText of={useTold(book)(text)} said={text} />
}

function ToldText({ of, said }: { readonly of: ToldAs; readonly said: string }) {
  return (
    <span className="told" lang={of.lang} title={of.text === said ? undefined : said}>
      {of.text}
    </span>
  )
}
