import type { Logger } from 'pino'
import type { SignInWorld } from '../../../operations/sign-in/sign-in-world.ts'
import { PasswordCheck } from '../../taxii/password-check.ts'
import type { FailedKeys } from '../failed-keys.ts'
import { DeskRoster } from './desk-roster.ts'
import { DeskSessions } from './desk-sessions.ts'
import { SignInDesk } from './sign-in-desk.ts'
import { SignInRecord } from './sign-in-record.ts'

/** Signing in at a server. */
export interface SignIn {
  readonly desk: SignInDesk
  readonly sessions: DeskSessions
  /** Reads on whether callers must say who they are. */
  refresh(): Promise<void>
  /** Waits for what is still to be written down. */
  close(): Promise<void>
}

/**
 * Puts signing in together; null: nothing is kept of it in this world.
 * @param rate requests a second of one person
 * @throws HttpFault `users-unreadable`
 */
export async function openSignIn(
  world: SignInWorld,
  rate: number,
  failed: FailedKeys,
  log: Logger | null,
): Promise<SignIn | null> {
  if (world.signIn === undefined) return null
  const told = (fault: unknown): void => log?.error({ err: fault }, 'sign-in')
  const roster = new DeskRoster(world)
  await roster.refresh()
  const sessions = new DeskSessions(world, world.signIn, roster, rate)
  const record = new SignInRecord(world, told)
  const desk = new SignInDesk(world, world.signIn, sessions, new PasswordCheck(failed), record)
  // Whoever cannot be looked up is refused when asked for; until then nothing is to be done.
  return { desk, sessions, refresh: () => roster.refresh().catch(told), close: () => record.end() }
}
