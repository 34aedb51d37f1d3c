import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foldUsers, USER_KINDS } from './fold-users.ts'
import { knownUser } from './known-user.ts'
import type { OidcLink } from './user.ts'

/** Says by which account of the OpenID provider a user comes; without either, by none. */
export const linkUser = defineOperation({
  name: 'linkUser',
  alias: 'users link',
  summary: 'say by which account of the OpenID provider a user comes',
  effect: 'write',
  scope: 'admin',
  input: z.object({
    name: z.string().min(1).max(64).describe('see users list').meta({ placeholder: 'NAME' }),
    sub: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .optional()
      .describe("the provider's id of the account")
      .meta({ placeholder: 'SUB' }),
    email: z
      .string()
      .trim()
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+$/, 'an address of mail has an @')
      .optional()
      .describe('an address that the provider verified, in place of the id')
      .meta({ placeholder: 'ADDRESS' }),
  }),
  output: z.object({ name: z.string(), linked: z.string().nullable() }),
  positional: ['name'],
  examples: ['users link kim --email kim@police.example', 'users link kim'],
  async run({ name, sub, email }, world) {
    await knownUser(name, world)
    if (sub !== undefined && email !== undefined)
      throw new InputError('link-twofold', 'a user is linked by --sub or by --email, not by both', {
        place: { field: 'email' },
      })
    const oidc: OidcLink | null =
      sub !== undefined
        ? { claim: 'sub', value: sub }
        : email !== undefined
          ? { claim: 'email', value: email.toLowerCase() }
          : null
    const users = foldUsers(await world.facts.read({ kinds: USER_KINDS }))
    const same = [...users.values()].find(
      u => oidc !== null && u.name !== name && u.oidc?.claim === oidc.claim && u.oidc.value === oidc.value,
    )
    if (same !== undefined)
      throw new InputError('link-taken', `user ${same.name} comes by this account`, { place: { field: oidc?.claim } })
    const body = { name, oidc: oidc === null ? null : { ...oidc } }
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'user-linked', body }])
    return { name, linked: oidc?.value ?? null }
  },
})
