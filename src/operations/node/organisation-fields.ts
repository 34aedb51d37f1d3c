import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { textField } from '../read-input.ts'
import { SECTORS } from './read-organisation.ts'

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} .,&'()_-]{0,79}$/u

/** The fields of an input that say who an organisation is. */
export const ORGANISATION_FIELDS = {
  name: textField(parseName).describe('what the organisation is called').meta({ placeholder: 'NAME' }),
  country: textField(parseCountry).describe('ISO 3166-1 alpha-2, such as JP').meta({ placeholder: 'COUNTRY' }),
  sector: z.enum(SECTORS).default('agency').describe('what it does').meta({ placeholder: 'SECTOR' }),
}

function parseName(text: string): string {
  if (NAME.test(text)) return text
  throw new InputError(
    'organisation-name-malformed',
    'an organisation is named with up to 80 letters, digits, spaces and . , & \' ( ) _ -, such as "NPA Japan"',
  )
}

function parseCountry(text: string): string {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  throw new InputError('country-malformed', `"${text}" is no country code of two letters, such as JP`)
}
