import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { send } from '../api/call.ts'
import { useLive } from '../api/live.ts'
import { may, type Session } from '../api/session.ts'
import { Button } from '../kit/button.tsx'
import { later } from '../kit/later.tsx'
import { useTour } from '../tour/use-tour.ts'
import { CrashScreen } from './crash-screen.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { THEMES, type Theme, usePreferences, useWords } from './preferences.tsx'
import { SHELL_WORDS } from './shell-words.ts'
import { Mark, Sign } from './signs.tsx'

const Tour = later(async () => (await import('../tour/tour.tsx')).Tour)

/** The pages in the order of the work, and the scope that each needs. */
const LINKS = [
  ['cases', 'cases'],
  ['screen', 'screen'],
  ['alerts', 'casework'],
  ['freezes', 'freeze'],
  ['sharing', 'share'],
  ['guard', 'screen'],
  ['situation', 'cases'],
  ['people', 'admin'],
] as const

/** The frame around every page. */
export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const say = useWords(SHELL_WORDS)
  const { theme, setTheme } = usePreferences()
  const live = useLive(session.mode === 'open' || session.user !== null)
  const [path] = useLocation()
  const client = useQueryClient()
  const tour = useTour(session)
  const links = useRef<HTMLUListElement>(null)
  const page = path.split('/')[1]
  useEffect(() => {
    // A phone shows half of the links: the one of this page is among them.
    const own = page === undefined ? null : links.current?.querySelector<HTMLElement>('a[aria-current]')
    if (own) links.current?.scrollTo({ left: own.offsetLeft - links.current.offsetLeft - 40 })
  }, [page])
  const signOut = async (): Promise<void> => {
    await send('DELETE', '/v1/session')
    await client.resetQueries()
  }
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <nav className="shell-nav" aria-label={say('nav')}>
        <Link href="/" className="shell-mark">
          <Mark />
          Cordon
        </Link>
        <ul ref={links}>
          {LINKS.filter(([, scope]) => may(session, scope)).map(([name]) => (
            <li key={name}>
              <Link href={`/${name}`} aria-current={page === name ? 'page' : undefined}>
                <Sign name={name} />
                {say(name)}
              </Link>
            </li>
          ))}
        </ul>
        <div className="shell-foot">
          <span className="shell-live quiet" data-state={live} role="status">
            {say(live)}
          </span>
          {session.user === null ? (
            <span className="quiet">{say('openMode')}</span>
          ) : (
            <span className="row">
              <Link href="/me">{session.user}</Link>
              <Button size="small" onClick={() => void signOut()}>
                {say('signOut')}
              </Button>
            </span>
          )}
          {session.home === null ? null : (
            <Button size="small" onClick={tour.start}>
              {say('tour')}
            </Button>
          )}
          <LanguageChoice />
          <select
            className="input"
            aria-label={say('theme')}
            value={theme}
            onChange={event => setTheme(event.target.value as Theme)}
          >
            {THEMES.map(t => (
              <option key={t} value={t}>
                {say(t)}
              </option>
            ))}
          </select>
          <span className="quiet">
            {session.node === null ? '' : `${session.node.name} · `}Cordon {session.version}
          </span>
        </div>
      </nav>
      <main className="shell-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {tour.on && session.home !== null ? (
        <CrashScreen at={path}>
          <Suspense fallback={null}>
            <Tour name={session.home} end={tour.end} />
          </Suspense>
        </CrashScreen>
      ) : null}
    </div>
  )
}
