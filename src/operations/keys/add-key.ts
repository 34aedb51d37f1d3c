import { z } from 'zod'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import { InputError, IntegrityError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { type Instant, parseInstant } from '../../model/instant.ts'
import { textField } from '../read-input.ts'
import { knownUser } from '../users/known-user.ts'
import { parseUserName, type User } from '../users/user.ts'
import type { World } from '../world.ts'
import { foldKeys, KEY_KINDS, keyLives } from './fold-keys.ts'
import { KEY_PATTERN, type KeyChance, keyText } from './key-text.ts'
import { SCOPES, type Scope } from './scope.ts'

/** Most requests a second that a key may be given. */
const MOST_RATE = 1_000_000
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._@-]{0,63}$/

/** What a new key is asked for with. */
export const addKeyInput = z.object({
  name: textField(parseKeyName).describe('who or what will use it').meta({ placeholder: 'NAME' }),
  scope: z.array(z.enum(SCOPES)).min(1).describe('what it may do').meta({ placeholder: 'SCOPE' }),
  rate: z
    .number()
    .int()
    .min(1)
    .max(MOST_RATE)
    .optional()
    .describe("requests a second, twice as many at once; else the server's --rate")
    .meta({ placeholder: 'N' }),
  user: textField(parseUserName)
    .optional()
    .describe('the user for whom it acts in alerts and cases: see users list')
    .meta({ placeholder: 'USER' }),
  expires: textField(parseInstant).optional().describe('no longer good from then on').meta({ placeholder: 'TIME' }),
})

/** A key just made. `key` is told this once and kept nowhere. */
export interface AddedKey {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly user: string | null
  readonly expiresAt: Instant | null
  readonly key: string
}

/**
 * Makes a key to the server and keeps its SHA-256 in a fact.
 * @param chance drawn for this key alone
 * @throws InputError `key-name-taken`, `key-expired`, `scope-unfit`
 * @throws NotFoundError `user-unknown`
 */
export async function addKey(
  input: z.output<typeof addKeyInput>,
  chance: KeyChance,
  world: Pick<World, 'facts' | 'clock' | 'by' | 'sha256'>,
): Promise<AddedKey> {
  const { name, rate = null, user = null, expires: expiresAt = null } = input
  const scopes = [...new Set(input.scope)]
  const key = keyText(chance)
  if (!KEY_PATTERN.test(key)) throw new IntegrityError('key-malformed', 'the machine gave no chance for a key')
  const at = world.clock.now()
  if (expiresAt !== null && expiresAt <= at)
    throw new InputError('key-expired', 'the key would be no good from the start', { place: { field: 'expires' } })
  const keys = foldKeys(await world.facts.read({ kinds: KEY_KINDS }))
  const same = [...keys.values()].find(k => k.name === name && keyLives(k, at))
  if (same)
    throw new InputError('key-name-taken', `key ${same.id} has this name: revoke it first, or take another name`, {
      place: { field: 'name' },
    })
  if (keys.has(chance.id)) throw new IntegrityError('key-malformed', `there was a key ${chance.id} before`)
  if (user !== null) checkScopes(await knownUser(user, world), scopes)
  const digest = (world.sha256 ?? textDigest)(key)
  const body = { id: chance.id, name, scopes, digest, rate, expiresAt, ...(user === null ? {} : { user }) }
  await world.facts.append([{ at, by: world.by, kind: 'key-added', body }])
  return { id: chance.id, name, scopes, user, expiresAt, key }
}

// What the other scopes open shows all that is in the data folder, whoever it belongs to.
function checkScopes({ name, tenant }: User, scopes: readonly Scope[]): void {
  const wide = scopes.find(scope => scope !== 'casework' && scope !== 'monitor')
  if (tenant === MAIN_TENANT || wide === undefined) return
  const why = `${name} is of tenant ${tenant}: a key that acts for it opens casework and monitor alone, not ${wide}`
  throw new InputError('scope-unfit', why, { place: { field: 'scope' } })
}

function parseKeyName(text: string): string {
  if (NAME.test(text)) return text
  throw new InputError(
    'key-name-malformed',
    'a key is named with up to 64 Latin letters, digits, spaces and . _ @ -, such as "screening 2"',
  )
}
