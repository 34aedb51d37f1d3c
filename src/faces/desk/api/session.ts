import { type QueryClient, useQuery } from '@tanstack/react-query'
import { send } from './call.ts'

/** Who sits at the desk: what `GET /v1/session` answers. */
export interface Session {
  /** `open`: the server asks nobody who they are, as `npm start` does; `guarded`: people sign in. */
  readonly mode: 'open' | 'guarded'
  /** Null: nobody has signed in. */
  readonly user: string | null
  readonly roles: readonly string[]
  readonly tenant: string | null
  /** What the person may look at or do, as the scopes of keys name it; `admin` is everything. */
  readonly scopes: readonly string[]
  /** Those of them in which the person may also change something: an auditor has none. */
  readonly acts: readonly string[]
  /** Who has shown a password and is now to set up a second factor; null: nobody. */
  readonly enrolling: string | null
  readonly version: string
  /** The node that the server is; null: none. */
  readonly node: { readonly name: string; readonly country: string } | null
  /** The case that the desk opens with; null: the list of cases. */
  readonly home: string | null
  /** Ways to sign in that the server offers. */
  readonly ways: readonly ('password' | 'passkey' | 'oidc')[]
}

/** The session, read once and again when it changed. */
export function useSession(): { readonly session: Session | undefined; readonly error: Error | null } {
  const { data, error } = useQuery(SESSION)
  return { session: data, error }
}

/** Asks for the session before anything is drawn: every page waits for it. */
export function askSession(client: QueryClient): void {
  void client.prefetchQuery(SESSION)
}

const SESSION = {
  queryKey: ['session'],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
    (await send('GET', '/v1/session', undefined, signal)) as Session,
  staleTime: 60_000,
}

/** Whether a session may look at what a scope names. */
export function may(session: Session | undefined, scope: string): boolean {
  return (
    session !== undefined &&
    (session.mode === 'open' || session.scopes.includes(scope) || session.scopes.includes('admin'))
  )
}

/** Whether a session may also change something there. */
export function mayAct(session: Session | undefined, scope: string): boolean {
  return (
    session !== undefined && (session.mode === 'open' || session.acts.includes(scope) || session.acts.includes('admin'))
  )
}
