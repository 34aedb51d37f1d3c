import { z } from 'zod'
import { parseCaseName } from '../../model/case-name.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { layDown, mustHold, readBoard } from './board-act.ts'
import { parseSubject } from './board-subject.ts'

const name = textField(parseCaseName).describe('the case').meta({ placeholder: 'NAME' })

/** Writes a note beside a case, an account or a transaction of it; colleagues of the same house see it. */
export const noteCase = defineOperation({
  name: 'noteCase',
  summary: 'write a note beside a traced case, one of its accounts or transactions',
  effect: 'write',
  scope: 'cases',
  input: z.object({
    name,
    text: z.string().trim().min(1).max(4_000).describe('the note').meta({ placeholder: 'TEXT' }),
    about: textField(parseSubject)
      .optional()
      .describe('account (CAIP-10) or tx:HASH; else the whole case')
      .meta({ placeholder: 'SUBJECT' }),
  }),
  output: z.object({ note: z.int().describe('Number of the fact') }),
  positional: ['name', 'text'],
  examples: ['note-case bybit-2025-02-21 "asked the exchange on Monday"'],
  run: async (given, world) => ({
    note: await layDown(given.name, 'case-note-written', { about: given.about ?? null, text: given.text }, world),
  }),
})

/** Takes a note away from the board; the log keeps it. */
export const withdrawNote = defineOperation({
  name: 'withdrawNote',
  summary: 'take back a note beside a traced case; the log keeps it',
  effect: 'write',
  scope: 'cases',
  input: z.object({ name, note: z.int().min(1).describe('number of the note').meta({ placeholder: 'N' }) }),
  output: z.object({ note: z.int() }),
  positional: ['name', 'note'],
  async run(given, world) {
    mustHold((await readBoard(given.name, world)).notes, given.note, 'note-unknown', 'note')
    await layDown(given.name, 'case-note-withdrawn', { note: given.note }, world)
    return { note: given.note }
  },
})
