import { z } from 'zod'
import { readCasebook } from '../../formats/theft/read-casebook.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { markingFields, markingOfInput } from '../share/marked-objects.ts'
import { foldThefts, THEFT_KINDS } from './fold-thefts.ts'
import { keepTheft } from './report-theft.ts'

/** Reports the thefts of a casebook, each as a case of its own; those that are known already are passed over. */
export const importCasebook = defineOperation({
  name: 'importCasebook',
  summary: 'report the thefts of a casebook, each as a case',
  effect: 'write',
  scope: 'share',
  input: z.object({
    casebook: z.string().min(2).max(64_000_000).describe('a JSON array of thefts').meta({ placeholder: 'FILE' }),
    only: z.array(z.string().max(100)).max(1_000).optional().describe('this one alone').meta({ placeholder: 'ID' }),
    ...markingFields,
  }),
  output: z.object({
    reported: z.array(z.object({ case: z.string(), incident: z.string(), objects: z.number(), added: z.number() })),
    known: z.array(z.string()).describe('reported before'),
  }),
  positional: ['casebook'],
  examples: ['import-casebook casebook.json --only bybit-2025-02-21 --tlp clear'],
  async run({ casebook, only, tlp, relTo, pap }, world) {
    const thefts = readCasebook(casebook)
    const unknown = only?.find(id => !thefts.some(theft => theft.id === id))
    if (unknown !== undefined)
      throw new InputError('theft-unknown', `the casebook has no theft ${unknown}`, { place: { field: 'only' } })
    const marking = markingOfInput({ tlp, relTo, pap })
    const before = foldThefts(await world.facts.read({ kinds: THEFT_KINDS }))
    const reported: { case: string; incident: string; objects: number; added: number }[] = []
    const known: string[] = []
    for (const theft of thefts.filter(t => only?.includes(t.id) ?? true)) {
      const name = parseCaseName(theft.id)
      if (before.has(name)) {
        known.push(name)
        continue
      }
      const { sources: _, ...kept } = await keepTheft(name, theft, marking, world)
      reported.push(kept)
    }
    return { reported, known }
  },
})
