import type { Instant } from '../../model/instant.ts'

/** How somebody signed in. */
export type SignInWay = 'password' | 'totp' | 'passkey' | 'recovery' | 'oidc'

/** Somebody's stay at the desk. The token that opens it is nowhere: only its SHA-256 is kept. */
export interface DeskSession {
  /** Names it without opening it, 16 hex digits. */
  readonly id: string
  /** SHA-256 of the token, lower-case hex. */
  readonly digest: string
  readonly user: string
  /** The user of this name who was meant: see `RosterUser`. */
  readonly owner: string
  /** The last fact about the user when the session began; it ends as soon as there is a later one. */
  readonly stamp: number
  readonly way: SignInWay
  /** True: it opens nothing but the setting up of a second factor. */
  readonly limited: boolean
  readonly signedInAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
  readonly address: string
  /** What the browser says of itself, shortened. */
  readonly agent: string
}

/** Something handed out that is good once, for a while: the second half of a sign-in, a challenge, a link of invitation. */
export interface Ticket {
  /** SHA-256 of its text, lower-case hex. */
  readonly digest: string
  readonly kind: string
  /** For whom it is good; null: for whoever it shows. */
  readonly owner: string | null
  /** What must be remembered until then, kept encrypted. */
  readonly body: string
  readonly endsAt: Instant
}

/** A passkey: the public half, and where it is good. */
export interface Passkey {
  /** The credential's id, base64url. */
  readonly credential: string
  readonly publicKey: Uint8Array
  readonly transports: readonly string[]
  /** The host for which it was made (RP ID). */
  readonly host: string
}

/** A second factor of a user. */
export interface SecondFactor {
  readonly id: string
  readonly owner: string
  readonly kind: 'totp' | 'passkey'
  readonly label: string
  readonly addedAt: Instant
  readonly usedAt: Instant | null
  /** Of a passkey its signature count, of TOTP the last step that was used. */
  readonly counter: number
  readonly passkey: Passkey | null
  /** Of TOTP, kept encrypted; null of a passkey. */
  readonly secret: Uint8Array | null
}

/** Whose sessions are ended: one by its token's digest or its id, or all of an owner but one. */
export type SessionsMeant =
  | { readonly digest: string }
  | { readonly owner: string; readonly id?: string | undefined; readonly except?: string | undefined }

/** What is kept of signing in beside the facts. It survives a restart and a kill; all processes of a data folder see the same at once. */
export interface SignInShelf {
  open(session: DeskSession): Promise<void>
  session(digest: string): Promise<DeskSession | null>
  sessions(): Promise<readonly DeskSession[]>
  /** Notes that a session is in use. */
  seen(digest: string, at: Instant): Promise<void>
  /** How many were ended. */
  end(which: SessionsMeant): Promise<number>
  /** When each owner was last there. */
  lastSeen(): Promise<ReadonlyMap<string, Instant>>

  put(ticket: Ticket): Promise<void>
  /** Null: unknown, of another kind, over, or tried more than `tries` times; it counts as a try. */
  tryTicket(digest: string, kind: string, now: Instant, tries: number): Promise<Ticket | null>
  /** Takes it away: of two at the same moment, one gets it. */
  take(digest: string, kind: string, now: Instant): Promise<Ticket | null>
  /** Ends all tickets of a kind of an owner. */
  drop(owner: string, kind: string): Promise<void>

  /**
   * @param first only where the owner has none: of two at the same moment, one gets in
   * @returns whether it was added
   * @throws InputError `passkey-taken`
   */
  addFactor(factor: SecondFactor, first?: boolean): Promise<boolean>
  /** Of one owner; null: of all, without secrets. */
  factors(owner: string | null): Promise<readonly SecondFactor[]>
  factorOf(credential: string): Promise<SecondFactor | null>
  /** Whether `counter` is later than what was used before; then it is used now. */
  use(id: string, counter: number, at: Instant): Promise<boolean>
  /** Whether it was there. */
  removeFactor(owner: string, id: string): Promise<boolean>

  /** Puts these in place of the codes before. @param digests SHA-256, lower-case hex */
  putRecovery(owner: string, digests: readonly string[]): Promise<void>
  /** Whether there was such a code; it is gone then. */
  spendRecovery(owner: string, digest: string): Promise<boolean>
  recoveryLeft(): Promise<ReadonlyMap<string, number>>

  /** Counts a guess at something. Gives 0, or the seconds until the next is looked at; then it is not counted. */
  guess(at: string, now: Instant): Promise<number>
  /** The guess was right: all before are forgotten. */
  forgive(at: string): Promise<void>

  /** Ends all sessions, factors, codes and tickets of an owner. */
  forget(owner: string): Promise<void>
  close(): Promise<void>
}
