import type { FastifyRequest } from 'fastify'
import { InputError } from '../../model/errors.ts'

/**
 * A whole number of a request's question.
 * @throws InputError `query-malformed`
 */
export function numberIn(
  request: FastifyRequest,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const given = (request.query as Readonly<Record<string, unknown>>)[name]
  if (given === undefined) return otherwise
  const value = typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN
  if (value >= least && value <= most) return value
  throw new InputError('query-malformed', `${name} is a whole number from ${least} to ${most}`, {
    place: { field: name },
  })
}
