import { InputError } from '../../model/errors.ts'

/** Reads a file of JSON. @throws InputError `file-missing`, `json-malformed` */
export async function readJson(file: string, read: (path: string) => Promise<string | null>): Promise<unknown> {
  const text = await read(file)
  if (text === null) throw new InputError('file-missing', `there is no file ${file}`, { place: { file } })
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 160) : ''
    throw new InputError('json-malformed', `this is no JSON: ${why}`, { place: { file } })
  }
}
