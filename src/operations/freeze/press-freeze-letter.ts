import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import { z } from 'zod'
import { LETTER_LANGUAGES } from '../../formats/letters/letter.ts'
import { binderOf } from '../casework/make-draft.ts'
import { defineOperation } from '../define-operation.ts'
import { freezeLetterInput, letterOf } from './freeze-letter.ts'
import { FREEZE_POST } from './freeze-operations.ts'

/** The letter of a request as a PDF file, as it stands now. */
export const pressFreezeLetter = defineOperation({
  name: 'pressFreezeLetter',
  alias: 'freeze pdf',
  summary: 'set the letter of a freeze request as PDF, in base64',
  effect: 'read',
  scope: 'freeze',
  input: freezeLetterInput,
  output: z.object({
    language: z.enum(LETTER_LANGUAGES),
    name: z.string().describe('A name for the file'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    pdf: z.string().describe('Base64'),
  }),
  positional: ['id'],
  examples: ['freeze pdf 3f2a9c1d --language ja --json'],
  async run(given, world) {
    const letter = await letterOf(given, world, FREEZE_POST)
    const bytes = await binderOf(world).pdf(letter)
    const short = given.id.replace('freeze-request--', '').slice(0, 8)
    return {
      language: letter.language,
      name: `freeze-${short}-${letter.language}.pdf`,
      sha256: bytesToHex(sha256(bytes)),
      pdf: base64.encode(bytes),
    }
  },
})
