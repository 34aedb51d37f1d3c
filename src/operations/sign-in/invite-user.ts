import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { addUser, addUserInput } from '../users/add-user.ts'
import { invite } from './invitation.ts'
import { rosterUser, type SignInWorld, signInShelf } from './sign-in-world.ts'

/** What hands out a link. */
export const invitationOutput = z.object({
  name: z.string(),
  path: z.string().describe('of the link, under the address of the server; told this once'),
  until: z.number().describe('Unix seconds; the link opens once'),
})

/** Adds a user who gives their own password and second factor by a link that opens once. */
export const inviteUser = defineOperation({
  name: 'inviteUser',
  alias: 'users invite',
  summary: 'add a user who sets a password and a second factor by a link',
  effect: 'write',
  scope: 'admin',
  input: addUserInput,
  output: invitationOutput,
  positional: ['name'],
  examples: ['users invite kim --role analyst --country KR'],
  async run(input, world: SignInWorld) {
    signInShelf(world)
    await addUser(input, null, world)
    const user = await rosterUser(input.name, world)
    return { name: input.name, ...(await invite(user, world)) }
  },
})
