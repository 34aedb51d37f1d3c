import type { z } from 'zod'
import { showInstant } from '../../model/instant.ts'
import type { endSessions } from '../../operations/sign-in/end-sessions.ts'
import type { inviteUser } from '../../operations/sign-in/invite-user.ts'
import type { listSignIns } from '../../operations/sign-in/list-sign-ins.ts'
import type { linkUser } from '../../operations/users/link-user.ts'
import { hang } from './fold-text.ts'

/** The answer of `cordon users invite` and `users reset`: the link, told once. */
export function invitationText({ name, path, until }: z.output<typeof inviteUser.output>, columns: number): string {
  const told = [
    `Hand this to ${name}, by a way that you trust: it opens once, until ${showInstant(until)}, and is shown only now.`,
    `Put the server's address before it:`,
  ]
  return `${told.flatMap(line => hang(line, columns, '')).join('\n')}\n  ${path}\n`
}

/** The answer of `cordon users link`. */
export function linkedText({ name, linked }: z.output<typeof linkUser.output>, columns: number): string {
  const told = linked === null ? `user ${name} comes by no account` : `user ${name} comes by the account ${linked}`
  return `${hang(told, columns).join('\n')}\n`
}

/** The answer of `cordon users sign-out`. */
export function sessionsEndedText({ name, ended }: z.output<typeof endSessions.output>): string {
  return `${ended} session${ended === 1 ? '' : 's'} of ${name} ended\n`
}

/** The answer of `cordon users sign-ins`. */
export function signInsText({ users }: z.output<typeof listSignIns.output>, columns: number): string {
  if (users.length === 0) return 'No user yet. To make one:\n  cordon users add NAME --role ROLE\n'
  const lines = users.flatMap(({ name, password, linked, factors, recoveryLeft, lastSeenAt, sessions }) => {
    const ways = [
      password ? 'password' : '',
      ...factors.map(f => `${f.kind === 'totp' ? 'app' : 'passkey'}${f.label ? ` "${f.label}"` : ''}`),
      recoveryLeft > 0 ? `${recoveryLeft} recovery codes` : '',
      linked === null ? '' : `account ${linked}`,
    ].filter(Boolean)
    const seen = lastSeenAt === null ? 'never at the desk' : `last seen ${showInstant(lastSeenAt)}`
    return [
      ...hang(`${name}  ${ways.join(', ') || 'no way to sign in'}; ${seen}`, columns),
      ...sessions.flatMap(s =>
        hang(`session ${s.id} by ${s.way} since ${showInstant(s.signedInAt)}, from ${s.address}`, columns, '  '),
      ),
    ]
  })
  return `${lines.join('\n')}\n`
}
