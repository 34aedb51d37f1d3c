import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { invite } from './invitation.ts'
import { invitationOutput } from './invite-user.ts'
import { rosterUser, type SignInWorld, signInShelf } from './sign-in-world.ts'

/** Ends a user's password, second factors, recovery codes and sessions, and gives a link by which new ones are set. For whoever lost a phone. */
export const resetSignIn = defineOperation({
  name: 'resetSignIn',
  alias: 'users reset',
  summary: "end a user's password, second factors and sessions, and give a link to set new ones",
  effect: 'write',
  scope: 'admin',
  input: z.object({ name: z.string().min(1).max(64).describe('see users list').meta({ placeholder: 'NAME' }) }),
  output: invitationOutput,
  positional: ['name'],
  examples: ['users reset kim'],
  async run({ name }, world: SignInWorld) {
    const shelf = signInShelf(world)
    const user = await rosterUser(name, world)
    const [at, by] = [world.clock.now(), world.by]
    // With the password before, whoever knows it could set up a second factor first.
    await world.facts.append([
      { at, by, kind: 'sign-in-reset', body: { name } },
      { at, by, kind: 'user-password', body: { name, password: null } },
    ])
    await shelf.forget(user.owner)
    return { name, ...(await invite(user, world)) }
  },
})
