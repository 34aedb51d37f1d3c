import type { ComponentType } from 'react'
import { type Later, later } from '../kit/later.tsx'

/** A page, loaded when it is opened. */
export type LazyPage = Later<object>

const page = (load: () => Promise<ComponentType>): LazyPage => later(load)

/** The pages by their path under /desk; the first that fits is shown. `:name` and the like are read by `useParams`. */
export const PAGES: readonly (readonly [path: string, page: LazyPage])[] = [
  ['/cases', page(async () => (await import('../pages/cases/cases-page.tsx')).CasesPage)],
  ['/cases/:name', page(async () => (await import('../pages/case/case-page.tsx')).CasePage)],
  ['/screen', page(async () => (await import('../pages/screen/screen-page.tsx')).ScreenPage)],
  ['/alerts', page(async () => (await import('../pages/alerts/alerts-page.tsx')).AlertsPage)],
  ['/casework/:id', page(async () => (await import('../pages/alerts/casework-page.tsx')).CaseworkPage)],
  ['/sharing', page(async () => (await import('../pages/sharing/sharing-page.tsx')).SharingPage)],
  ['/freezes', page(async () => (await import('../pages/freezes/freezes-page.tsx')).FreezesPage)],
  ['/freezes/:id', page(async () => (await import('../pages/freezes/freeze-page.tsx')).FreezePage)],
  ['/guard', page(async () => (await import('../pages/guard/guard-page.tsx')).GuardPage)],
  ['/situation', page(async () => (await import('../pages/situation/situation-page.tsx')).SituationPage)],
  ['/people', page(async () => (await import('../pages/people/people-page.tsx')).PeoplePage)],
  ['/me', page(async () => (await import('../pages/sign-in/me-page.tsx')).MePage)],
]

/** Loads the code of the page at a path under /desk before anything is drawn: it comes while the server says who sits here. */
export function preloadPage(path: string): void {
  const parts = path.split('/')
  const fits = (pattern: string): boolean => {
    const wanted = pattern.split('/')
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith(':') || part === parts[i])
  }
  PAGES.find(([pattern]) => fits(pattern))?.[1].preload()
}
