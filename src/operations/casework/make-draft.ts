import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { JURISDICTIONS } from '../../catalog/jurisdictions/all-jurisdictions.ts'
import { type PlainFile, sealFiles } from '../../formats/court-bundle/seal-files.ts'
import { InputError } from '../../model/errors.ts'
import type { Tlp } from '../../model/tlp.ts'
import { legalNoteOf } from '../reports/legal-note.ts'
import { type ReportForm, writeReport } from '../reports/report-forms.ts'
import { attachTo } from './attach-casework.ts'
import { caseForForm, fileForForm } from './case-for-form.ts'
import { caseOf } from './case-rows.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { compileCase } from './compile-case.ts'
import type { DraftBinder } from './draft-binder.ts'
import { takeSeat } from './take-seat.ts'

/** What a draft is asked for with. */
export interface DraftOrder {
  readonly case: string
  readonly as: ReportForm
  readonly report?: unknown
  readonly theft: readonly string[]
  readonly on?: string | undefined
  readonly tlp: Tlp
}

/**
 * Drafts the report of a desk case, seals its files, puts them into one archive and attaches that. The same case in the same form gives the
 * same archive, which is attached once.
 * @throws InputError `report-incomplete`, naming every field that the form lacks; those of `compileCase` and `attachTo`
 */
export async function makeDraft(order: DraftOrder, world: CaseworkWorld) {
  const { desk } = await takeSeat(world, ['analyst'])
  const file = caseOf(desk, order.case)
  const given = { report: order.report, thefts: order.theft, on: order.on }
  const compiled = await compileCase(world, fileForForm(file, order.as), given)
  const { trace, gaps, notes } = compiled
  const told = caseForForm(compiled, file, order.as)
  const law = legalNoteOf(told, order.as, JURISDICTIONS)
  const draft = writeReport(told, order.as, { law, tlp: order.tlp, trace })
  const binder = binderOf(world)
  const plain = await Promise.all(
    draft.files.map(async ({ path, mediaType, about, content }) => ({
      ...{ path, mediaType, about },
      bytes: typeof content === 'string' ? utf8ToBytes(content) : await binder.pdf(content),
    })),
  )
  const { cordon: version = 'unknown' } = await world.versions()
  const about = { form: order.as, reference: told.reference, software: `cordon ${version}`, losses: draft.losses }
  const files: readonly PlainFile[] = sealFiles(plain, about)
  const bytes = await binder.pack(files)
  const name = `report-${file.id}-${order.as}.zip`
  const digest = bytesToHex(sha256(bytes))
  // Drafted again with nothing new in the case: it is there, and approvals of it stay.
  if (!file.attachments.some(a => a.digest === digest)) await attachTo(world, file.id, name, bytes)
  const answer = {
    ...{ case: file.id, form: order.as, reference: told.reference, name, digest, bytes: bytes.length },
    files: files.map(f => ({ path: f.path, bytes: f.bytes.length, sha256: bytesToHex(sha256(f.bytes)) })),
    ...{ deadlines: [...law.deadlines], gaps: [...gaps], notes: [...notes, ...law.notes], losses: [...draft.losses] },
  }
  return { answer, files }
}

/** What sets letters and binds files. @throws InputError `attachments-nowhere` where there is no data folder */
export function binderOf({ casework }: CaseworkWorld): DraftBinder {
  if (casework?.binder !== undefined) return casework.binder
  throw new InputError('attachments-nowhere', 'there is no data folder here in which attachments could lie')
}
