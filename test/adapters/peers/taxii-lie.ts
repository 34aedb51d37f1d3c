import { honest, identity, MEDIA, OBJECTS, type Script, send } from './taxii-scripted.ts'

/** One way in which a server lies. */
export interface Lie {
  readonly name: string
  /** The code under which the lie is told; null: it does no harm, and the pull comes to its end. */
  readonly code: string | null
  readonly script: Script
}

/** What the server honestly has when it does not lie. */
export const TRUE_OBJECTS: readonly string[] = Array.from({ length: 40 }, (_, i) => identity(i + 1))
/** The honest script. */
export const truth = honest({ objects: [...TRUE_OBJECTS], page: 10 })
/** The JSON of ten true objects, from the nth on. */
export const page = (n = 0): string => TRUE_OBJECTS.slice(n, n + 10).join(',')
/** The date of the tenth object. */
export const LAST = { 'x-taxii-date-added-last': '2026-11-01T00:00:00.000010Z' }

/** Lies where the objects are; all else is honest. */
export function lying(script: Script): Script {
  return (asked, response, request) =>
    asked.path === OBJECTS ? script(asked, response, request) : truth(asked, response, request)
}

/** Lies at one path; all else is honest. */
export function at(path: string, script: Script): Script {
  return (asked, response, request) =>
    asked.path === path ? script(asked, response, request) : truth(asked, response, request)
}

/** Answers with this body where the objects are. */
export const body = (text: string | Buffer, headers: Record<string, string> = {}): Script =>
  lying((_, response) => send(response, text, headers))
/** Refuses where the objects are. */
export const status = (code: number, headers: Record<string, string> = {}): Script =>
  lying((_, response) => send(response, { title: 'no' }, headers, code))
/** Writes bytes that no HTTP library would. */
export const raw = (text: string): Script => lying((_, __, request) => void request.socket.end(text))
/** The head of an answer, as far as it is honest. */
export const HEAD = `HTTP/1.1 200 OK\r\ncontent-type: ${MEDIA}\r\n`

/** A lie and what must come of it. */
export function lie(name: string, code: string | null, script: Script): Lie {
  return { name, code, script }
}
