import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blankText } from './blank-text.ts'

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '..', '..')

/** One file of ours, read once for all rules. */
export interface SourceFile {
  /** From the root, with forward slashes: `src/model/tag.ts`. */
  readonly path: string
  readonly text: string
  /** {@link blankText} */
  readonly code: string
  readonly comments: string
  readonly imports: readonly Import[]
}

/** An import of any sort: static, for types only, re-exporting, or by call. */
export interface Import {
  /** As written. */
  readonly specifier: string
  /** The path of our own file that it names; null for packages and Node's modules. */
  readonly target: string | null
  /** Offset into the text. */
  readonly at: number
}

/** All TypeScript files under some folders, in order of path. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  const paths = folders.flatMap(folder => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT })).sort()
  return paths.map(path => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    const { code, comments } = blankText(text)
    return { path, text, code, comments, imports: importsOf(path, text, code) }
  })
}

function importsOf(path: string, text: string, code: string): Import[] {
  const found: Import[] = []
  for (const m of code.matchAll(/(?<![.\w])(?:from\s*|import\s*\(?\s*)(['"])( *)\1/g)) {
    const at = m.index + m[0].length - (m[2] as string).length - 1
    const specifier = text.slice(at, at + (m[2] as string).length)
    const target = specifier.startsWith('.') ? join(path, '..', specifier) : null
    found.push({ specifier, target, at })
  }
  return found
}

/** `path:line`, for messages that an editor can open. */
export function place(file: SourceFile, offset: number): string {
  return `${file.path}:${file.text.slice(0, offset).split('\n').length}`
}

/** Every place in the code of a file where a pattern (with the g flag) stands. */
export function placesOf(file: SourceFile, pattern: RegExp): string[] {
  return [...file.code.matchAll(pattern)].map(m => `${place(file, m.index)} ${m[0].trim()}`)
}
