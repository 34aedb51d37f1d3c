import { z } from 'zod'
import type { Letter } from '../../../formats/letters/letter.ts'
import { letterText } from '../../../formats/letters/letter-text.ts'
import { InputError } from '../../../model/errors.ts'
import { freezeLetterInput, letterOf } from '../../../operations/freeze/freeze-letter.ts'
import {
  answerFreeze,
  FREEZE_POST,
  freezeLetter,
  listFreezes,
  requestFreeze,
  sendFreeze,
  showFreeze,
  withdrawFreeze,
} from '../../../operations/freeze/freeze-operations.ts'
import type { Doors } from '../../doors.ts'
import type { LetterPress } from '../../letter-press.ts'
import type { Command } from '../command.ts'
import { freezesText, freezeText } from '../freeze-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** `cordon freeze request`, `send`, `answer`, `withdraw`, `list`, `show`, `letter`. */
export function freezeCommands(doors: Doors, env: NodeJS.ProcessEnv, press: LetterPress): readonly Command[] {
  return [
    ...[requestFreeze, sendFreeze, answerFreeze, withdrawFreeze].map(verb =>
      operationCommand(verb, doors, env, freezeText),
    ),
    operationCommand(listFreezes, doors, env, freezesText),
    operationCommand(showFreeze, doors, env, freezeText),
    inputCommand({
      ...freezeLetter,
      input: freezeLetterInput.extend({
        out: z
          .string()
          .min(1)
          .optional()
          .describe('file to write, .pdf or .txt; else the text is printed')
          .meta({ placeholder: 'FILE' }),
      }),
      async answer({ out, ...given }, values, terminal) {
        const letter = await overData(values, terminal, doors, env, world => letterOf(given, world, FREEZE_POST))
        const text = letterText(letter)
        if (out !== undefined) await press.write(out, await contentOf(out, letter, text, press))
        return { language: letter.language, title: letter.title, text, file: out ?? null }
      },
      text: ({ file, text }) => (file === null ? text : `wrote ${file}\n`),
    }),
  ]
}

async function contentOf(file: string, letter: Letter, text: string, press: LetterPress): Promise<Uint8Array | string> {
  if (file.endsWith('.txt')) return text
  if (file.endsWith('.pdf')) return press.pdf(letter)
  throw new InputError('letter-form-unknown', 'a letter is written as .pdf or .txt', { place: { field: 'out' } })
}
