import { CordonError, InputError } from '../../model/errors.ts'
import { HttpFault } from './http-fault.ts'
import { withoutPaths } from './without-paths.ts'

/** What the server answers where something went wrong; the shape of every body with a status of 400 and above. */
export interface FaultBody {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly place: object
    readonly requestId: string
  }
}

/**
 * The fault that is told for whatever was thrown: our own as it is, the framework's by its status, all else as `internal`.
 * @param mostBytes that a body may have where it was thrown
 */
export function faultOf(error: unknown, mostBytes?: number): CordonError {
  if (error instanceof CordonError) return error
  const { statusCode, message = '', code } = error as { statusCode?: number; message?: string; code?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return new HttpFault(413, 'body-too-large', `the body is larger than this takes${most(mostBytes)}`)
  if (statusCode === 404) return new HttpFault(404, 'route-unknown', message)
  if (statusCode === 503) return new HttpFault(503, 'stopping', 'the server is stopping', 5)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new InputError('request-malformed', message)
  return new HttpFault(500, 'internal', 'a fault in Cordon; its log tells more under the request id')
}

/** A fault as the body of an answer. Places name fields and lines, never files of the server. */
export function faultBody(fault: CordonError, requestId: string): FaultBody {
  const { code, place } = fault
  return { error: { code, message: toldMessage(fault), place: { line: place.line, field: place.field }, requestId } }
}

/** What a fault says to a caller. Faults of the HTTP face name routes and no files. */
export function toldMessage(fault: CordonError): string {
  return fault instanceof HttpFault ? fault.message : withoutPaths(fault.message, fault.place.file)
}

function most(bytes: number | undefined): string {
  return bytes === undefined ? '' : `: at most ${bytes.toLocaleString('en')} bytes`
}
