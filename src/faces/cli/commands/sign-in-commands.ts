import { endSessions } from '../../../operations/sign-in/end-sessions.ts'
import { inviteUser } from '../../../operations/sign-in/invite-user.ts'
import { listSignIns } from '../../../operations/sign-in/list-sign-ins.ts'
import { resetSignIn } from '../../../operations/sign-in/reset-sign-in.ts'
import { linkUser } from '../../../operations/users/link-user.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { invitationText, linkedText, sessionsEndedText, signInsText } from '../sign-in-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon users invite`, `users link`, `users sign-ins`, `users sign-out`, `users reset`: how people come to the web desk. */
export function signInCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(inviteUser, doors, env, invitationText),
    operationCommand(linkUser, doors, env, linkedText),
    operationCommand(listSignIns, doors, env, signInsText),
    operationCommand(endSessions, doors, env, sessionsEndedText),
    operationCommand(resetSignIn, doors, env, invitationText),
  ]
}
