import type { SignInShelf } from '../../operations/sign-in/sign-in-shelf.ts'

/** What is kept of signing in, in a folder: its database is loaded and made when it is first asked for. */
export function lateSignIn(folder: string): SignInShelf {
  let shelf: Promise<SignInShelf> | null = null
  const opened = (): Promise<SignInShelf> => {
    shelf ??= open(folder).catch(fault => {
      shelf = null
      throw fault
    })
    return shelf
  }
  return {
    open: async session => (await opened()).open(session),
    session: async digest => (await opened()).session(digest),
    sessions: async () => (await opened()).sessions(),
    seen: async (digest, at) => (await opened()).seen(digest, at),
    end: async which => (await opened()).end(which),
    lastSeen: async () => (await opened()).lastSeen(),
    put: async ticket => (await opened()).put(ticket),
    tryTicket: async (digest, kind, now, tries) => (await opened()).tryTicket(digest, kind, now, tries),
    take: async (digest, kind, now) => (await opened()).take(digest, kind, now),
    drop: async (owner, kind) => (await opened()).drop(owner, kind),
    addFactor: async (factor, first) => (await opened()).addFactor(factor, first),
    factors: async owner => (await opened()).factors(owner),
    factorOf: async credential => (await opened()).factorOf(credential),
    use: async (id, counter, at) => (await opened()).use(id, counter, at),
    removeFactor: async (owner, id) => (await opened()).removeFactor(owner, id),
    putRecovery: async (owner, digests) => (await opened()).putRecovery(owner, digests),
    spendRecovery: async (owner, digest) => (await opened()).spendRecovery(owner, digest),
    recoveryLeft: async () => (await opened()).recoveryLeft(),
    guess: async (at, now) => (await opened()).guess(at, now),
    forgive: async at => (await opened()).forgive(at),
    forget: async owner => (await opened()).forget(owner),
    close: async () => (shelf === null ? undefined : (await shelf).close()),
  }
}

async function open(folder: string): Promise<SignInShelf> {
  return new (await import('./sqlite-sign-in.ts')).SqliteSignIn(folder)
}
