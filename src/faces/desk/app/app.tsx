import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Link, Redirect, Route, Router, Switch, useLocation } from 'wouter'
import { CallError } from '../api/call.ts'
import { useSession } from '../api/session.ts'
import { later } from '../kit/later.tsx'
import { usePageTitle } from '../kit/page-title.ts'
import { EmptyState, FaultNote, Waiting } from '../kit/states.tsx'
import { ToastsProvider } from '../kit/toasts.tsx'
import { CrashScreen } from './crash-screen.tsx'
import { PAGES } from './pages.tsx'
import { PreferencesProvider, useWords } from './preferences.tsx'
import { useSameUser } from './same-user.ts'
import { Shell } from './shell.tsx'
import { SHELL_WORDS } from './shell-words.ts'

const SignIn = later(async () => (await import('../pages/sign-in/sign-in-page.tsx')).SignInPage)

/** The whole desk. */
export function App({ client }: { readonly client: QueryClient }) {
  return (
    <PreferencesProvider>
      <QueryClientProvider client={client}>
        <ToastsProvider>
          <Router base="/desk">
            <Desk />
          </Router>
        </ToastsProvider>
      </QueryClientProvider>
    </PreferencesProvider>
  )
}

function Desk() {
  const { session, error } = useSession()
  const [at] = useLocation()
  useSameUser(session?.user)
  if (session === undefined) return error === null ? <Waiting /> : <FaultNote error={error} />
  // A link of invitation is for whoever has it, wherever the server asks nobody else.
  const invited = location.hash.startsWith('#enrol=')
  if (invited || session.enrolling !== null || (session.mode === 'guarded' && session.user === null))
    return (
      <CrashScreen at={at}>
        <Suspense fallback={<Waiting />}>
          <SignIn />
        </Suspense>
      </CrashScreen>
    )
  const home = session.home === null ? '/cases' : `/cases/${encodeURIComponent(session.home)}`
  return (
    <Shell session={session}>
      <CrashScreen at={at}>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/">
              <Redirect to={home} replace />
            </Route>
            {PAGES.map(([path, Page]) => (
              <Route key={path} path={path}>
                <Page />
              </Route>
            ))}
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </CrashScreen>
    </Shell>
  )
}

function NotFound() {
  const say = useWords(SHELL_WORDS)
  usePageTitle(say('notFound'))
  return (
    <EmptyState title={say('notFound')}>
      <h1 className="unseen">{say('notFound')}</h1>
      <p>{say('notFoundMore')}</p>
      <Link href="/cases">{say('toCases')}</Link>
    </EmptyState>
  )
}

/** A refusal stays one however often it is asked; a silent server is asked again. */
export function newClient(): QueryClient {
  const retry = (count: number, error: Error): boolean =>
    count < 3 && error instanceof CallError && (error.status === 0 || error.status >= 502)
  // Whoever is not let in any more is asked to sign in.
  const onError = (error: Error): void => {
    if (error instanceof CallError && error.status === 401) void client.invalidateQueries({ queryKey: ['session'] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    defaultOptions: { queries: { retry, refetchOnWindowFocus: false }, mutations: { onError } },
  })
  return client
}
