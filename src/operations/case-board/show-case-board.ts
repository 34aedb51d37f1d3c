import { z } from 'zod'
import { parseCaseName } from '../../model/case-name.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { readBoard } from './board-act.ts'

const done = { by: z.string(), at: z.number().describe('Unix seconds') }

/** What colleagues laid down beside a case: notes, hidden and pinned accounts, saved views. */
export const showCaseBoard = defineOperation({
  name: 'showCaseBoard',
  summary: 'show the notes, hidden and pinned accounts and saved views of a traced case',
  effect: 'read',
  scope: 'cases',
  input: z.object({ name: textField(parseCaseName).describe('the case').meta({ placeholder: 'NAME' }) }),
  output: z.object({
    notes: z.array(z.object({ id: z.int(), about: z.string().nullable(), text: z.string(), ...done })),
    hidden: z.array(z.object({ account: z.string().describe('CAIP-10'), ...done })),
    pins: z.array(z.object({ account: z.string().describe('CAIP-10'), x: z.number(), y: z.number(), ...done })),
    views: z.array(z.object({ id: z.int(), title: z.string(), view: z.string().describe('JSON'), ...done })),
  }),
  positional: ['name'],
  examples: ['show-case-board bybit-2025-02-21'],
  async run({ name }, world) {
    const { notes, hidden, pins, views } = await readBoard(name, world)
    return { notes: [...notes], hidden: [...hidden], pins: [...pins], views: [...views] }
  },
})
