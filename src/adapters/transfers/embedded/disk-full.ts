import { CordonError, SourceError } from '../../../model/errors.ts'

/** A fault of writing, told as what the user can mend where the disk is full; anything else as it is. */
export function diskFull(error: unknown, folder: string): unknown {
  if (error instanceof CordonError || !(error instanceof Error)) return error
  if (!/ENOSPC|no space left|disk (?:is )?full/i.test(error.message)) return error
  return new SourceError(
    'disk-full',
    `the disk of ${folder} is full: nothing of this file was taken in; make room and repeat`,
    {
      place: { file: folder },
      cause: error,
    },
  )
}
