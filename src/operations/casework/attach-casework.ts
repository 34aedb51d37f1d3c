import { base64 } from '@scure/base'
import { z } from 'zod'
import { attachmentName } from '../../model/casework/attachment-name.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { type AttachmentShelf, MOST_ATTACHMENT_BYTES } from './attachment-shelf.ts'
import { caseOf, caseSheet, sheetOf } from './case-rows.ts'
import { caseField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { act, refusalError, takeSeat } from './take-seat.ts'
import { isToldFile, readToldFile } from './told-file.ts'

/** Characters of the largest attachment in base64. */
const MOST_BASE64 = 4 * Math.ceil(MOST_ATTACHMENT_BYTES / 3)

/** Attaches a file to a case. It is kept by its digest; its name is only shown. Approvals given before are void. */
export const attachCasework = defineOperation({
  name: 'attachCasework',
  summary: 'attach a file to a case; voids approvals',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    case: caseField,
    name: z.string().min(1).max(1_000).describe('as it is shown').meta({ placeholder: 'NAME' }),
    base64: z.string().max(MOST_BASE64).describe('its bytes, base64').meta({ placeholder: 'BASE64' }),
  }),
  output: caseSheet.extend({ digest: z.string().describe('SHA-256 of the file') }),
  async run({ case: id, name, base64: text }, world: CaseworkWorld) {
    return attachTo(world, id, name, bytesOf(text))
  },
})

/**
 * Attaches bytes to a case.
 * @param turn of the case on which the bytes rest; undefined: on none
 * @throws as {@link attachCasework}, and InputError `case-overtaken` where the case has another turn
 */
export async function attachTo(world: CaseworkWorld, id: string, name: string, bytes: Uint8Array, turn?: number) {
  const shelf = shelfOf(world)
  const seat = await takeSeat(world, ['analyst'])
  const file = caseOf(seat.desk, id)
  if (bytes.length === 0) throw new InputError('attachment-empty', 'the file is empty', { place: { field: 'name' } })
  const body = {
    ...{ case: file.id, name: attachmentName(name), bytes: bytes.length },
    ...(turn === undefined ? {} : { turn }),
  }
  // Who may not attach leaves nothing on the disk.
  const zeros = '0'.repeat(64)
  const via = { tenant: seat.person.tenant, via: seat.via }
  const no = seat.fold.weigh({
    ...{ at: world.clock.now(), by: seat.person.name, kind: 'casework-attached' },
    body: { ...via, ...body, digest: zeros },
  })
  if (no !== null) throw refusalError(no)
  // Nothing of a case is taken away again: one that cannot be read would keep all its reports from being made.
  if (isToldFile(body)) readToldFile(body.name, bytes)
  const digest = await shelf.keep(seat.person.tenant, bytes)
  const { desk } = await act(world, seat, 'casework-attached', { ...body, digest })
  return { ...sheetOf(caseOf(desk, id), desk, world), digest }
}

/** Gives an attachment of a case back. */
export const readAttachment = defineOperation({
  name: 'readAttachment',
  summary: 'give an attachment of a case back',
  effect: 'read',
  scope: 'casework',
  input: z.object({
    case: caseField,
    digest: z.string().max(64).describe('SHA-256 of the file: see casework show').meta({ placeholder: 'SHA256' }),
  }),
  output: z.object({ name: z.string(), digest: z.string(), base64: z.string() }),
  async run({ case: id, digest }, world: CaseworkWorld) {
    const { name, bytes } = await attachmentOf(world, id, digest)
    return { name, digest, base64: base64.encode(bytes) }
  },
})

/** The bytes of an attachment. @throws NotFoundError `casework-unknown`, `attachment-unknown`; IntegrityError `attachment-changed` */
export async function attachmentOf(world: CaseworkWorld, id: string, digest: string) {
  const { desk, person } = await takeSeat(world)
  const found = caseOf(desk, id).attachments.find(a => a.digest === digest)
  if (found === undefined)
    throw new NotFoundError('attachment-unknown', `case ${id} has no attachment ${digest.slice(0, 64)}`)
  return { name: found.name, bytes: await shelfOf(world).read(person.tenant, found.digest) }
}

function bytesOf(text: string): Uint8Array {
  try {
    return base64.decode(text)
  } catch (cause) {
    throw new InputError('attachment-malformed', 'this is no base64', { place: { field: 'base64' }, cause })
  }
}

function shelfOf({ casework }: CaseworkWorld): AttachmentShelf {
  if (casework !== undefined) return casework.shelf
  throw new InputError('attachments-nowhere', 'there is no data folder here in which attachments could lie')
}
