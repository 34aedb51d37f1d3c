import { utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { TOLD_ENDING } from '../../formats/report-case/case-of-desk.ts'
import { readTelling, tellFields } from '../../formats/report-fields/tell-fields.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'
import { InputError } from '../../model/errors.ts'
import type { ReportCase } from '../../model/report-case.ts'
import { defineOperation } from '../define-operation.ts'
import { attachTo } from './attach-casework.ts'
import { caseOf, caseSheet, sheetOf } from './case-rows.ts'
import { caseField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { attachedTold, compileCase, toldAttachment, untoldCase } from './compile-case.ts'
import { compileFields } from './compile-casework.ts'
import { takeHouse } from './like-case.ts'
import { takeSeat } from './take-seat.ts'

/** † Characters of one field, and fields at once. */
const MOST_TEXT = 200_000
const MOST_FIELDS = 500
/** How often it is tried again when somebody else told something at the same moment. */
const TRIES = 5

/**
 * Tells fields of a case's reports: institution, officer, customers, whatever the forms lack. All that people told is kept as one attachment
 * of the case, under its SHA-256, so that each later report of it has the same; facts name that digest and never what it says of persons.
 */
export const tellCasework = defineOperation({
  name: 'tellCasework',
  alias: 'casework tell',
  summary: 'tell what the reports of a case lack, field by field; voids approvals',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    case: caseField,
    set: z
      .array(z.string().max(MOST_TEXT))
      .max(MOST_FIELDS)
      .default([])
      .describe('FIELD=VALUE, fields as casework compile names them; lists as JSON; no VALUE takes it back')
      .meta({ placeholder: 'FIELD=VALUE' }),
    like: caseField
      .optional()
      .describe('take institution, officer and contact from what was told of this case')
      .meta({ placeholder: 'CASE' }),
    theft: compileFields.theft,
  }),
  output: caseSheet.extend({
    changed: z.boolean().describe('false: all of it was told before, and nothing was kept anew'),
    digest: z.string().describe('SHA-256 of what people told, attached'),
  }),
  positional: ['case', 'set'],
  examples: [
    'casework tell C3 institution.address.city=Seoul officer.phone=+8221234567',
    'casework tell C3 --like C2 "subjects[customer:c-1].bornOn=1985-04-02"',
  ],
  async run({ case: id, set, like, theft }, world: CaseworkWorld) {
    for (let n = 0; n < TRIES; n++) {
      const { desk } = await takeSeat(world, ['analyst'])
      const file = caseOf(desk, id)
      const before = await attachedTold(world, file)
      const base = before ?? untoldCase(file)
      const house = like === undefined ? null : await houseOf(world, caseOf(desk, like))
      const next = await toldWith(world, file, house === null ? base : takeHouse(base, house), set, theft)
      const shown = before === null ? undefined : toldAttachment(file)
      if (shown !== undefined && JSON.stringify(next) === JSON.stringify(before))
        return { ...sheetOf(file, desk, world), changed: false, digest: shown.digest }
      // Told, taken back and told again is a file of its own: a case has each file once.
      const text = `${JSON.stringify(next, null, 2)}${'\n'.repeat(1 + file.attachments.length)}`
      try {
        const sheet = await attachTo(world, id, `${file.id}${TOLD_ENDING}`, utf8ToBytes(text), file.turn)
        return { ...sheet, changed: true }
      } catch (error) {
        // Whoever changed the case between our look and our fact is not overwritten: ours is told once more, on top of theirs.
        if (!(error instanceof InputError) || error.code !== 'case-overtaken') throw error
      }
    }
    throw new InputError('case-overtaken', `others change case ${id} at the same moment: try again`)
  },
})

async function toldWith(
  world: CaseworkWorld,
  file: DeskCase,
  base: ReportCase,
  set: readonly string[],
  theft: readonly string[],
): Promise<ReportCase> {
  if (set.length === 0) return base
  const { told: shown } = await compileCase(world, file, { report: base, thefts: theft })
  return tellFields(
    base,
    shown,
    set.map(text => readTelling(text, shown)),
  )
}

async function houseOf(world: CaseworkWorld, file: DeskCase): Promise<ReportCase> {
  const found = await attachedTold(world, file)
  if (found !== null) return found
  throw new InputError('case-untold', `nothing was told of case ${file.id}`, { place: { field: 'like' } })
}
