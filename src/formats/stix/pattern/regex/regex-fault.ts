import { InputError } from '../../../../model/errors.ts'

/** A regular expression after MATCHES that is wrong or is not supported. Its codes begin with `stix-regex-`. */
export class RegexFault extends InputError {
  constructor(code: string, at: number, message: string) {
    super(code, `${message}, at character ${at + 1} of the regular expression`, { place: { field: 'pattern' } })
  }
}
