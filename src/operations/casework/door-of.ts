/** What facts begin with that name a session in place of a key. */
export const BY_SESSION = 'session '

/** By a key, or by a session at the desk. */
interface Door {
  readonly key: string | null
  readonly session?: string | undefined
}

/** The door by which somebody came, as facts name it: the key's id, or the session; null: at a terminal. */
export function doorOf(asker: Door | undefined): string | null {
  return asker?.session === undefined ? (asker?.key ?? null) : `${BY_SESSION}${asker.session}`
}
