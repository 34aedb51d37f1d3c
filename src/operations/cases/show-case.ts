import { z } from 'zod'
import { parseCaseName } from '../../model/case-name.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { findCase } from './find-case.ts'

const trace = z.object({
  seq: z.number().describe('Number of the fact'),
  at: z.number().describe('Unix seconds'),
  by: z.string(),
  policy: z.string(),
  asOf: z.number().describe('Unix seconds'),
  finished: z.boolean(),
  document: z.string().describe("SHA-256 of the result's JSON as it was kept"),
})

const theft = z.object({
  seq: z.number().describe('Number of the fact'),
  at: z.number().describe('Unix seconds'),
  by: z.string(),
  incident: z.string().describe('STIX id'),
  document: z.string().describe("SHA-256 of the theft's JSON as it was kept"),
})

/** One case with its traces. */
export const showCase = defineOperation({
  name: 'showCase',
  alias: 'case',
  summary: 'show one case: who opened it, which traces it holds',
  effect: 'read',
  input: z.object({ name: textField(parseCaseName).describe("the case's name").meta({ placeholder: 'NAME' }) }),
  output: z.object({
    name: z.string(),
    openedAt: z.number(),
    openedBy: z.string(),
    theft: theft.nullable(),
    traces: z.array(trace),
  }),
  positional: ['name'],
  examples: ['case bybit-2025'],
  async run({ name }, world) {
    const file = await findCase(world, name)
    return { ...file, traces: [...file.traces] }
  },
})
