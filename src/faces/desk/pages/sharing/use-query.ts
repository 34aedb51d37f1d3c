import { useSearchParams } from 'wouter'

/** What of a page stands in its address, and how to change it. An empty value takes a name out. */
export interface PageQuery {
  get(name: string): string
  set(changes: Readonly<Record<string, string>>): void
}

/** The page's query. Changes replace the entry of the history: going back leaves the page. */
export function usePageQuery(): PageQuery {
  const [query, setQuery] = useSearchParams()
  return {
    get: name => query.get(name) ?? '',
    set: changes =>
      setQuery(
        before => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes))
            if (value === '') next.delete(name)
            else next.set(name, value)
          return next
        },
        { replace: true },
      ),
  }
}
