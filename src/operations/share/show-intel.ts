import { z } from 'zod'
import { handlingOf } from '../../analysis/release/handling-of.ts'
import { mayUse } from '../../analysis/release/may-use.ts'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { HeldObjects, namedBy, readObject } from './held-objects.ts'
import { intelRow, rowOfObject } from './intel-row.ts'
import { UNMARKED_LEVEL } from './release-desk.ts'
import { senderNames } from './sender-names.ts'

/** † Characters of an object's JSON that are told. */
const MOST_JSON = 200_000

/** One object of the log, whole, with what its markings let be done with it. */
export const showIntel = defineOperation({
  name: 'showIntel',
  alias: 'intel show',
  summary: 'show one object of the log, and what its markings let be done with it',
  effect: 'read',
  scope: 'share',
  input: z.object({ seq: z.int().min(1).describe('its place in the log').meta({ placeholder: 'SEQ' }) }),
  output: intelRow.extend({
    nonce: z.string().describe('Blinds its leaf: SHA-256 of 00, nonce and digest'),
    json: z.string(),
    cut: z.boolean().describe('The JSON was too long to be told whole'),
    uses: z
      .array(z.enum(['look', 'ask', 'act', 'touch']))
      .describe('look in own records; ask third parties; act so that others notice; touch what it is about'),
  }),
  positional: ['seq'],
  examples: ['intel show 42'],
  async run({ seq }, world) {
    const { store } = world.sharing
    const [stored] = await store.entries(seq - 1, 1)
    if (stored === undefined || stored.seq !== seq)
      throw new NotFoundError('leaf-unknown', `the log has ${await store.size()} objects, so that there is no ${seq}`, {
        place: { field: 'seq' },
      })
    const object = readObject(stored)
    const held = new HeldObjects(store)
    await held.gather(namedBy(object), () => [])
    const definition = (id: string) => held.definition(id, stored.from)
    const name = await senderNames(world.facts)
    return {
      ...rowOfObject(stored, object, handlingOf(object, definition, UNMARKED_LEVEL), name(stored.from)),
      nonce: stored.nonce,
      json: stored.json.slice(0, MOST_JSON),
      cut: stored.json.length > MOST_JSON,
      uses: (['look', 'ask', 'act', 'touch'] as const).filter(use => mayUse(object, use, definition)),
    }
  },
})
