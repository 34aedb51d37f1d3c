/** Where a fault was found: file, 1-based line, and field, each when known. */
export interface Place {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly field?: string | undefined
}

/**
 * A fault that says who must act. `code` is API: lower-case words joined by hyphens, never reworded once released.
 * Subclasses fix the HTTP status and the process's exit code.
 */
export abstract class CordonError extends Error {
  abstract readonly status: number
  abstract readonly exitCode: number
  readonly code: string
  readonly place: Place
  constructor(code: string, message: string, options: { place?: Place; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.place = options.place ?? {}
    this.name = new.target.name
  }
}

/** The caller must change what was given. HTTP 400, exit 2. */
export class InputError extends CordonError {
  readonly status = 400
  readonly exitCode = 2
}

/** The thing named does not exist here. HTTP 404, exit 3. */
export class NotFoundError extends CordonError {
  readonly status = 404
  readonly exitCode = 3
}

/** The caller may not do this. HTTP 403, exit 4. */
export class PermissionError extends CordonError {
  readonly status = 403
  readonly exitCode = 4
}

/** A source outside (node, publisher, peer, disk) failed or lied. HTTP 502, exit 5. */
export class SourceError extends CordonError {
  readonly status = 502
  readonly exitCode = 5
}

/** Our own records contradict themselves. HTTP 500, exit 6. */
export class IntegrityError extends CordonError {
  readonly status = 500
  readonly exitCode = 6
}

/** The same fault, said of a field when nobody said of which; anything else as it is. */
export function inField(error: unknown, field: string): unknown {
  if (!(error instanceof CordonError) || error.place.field !== undefined) return error
  return replaced(error, { ...error.place, field })
}

/** The same fault, with the file in which it was found when nobody said; anything else as it is. */
export function inFile(error: unknown, file: string): unknown {
  if (!(error instanceof CordonError) || error.place.file !== undefined) return error
  return replaced(error, { ...error.place, file })
}

/** The same fault with a word more behind its message; anything else as it is. */
export function andSaid(error: unknown, word: string): unknown {
  return error instanceof CordonError ? replaced(error, error.place, `${error.message}; ${word}`) : error
}

function replaced(error: CordonError, place: Place, message = error.message): CordonError {
  const again = error.constructor as new (
    code: string,
    message: string,
    options: { place: Place; cause: unknown },
  ) => CordonError
  return new again(error.code, message, { place, cause: error.cause })
}
