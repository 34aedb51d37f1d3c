import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foldRecoveries, RECOVERY_KINDS } from './fold-recoveries.ts'
import { recoveryRow, rowOfRecovery } from './recovery-row.ts'

/** Takes back what was written down by mistake; both stand in the log. */
export const withdrawRecovery = defineOperation({
  name: 'withdrawRecovery',
  alias: 'recoveries withdraw',
  summary: 'take back a recovery that was written down by mistake',
  effect: 'write',
  scope: 'freeze',
  input: z.object({
    id: z.string().min(1).max(80).describe('recovery: see recoveries list').meta({ placeholder: 'ID' }),
    reason: z.string().trim().min(1).max(500).describe('why').meta({ placeholder: 'TEXT' }),
  }),
  output: recoveryRow,
  positional: ['id'],
  examples: ['recoveries withdraw recovery--3f2a9c1d-… --reason "counted twice"'],
  async run({ id, reason }, world) {
    const found = foldRecoveries(await world.facts.read({ kinds: RECOVERY_KINDS })).find(r => r.id === id)
    if (!found)
      throw new NotFoundError('recovery-unknown', `there is no recovery "${id}" that stands`, {
        place: { field: 'id' },
      })
    const at = world.clock.now()
    await world.facts.append([{ at, by: world.by, kind: 'recovery-withdrawn', body: { id, reason } }])
    return rowOfRecovery(found, world)
  },
})
