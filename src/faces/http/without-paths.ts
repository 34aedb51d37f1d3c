import { basename } from 'node:path'

/** A path from the root of a file system: what stands before it is no part of an address of the web or of a word. */
const PATH = /(?<![\w:/.~-])\/(?:[^\s/:,;"'()<>]+\/)+[^\s/:,;"'()<>]+/g

/**
 * What a fault says, as it is told to callers: files by their last name, since where they lie on the server is nobody's business.
 * @param file at fault, as the fault names it; undefined: none
 */
export function withoutPaths(message: string, file: string | undefined): string {
  const named = file === undefined || file === '' ? message : message.replaceAll(file, basename(file))
  return named.replace(PATH, path => basename(path))
}
