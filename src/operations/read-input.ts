import { z } from 'zod'
import { CordonError, InputError } from '../model/errors.ts'

/** A text field read by one of the model's smart constructors; its error code and message are kept. */
export function textField<T>(read: (text: string) => T) {
  return z.string().transform((text, context): T => {
    try {
      return read(text)
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      context.addIssue({ code: 'custom', message: error.message, params: { code: error.code } })
      return z.NEVER
    }
  })
}

/**
 * Reads what a face was given into an operation's input. Unknown keys are refused, so a misspelt one is never ignored.
 * @throws InputError `input-malformed`, `input-unknown`, or the code of the model's constructor; the place names the field
 */
export function readInput<I extends z.ZodObject>(
  operation: { readonly name: string; readonly input: I },
  given: unknown,
): z.output<I> {
  return inputReader(operation)(given)
}

/** {@link readInput} for one operation many times: what is compiled of its input is compiled once. */
export function inputReader<I extends z.ZodObject>(operation: {
  readonly name: string
  readonly input: I
}): (given: unknown) => z.output<I> {
  const strict = operation.input.strict()
  return given => {
    const read = strict.safeParse(given)
    if (read.success) return read.data as z.output<I>
    throw refused(operation.name, read.error.issues[0])
  }
}

function refused(name: string, issue: z.core.$ZodIssue | undefined): InputError {
  if (!issue) return new InputError('input-malformed', `the input of ${name} cannot be read`)
  if (issue.code === 'unrecognized_keys')
    return new InputError('input-unknown', `${name} takes no ${issue.keys.map(k => `"${k}"`).join(', ')}`, {
      place: { field: issue.keys[0] },
    })
  const field = issue.path.map(String).join('.') || undefined
  // Zod tells what a field must be, and of one that was left out no more than that it is not that.
  if (issue.code === 'invalid_type' && / received undefined$/.test(issue.message))
    return new InputError('input-malformed', `${name} needs ${field ?? 'an input'}`, { place: { field } })
  const code = issue.code === 'custom' ? issue.params?.['code'] : undefined
  return new InputError(typeof code === 'string' ? code : 'input-malformed', issue.message, { place: { field } })
}
