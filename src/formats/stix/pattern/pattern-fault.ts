import { InputError } from '../../../model/errors.ts'

/** A pattern that cannot be read. Its codes begin with `stix-pattern-`. */
export class PatternFault extends InputError {
  /** The character at which the fault was seen, counted from 0 in UTF-16 units. */
  readonly at: number
  constructor(code: string, at: number, message: string) {
    super(code, `${message}, at character ${at + 1} of the pattern`, { place: { field: 'pattern' } })
    this.at = at
  }
}
