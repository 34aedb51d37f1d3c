import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { LETTER_LANGUAGES, type LetterLanguage } from '../../formats/letters/letter.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import { InputError, PermissionError } from '../../model/errors.ts'
import { letterOf } from '../freeze/freeze-letter.ts'
import { FREEZE_POST } from '../freeze/freeze-operations.ts'
import { attachTo } from './attach-casework.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { binderOf } from './make-draft.ts'

/** The language in which the letter of a freeze is attached. */
export const letterField = z.enum(LETTER_LANGUAGES).default('en').describe('language of the letter')

/**
 * Attaches the letter of a request as it stands now, as PDF; one that is there already stays. Gives its digest and the turn of the case
 * after it.
 * @param file the case as it was looked at
 * @throws NotFoundError `freeze-unknown`; PermissionError `freeze-of-node`; InputError `case-overtaken`
 */
export async function attachFreezeLetter(
  world: CaseworkWorld,
  file: DeskCase,
  freeze: string,
  language: LetterLanguage,
): Promise<{ readonly digest: string; readonly turn: number }> {
  ownHouse(file.tenant)
  const bytes = await binderOf(world).pdf(await letterOf({ id: freeze, language }, world, FREEZE_POST))
  const digest = bytesToHex(sha256(bytes))
  if (file.attachments.some(a => a.digest === digest)) return { digest, turn: file.turn }
  const short = freeze.replace('freeze-request--', '').slice(0, 8)
  const { turn } = await attachTo(world, file.id, `freeze-${short}-${language}.pdf`, bytes)
  if (turn !== file.turn + 1)
    throw new InputError('case-overtaken', `somebody else changed case ${file.id} since you looked: look at it again`)
  return { digest, turn }
}

/**
 * Requests are the node's, and every one of its users sees them: a house that shares the folder has none of its own.
 * @throws PermissionError `freeze-of-node`
 */
export function ownHouse(tenant: string): void {
  if (tenant !== MAIN_TENANT)
    throw new PermissionError('freeze-of-node', `freeze requests are the node's own, and of the tenant ${MAIN_TENANT}`)
}
