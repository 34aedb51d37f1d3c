import { z } from 'zod'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { layDown, mustHold, readBoard } from './board-act.ts'

/** Longest saved view, in characters. */
const LONGEST_VIEW = 200_000

const name = textField(parseCaseName).describe('the case').meta({ placeholder: 'NAME' })

/** @throws InputError `view-malformed` */
function readView(text: string): string {
  let read: unknown = null
  if (text.length <= LONGEST_VIEW)
    try {
      read = JSON.parse(text)
    } catch {
      // Told below.
    }
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return text
  throw new InputError('view-malformed', `a view is a JSON object of at most ${LONGEST_VIEW} characters`)
}

/** Keeps a way of looking at a case under a title; its link stays the same, and colleagues of the same house have it. */
export const saveView = defineOperation({
  name: 'saveView',
  summary: 'keep a way of looking at a traced case under a title',
  effect: 'write',
  scope: 'cases',
  input: z.object({
    name,
    title: z.string().trim().min(1).max(120).describe('what it shows').meta({ placeholder: 'TEXT' }),
    view: textField(readView).describe('a JSON object, as the desk reads it').meta({ placeholder: 'JSON' }),
  }),
  output: z.object({ view: z.int().describe('Number of the fact: links name it') }),
  positional: ['name', 'title'],
  run: async (given, world) => ({
    view: await layDown(given.name, 'case-view-saved', { title: given.title, view: given.view }, world),
  }),
})

/** Takes a saved view off the board; its link then leads nowhere. */
export const dropView = defineOperation({
  name: 'dropView',
  summary: 'take back a saved view of a traced case; the log keeps it',
  effect: 'write',
  scope: 'cases',
  input: z.object({ name, view: z.int().min(1).describe('number of the view').meta({ placeholder: 'N' }) }),
  output: z.object({ view: z.int() }),
  positional: ['name', 'view'],
  async run(given, world) {
    mustHold((await readBoard(given.name, world)).views, given.view, 'view-unknown', 'view')
    await layDown(given.name, 'case-view-dropped', { view: given.view }, world)
    return { view: given.view }
  },
})
