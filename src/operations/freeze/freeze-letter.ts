import { z } from 'zod'
import { LETTER_LANGUAGES, type Letter, type LetterLanguage } from '../../formats/letters/letter.ts'
import { letterText } from '../../formats/letters/letter-text.ts'
import { writeLetter } from '../../formats/letters/write-letter.ts'
import { defineOperation } from '../define-operation.ts'
import { findFreeze } from './find-freeze.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { freezeStanding } from './freeze-state.ts'
import { ingestFreezes } from './ingest-freezes.ts'

/** What a letter is asked for with. */
export const freezeLetterInput = z.object({
  id: z.string().min(1).max(80).describe('request: see freeze list').meta({ placeholder: 'ID' }),
  language: z.enum(LETTER_LANGUAGES).default('en').describe('language of the letter'),
})

const block = z.object({
  kind: z.enum(['title', 'heading', 'text', 'right', 'centre', 'row', 'code', 'space']),
  label: z.string().nullable().describe('Of a row'),
  text: z.string(),
})

/** The letter of a request as it stands now: a draft, an expired or a withdrawn one says so. */
export async function letterOf(
  { id, language }: { readonly id: string; readonly language: LetterLanguage },
  world: FreezeWorld,
  post: FreezePost,
): Promise<Letter> {
  await ingestFreezes(world, post)
  const freeze = await findFreeze(world, id)
  const { state } = freezeStanding(freeze, world.clock.now())
  return writeLetter({ ...freeze.request, fromName: freeze.knownAs }, language, {
    state,
    withdrawal: freeze.withdrawal,
  })
}

/** The letter of a request as plain text. */
export function freezeLetterWith(post: FreezePost) {
  return defineOperation({
    name: 'freezeLetter',
    alias: 'freeze letter',
    summary: 'write the letter of a freeze request in English, Japanese or Korean',
    effect: 'read',
    scope: 'freeze',
    input: freezeLetterInput,
    output: z.object({
      language: z.enum(LETTER_LANGUAGES),
      title: z.string(),
      text: z.string(),
      blocks: z.array(block).describe('The letter from top to bottom, to be set in other ways than as plain text'),
      foot: z.string(),
    }),
    positional: ['id'],
    examples: ['freeze letter 3f2a9c1d --language ja --out letter.pdf'],
    async run(given, world: FreezeWorld) {
      const letter = await letterOf(given, world, post)
      const { language, title, foot, blocks } = letter
      return {
        language,
        title,
        text: letterText(letter),
        blocks: blocks.map(b => ({ label: null, text: '', ...b })),
        foot,
      }
    },
  })
}
