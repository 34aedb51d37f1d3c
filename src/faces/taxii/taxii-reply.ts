import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { TAXII_MEDIA } from '../../formats/taxii/media-type.ts'
import type { TaxiiError } from '../../formats/taxii/taxii-resources.ts'
import type { CordonError } from '../../model/errors.ts'
import { toldMessage } from '../http/fault-of.ts'
import { HttpFault } from '../http/http-fault.ts'

/** Answers with JSON that is text already. */
export function sendTaxii(reply: FastifyReply, status: number, text: string): FastifyReply {
  // As bytes: Fastify would give a text's media type quotes and a charset, and taxii2client knows it no more.
  return reply.code(status).header('content-type', TAXII_MEDIA).send(Buffer.from(text))
}

/** Answers with a fault, in the shape of TAXII's error message (section 3.6.1). */
export function refuseTaxii(fault: CordonError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, place } = fault
  if (status === 401)
    reply.header('www-authenticate', ['Basic realm="Cordon TAXII", charset="UTF-8"', 'Bearer realm="Cordon TAXII"'])
  if (fault instanceof HttpFault && fault.retryAfter !== null) reply.header('retry-after', fault.retryAfter)
  const error: TaxiiError = {
    title: STATUS_CODES[status] ?? 'Error',
    description: toldMessage(fault),
    error_id: request.id,
    error_code: code,
    http_status: String(status),
    ...(place.field === undefined ? {} : { details: { field: place.field } }),
  }
  return sendTaxii(reply, status, JSON.stringify(error))
}

/** What is told where a thing is not there, or the caller may not know that it is. */
export function notThere(what: string): HttpFault {
  return new HttpFault(404, `${what}-unknown`, `there is no such ${what}`)
}
