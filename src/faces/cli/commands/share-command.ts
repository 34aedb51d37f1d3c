import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import { shareFields, shareIntel } from '../../../operations/share/share-intel.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { sharedText } from '../share-text.ts'
import { inputCommand } from './input-command.ts'
import { overData } from './operation-command.ts'

/** `cordon share FILE` and `cordon share --case NAME`: the operation takes the text of the file. */
export function shareCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    ...shareIntel,
    input: z.object({
      file: z
        .string()
        .min(1)
        .optional()
        .describe('a STIX 2.1 bundle, or a MISP event as JSON')
        .meta({ placeholder: 'FILE' }),
      ...shareFields,
    }),
    positional: ['file'],
    answer: async ({ file, ...how }, values, terminal) => {
      const bundle = file === undefined ? undefined : await doors.readText(file)
      if (bundle === null)
        throw new InputError('file-missing', `there is no file ${file}`, { place: { field: 'file' } })
      return overData(values, terminal, doors, env, world => shareIntel.run({ ...how, bundle }, world))
    },
    text: sharedText,
    exitCode: ({ conflicts }) => (conflicts.length > 0 ? 2 : 0),
  })
}
