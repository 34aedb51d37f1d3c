import { z } from 'zod'
import { writeMispEvent } from '../../formats/misp/write-misp-event.ts'
import { bundleOf } from '../../formats/stix/bundle.ts'
import { uuid5 } from '../../formats/stix/ids.ts'
import { writeStixJson } from '../../formats/stix/read-stix-json.ts'
import { NotFoundError } from '../../model/errors.ts'
import { TLP_LEVELS } from '../../model/tlp.ts'
import { defineOperation } from '../define-operation.ts'
import { markedObjects, markingFields, markingOfInput } from '../share/marked-objects.ts'
import { sharingOrder } from '../share/sharing-order.ts'
import { caseObjects } from './case-objects.ts'

const NAMESPACE = '1b5e3f7a-6d5c-4b0f-8a9b-44c1a0f4c1de'

/** A case as a file for others: the same objects that `shareIntel` would put into the log. */
export const exportCase = defineOperation({
  name: 'exportCase',
  summary: 'write a case as a STIX 2.1 bundle or a MISP event',
  effect: 'read',
  scope: 'cases',
  input: z.object({
    name: z.string().min(1).max(200).describe('the case').meta({ placeholder: 'NAME' }),
    as: z.enum(['stix', 'misp']).default('stix').describe('the form'),
    ...markingFields,
    tlp: z.enum(TLP_LEVELS).optional().describe('who may be told; else as the theft was reported, or amber'),
  }),
  output: z.object({
    as: z.enum(['stix', 'misp']),
    text: z.string().describe('JSON'),
    objects: z.number(),
    losses: z.array(z.object({ code: z.string(), path: z.string(), message: z.string() })),
  }),
  positional: ['name'],
  examples: ['export-case bybit-2025 > bybit.json', 'export-case bybit-2025 --as misp --tlp green'],
  async run({ name, as, tlp, relTo, pap }, world) {
    const self = await world.sharing.self()
    if (self === null)
      throw new NotFoundError('node-missing', 'this data folder is no node yet: cordon node init makes it one')
    const told = await caseObjects(name, self.id, world)
    const asked = tlp !== undefined || relTo !== undefined || pap !== undefined
    const marking = asked || told.marking === null ? markingOfInput({ tlp: tlp ?? 'amber', relTo, pap }) : told.marking
    const objects = sharingOrder(markedObjects(told.objects, marking))
    if (as === 'misp') {
      const { text, losses } = writeMispEvent(objects)
      return { as, text, objects: objects.length, losses: [...losses] }
    }
    // The same case gives the same bundle, to the byte.
    const id = `bundle--${uuid5(NAMESPACE, objects.map(o => `${o.id} ${String(o['modified'] ?? '')}`).join())}`
    return { as, text: writeStixJson(bundleOf(objects, id)), objects: objects.length, losses: [] }
  },
})
