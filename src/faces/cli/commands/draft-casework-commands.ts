import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import { compileCasework, compileFields, draftCasework } from '../../../operations/casework/compile-casework.ts'
import { makeDraft } from '../../../operations/casework/make-draft.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { compiledText, draftedText } from '../draft-text.ts'
import { readJson } from '../read-json.ts'
import { inputCommand } from './input-command.ts'
import { overData } from './operation-command.ts'

const told = z
  .string()
  .min(1)
  .optional()
  .describe('what people told as JSON, cordon.report-case/1; else the latest attachment NAME.report-case.json')
  .meta({ placeholder: 'FILE' })

/** `cordon casework compile` and `casework draft`. */
export function draftCaseworkCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    inputCommand({
      ...compileCasework,
      input: z.object({
        ...compileFields,
        with: told,
        out: z.string().min(1).optional().describe('file to write the report’s case to').meta({ placeholder: 'FILE' }),
      }),
      async answer({ with: path, out, ...given }, values, terminal) {
        const report = await reportOf(path, doors)
        const answer = await overData(values, terminal, doors, env, world =>
          compileCasework.run({ ...given, report }, world),
        )
        if (out !== undefined) await doors.writeText(out, `${JSON.stringify(answer.report, null, 2)}\n`)
        return { ...answer, file: out ?? null }
      },
      text: compiledText,
    }),
    inputCommand({
      ...draftCasework,
      input: draftCasework.input.omit({ report: true }).extend({
        with: told,
        out: z
          .string()
          .min(1)
          .optional()
          .describe('folder to make with its files, too')
          .meta({ placeholder: 'FOLDER' }),
      }),
      async answer({ with: path, out, ...given }, values, terminal) {
        const report = await reportOf(path, doors)
        const { answer, files } = await overData(values, terminal, doors, env, world =>
          makeDraft({ ...given, report }, world),
        )
        if (out !== undefined) await (await doors.reports()).writeFolder(out, files)
        return { ...answer, folder: out ?? null }
      },
      text: draftedText,
    }),
  ]
}

async function reportOf(path: string | undefined, doors: Pick<Doors, 'readText'>) {
  if (path === undefined) return undefined
  const report = await readJson(path, file => doors.readText(file))
  if (typeof report === 'object' && report !== null && !Array.isArray(report)) return report as Record<string, unknown>
  throw new InputError('report-case-malformed', `${path} holds no object`, { place: { file: path } })
}
