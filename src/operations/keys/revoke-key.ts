import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foldKeys, KEY_KINDS } from './fold-keys.ts'

/** Ends a key for good. A running server refuses it within seconds. Ending an ended key changes nothing. */
export const revokeKey = defineOperation({
  name: 'revokeKey',
  alias: 'keys revoke',
  summary: 'end a key to the server for good',
  effect: 'write',
  scope: 'keys',
  input: z.object({
    id: z.string().min(1).max(64).describe('ten hex digits: see keys list').meta({ placeholder: 'ID' }),
  }),
  output: z.object({ id: z.string(), name: z.string(), revokedAt: z.number().describe('Unix seconds') }),
  positional: ['id'],
  examples: ['keys revoke 0a1b2c3d4e'],
  async run({ id }, world) {
    const known = foldKeys(await world.facts.read({ kinds: KEY_KINDS })).get(id)
    if (!known)
      throw new NotFoundError('key-unknown', `there is no key ${id}: keys list shows their ids`, {
        place: { field: 'id' },
      })
    if (known.revokedAt !== null) return { id, name: known.name, revokedAt: known.revokedAt }
    const revokedAt = world.clock.now()
    await world.facts.append([{ at: revokedAt, by: world.by, kind: 'key-revoked', body: { id } }])
    return { id, name: known.name, revokedAt }
  },
})
