import { z } from 'zod'
import { TLP_LEVELS } from '../../model/tlp.ts'
import { defineOperation } from '../define-operation.ts'
import { formDeadline } from '../reports/form-deadline.ts'
import { REPORT_FORMS } from '../reports/report-forms.ts'
import { caseForForm } from './case-for-form.ts'
import { caseOf } from './case-rows.ts'
import { caseField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { compileCase, readinessOf } from './compile-case.ts'
import { likeCase } from './like-case.ts'
import { makeDraft } from './make-draft.ts'
import { takeSeat } from './take-seat.ts'

/** What a person adds to a desk case before it becomes a report. */
export const compileFields = {
  case: caseField,
  theft: z
    .array(z.string().min(1).max(64))
    .max(20)
    .default([])
    .describe('a theft whose latest trace is told; those of the case’s own watches always are')
    .meta({ placeholder: 'NAME' }),
  on: z.iso.date().optional().describe('day of the report; else as told with it').meta({ placeholder: 'YYYY-MM-DD' }),
} as const

const report = z
  .record(z.string(), z.unknown())
  .optional()
  .describe('what people told, cordon.report-case/1; else the latest attachment NAME.report-case.json')

/** Shows what a desk case comes to as a report's case, and what each form still lacks, field by field. It keeps nothing. */
export const compileCasework = defineOperation({
  name: 'compileCasework',
  alias: 'casework compile',
  summary: 'make a report’s case of a case, and say what each form lacks, field by field',
  effect: 'read',
  scope: 'casework',
  input: z.object({ ...compileFields, report }),
  output: z.object({
    report: z.record(z.string(), z.unknown()).describe('cordon.report-case/1'),
    told: z.record(z.string(), z.unknown()).nullable().describe('what of it people told, in the same form'),
    like: z.string().nullable().describe('the latest other case of which people told something: casework tell --like'),
    gaps: z.array(z.string()).describe('what of the case could not be had'),
    notes: z.array(z.string()),
    forms: z.array(
      z.object({
        form: z.enum(REPORT_FORMS),
        ready: z.boolean(),
        lacks: z.array(z.object({ field: z.string(), why: z.string() })),
        deadlines: z.array(formDeadline),
      }),
    ),
  }),
  positional: ['case'],
  examples: ['casework compile C3 --theft bybit-2025 --out case.json'],
  async run({ case: id, theft, on, report: told }, world: CaseworkWorld) {
    const { desk } = await takeSeat(world)
    const file = caseOf(desk, id)
    const compiled = await compileCase(world, file, { report: told, thefts: theft, on })
    const forms = REPORT_FORMS.flatMap(form => readinessOf(caseForForm(compiled, file, form), [form]))
    return {
      report: { ...compiled.told },
      told: compiled.byPeople === null ? null : { ...compiled.byPeople },
      like: likeCase(desk, file.id)?.id ?? null,
      gaps: [...compiled.gaps],
      notes: [...compiled.notes],
      forms: forms.map(f => ({ ...f, lacks: [...f.lacks], deadlines: [...f.deadlines] })),
    }
  },
})

/** Drafts the report of a desk case and attaches it, in one step. It files nothing: a report is decided, and a second person approves it. */
export const draftCasework = defineOperation({
  name: 'draftCasework',
  alias: 'casework draft',
  summary: 'draft the report of a case in the form of an authority, and attach it; voids approvals',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    ...compileFields,
    as: z.enum(REPORT_FORMS).describe('the form'),
    report,
    tlp: z.enum(TLP_LEVELS).default('amber').describe('who may be told what stands in the STIX bundle'),
  }),
  output: z.object({
    case: z.string(),
    form: z.enum(REPORT_FORMS),
    reference: z.string(),
    name: z.string().describe('of the attachment, a ZIP archive'),
    digest: z.string().describe('its SHA-256: a decision to report names it as --draft'),
    bytes: z.number(),
    files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
    deadlines: z.array(formDeadline),
    gaps: z.array(z.string()).describe('what of the case could not be had'),
    notes: z.array(z.string()),
    losses: z.array(z.object({ field: z.string(), lost: z.string() })),
  }),
  positional: ['case'],
  examples: ['casework draft C3 --as kofiu --on 2026-11-26', 'casework draft C3 --as court --theft bybit-2025'],
  async run(given, world: CaseworkWorld) {
    return (await makeDraft(given, world)).answer
  },
})
