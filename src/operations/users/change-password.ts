import { z } from 'zod'
import type { World } from '../world.ts'
import { knownUser } from './known-user.ts'
import type { PasswordHash } from './user.ts'

/** Whose password is changed. */
export const changePasswordInput = z.object({
  name: z.string().min(1).max(64).describe('see users list').meta({ placeholder: 'NAME' }),
})

/**
 * Gives a user another password. The one before opens nothing from then on.
 * @throws NotFoundError `user-unknown`
 */
export async function changePassword(
  { name }: z.output<typeof changePasswordInput>,
  password: PasswordHash,
  world: Pick<World, 'facts' | 'clock' | 'by'>,
): Promise<{ readonly name: string; readonly changedAt: number }> {
  await knownUser(name, world)
  const changedAt = world.clock.now()
  const body = { name, password: { ...password } }
  await world.facts.append([{ at: changedAt, by: world.by, kind: 'user-password', body }])
  return { name, changedAt }
}
