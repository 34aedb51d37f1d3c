import { z } from 'zod'
import { addUser, addUserInput } from '../../../operations/users/add-user.ts'
import { changePassword, changePasswordInput } from '../../../operations/users/change-password.ts'
import { knownUser } from '../../../operations/users/known-user.ts'
import { listUsers } from '../../../operations/users/list-users.ts'
import { removeUser } from '../../../operations/users/remove-user.ts'
import { setUserRoles } from '../../../operations/users/set-user-roles.ts'
import { type PasswordHash, parseRoles } from '../../../operations/users/user.ts'
import type { Doors } from '../../doors.ts'
import { hashPassword } from '../../taxii/password-hash.ts'
import type { Command } from '../command.ts'
import { readPassword } from '../read-password.ts'
import type { Terminal } from '../terminal.ts'
import { passwordText, userAddedText, userRemovedText, userRolesText, usersText } from '../users-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** † Shorter passwords are taken, and told of. */
const SHORT = 12

const input = addUserInput.extend({
  password: z.boolean().default(false).describe('with --certificate: read a password too'),
})

/** `cordon users add`, `users list`, `users roles`, `users remove`, `users password`: who may come to the collections. */
export function usersCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    inputCommand({
      name: 'addUser',
      alias: 'users add',
      summary: 'add who may come to the collections; the password is read from standard input',
      input,
      positional: ['name'],
      examples: [
        'users add npa-desk --role analyst --role admin --standing own',
        'users add exchange-a --role exchange --organisation "Exchange A" --country JP --sector exchange < password.txt',
        'users add feed --role analyst --certificate 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      ],
      answer: async ({ password, ...given }, values, terminal) => {
        // Nobody is to type a password for what would be refused after it.
        parseRoles(given.role)
        const hash = password || given.certificate === undefined ? await hashed(given.name, terminal) : null
        return overData(values, terminal, doors, env, world => addUser(given, hash, world))
      },
      text: userAddedText,
    }),
    operationCommand(listUsers, doors, env, usersText),
    operationCommand(setUserRoles, doors, env, userRolesText),
    operationCommand(removeUser, doors, env, userRemovedText),
    inputCommand({
      name: 'changePassword',
      alias: 'users password',
      summary: 'give a user another password, read from standard input',
      input: changePasswordInput,
      positional: ['name'],
      examples: ['users password npa-desk'],
      answer: (given, values, terminal) =>
        overData(values, terminal, doors, env, async world => {
          await knownUser(given.name, world)
          return changePassword(given, await hashed(given.name, terminal), world)
        }),
      text: passwordText,
    }),
  ]
}

async function hashed(name: string, terminal: Terminal): Promise<PasswordHash> {
  const password = await readPassword({ stdin: process.stdin, err: text => terminal.err(text) }, name)
  if (password.length < SHORT) terminal.err(`a password of fewer than ${SHORT} characters is soon guessed\n`)
  return hashPassword(password)
}
