import { InputError } from '../../../model/errors.ts'
import { checkClaim } from '../../../operations/theft/check-claim.ts'
import { exportCase } from '../../../operations/theft/export-case.ts'
import { importCasebook } from '../../../operations/theft/import-casebook.ts'
import { reportTheft } from '../../../operations/theft/report-theft.ts'
import type { Doors } from '../../doors.ts'
import { claimsText } from '../claims-text.ts'
import type { Command } from '../command.ts'
import { casebookText, reportedText } from '../theft-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** `cordon report-theft`, `import-casebook`, `export-case`, `claims check`: thefts in and out, and what others claim of them. */
export function theftCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(reportTheft, doors, env, reportedText),
    inputCommand({
      ...importCasebook,
      answer: async ({ casebook: file, ...how }, values, terminal) => {
        const casebook = await doors.readText(file)
        if (casebook === null)
          throw new InputError('file-missing', `there is no file ${file}`, { place: { field: 'casebook' } })
        return overData(values, terminal, doors, env, world => importCasebook.run({ ...how, casebook }, world))
      },
      text: casebookText,
    }),
    // What is exported is a file: it comes as it is, to be sent on.
    operationCommand(exportCase, doors, env, ({ text }: { readonly text: string }) => `${text}\n`),
    inputCommand({
      ...checkClaim,
      answer: (input, values, terminal) =>
        overData(values, terminal, doors, env, world => checkClaim.run(input, world)),
      text: claimsText,
      // Whoever contradicts the ledger is told apart from data that are not here.
      exitCode: ({ differs, cannot }) => (differs > 0 ? 5 : cannot > 0 ? 3 : 0),
    }),
  ]
}
