import { SourceError } from '../../model/errors.ts'

/** Nothing is weighed, since something could not be kept: the state in memory may be ahead of the disk. */
export function governorStopped(cause: unknown): SourceError {
  return new SourceError(
    'governor-stopped',
    'what the governor weighed could not be kept; a server tries again every ten seconds',
    { cause },
  )
}
