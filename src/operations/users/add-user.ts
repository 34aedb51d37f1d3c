import { z } from 'zod'
import { MAIN_TENANT, parseTenant } from '../../model/casework/tenant.ts'
import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { foldPeers, PEER_KINDS } from '../node/fold-peers.ts'
import { textField } from '../read-input.ts'
import type { World } from '../world.ts'
import { foldUsers, USER_KINDS } from './fold-users.ts'
import { type PasswordHash, parseCertificate, parseRoles, parseUserName, type User } from './user.ts'
import { organisationOfUser, USER_ORGANISATION_FIELDS } from './user-organisation.ts'

/** What a new user is asked for with. */
export const addUserInput = z.object({
  name: textField(parseUserName).describe('who or what will come').meta({ placeholder: 'NAME' }),
  role: z.array(z.string().max(1_000)).min(1).describe('what collections go by').meta({ placeholder: 'ROLE' }),
  tenant: textField(parseTenant)
    .optional()
    .describe('whose alerts and cases the user sees; else main')
    .meta({ placeholder: 'TENANT' }),
  ...USER_ORGANISATION_FIELDS,
  certificate: textField(parseCertificate)
    .optional()
    .describe('SHA-256 of a client certificate by which the user may come')
    .meta({ placeholder: 'SHA256' }),
})

/** A user just added: everything but the password. */
export type AddedUser = Omit<User, 'password' | 'oidc' | 'addedAt' | 'addedBy' | 'letInBy'> & {
  readonly password: boolean
}

/**
 * Adds a user.
 * @param password null: the user comes by certificate or key alone
 * @throws InputError `user-name-taken`, `certificate-taken`, and what {@link organisationOfUser} throws
 */
export async function addUser(
  input: z.output<typeof addUserInput>,
  password: PasswordHash | null,
  world: Pick<World, 'facts' | 'clock' | 'by' | 'sharing'>,
): Promise<AddedUser> {
  const { name, certificate = null, tenant = MAIN_TENANT } = input
  const roles = parseRoles(input.role)
  const peers = [...foldPeers(await world.facts.read({ kinds: PEER_KINDS })).values()]
  const organisation = organisationOfUser({ ...input, user: name }, await world.sharing.self(), peers)
  const users = foldUsers(await world.facts.read({ kinds: USER_KINDS }))
  // Kim and kim would be two people of whom nobody who reads a decision sees that one is the other.
  const taken = [...users.keys()].find(known => known.toLowerCase() === name.toLowerCase())
  if (taken !== undefined)
    throw new InputError('user-name-taken', `there is a user ${taken}: remove it first, or take another name`, {
      place: { field: 'name' },
    })
  const same = [...users.values()].find(user => certificate !== null && user.certificate === certificate)
  if (same)
    throw new InputError('certificate-taken', `user ${same.name} comes by this certificate`, {
      place: { field: 'certificate' },
    })
  const body: Readonly<Record<string, Json>> = {
    name,
    roles,
    ...(tenant === MAIN_TENANT ? {} : { tenant }),
    organisation: { ...organisation },
    certificate,
    password: password === null ? null : { ...password },
  }
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'user-added', body }])
  return { name, roles, tenant, organisation, certificate, password: password !== null }
}
