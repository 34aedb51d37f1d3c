import { z } from 'zod'
import { parseAmount } from '../../model/amount.ts'
import { parseInstant } from '../../model/instant.ts'
import { parseDuration } from '../duration.ts'
import { textField } from '../read-input.ts'

/** The fields of an input that say how far value is followed: until when, over how many transfers, down to what amount, for how long. */
export const traceLimits = {
  until: textField(parseInstant).optional().describe('later transfers do not exist').meta({ placeholder: 'TIME' }),
  maxHops: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('follow no further than this many transfers')
    .meta({ placeholder: 'N' }),
  floor: textField(parseAmount)
    .optional()
    .describe('leave out accounts that got less of it than this (base units)')
    .meta({ placeholder: 'AMOUNT' }),
  within: textField(parseDuration)
    .optional()
    .describe('answer within this time, largest value first')
    .meta({ placeholder: 'SPAN' }),
} as const
