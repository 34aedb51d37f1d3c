import { useEffect } from 'react'

/** What the browser calls the page: in its tabs, its history and to whoever hears it read. No names of customers, since a history is kept. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Cordon`
  }, [title])
}
