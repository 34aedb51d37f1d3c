import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'

/** A page of the documentation: its path from the root, with forward slashes, and its text. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** Every Markdown page of the repository. */
export function markdownPages(): readonly Page[] {
  const skipped = (path: string): boolean => /(^|\/)(node_modules|cordon-data|build|\.campaign)(\/|$)/.test(path)
  return globSync('**/*.md', { cwd: ROOT, exclude: skipped })
    .sort()
    .map(path => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

/** One page. */
export function page(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') }
}

/** The fenced blocks of one language, without their fences, each ending in a line break. */
export function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(m => m[1] ?? '')
}

/** A page without its fenced blocks, line numbers kept. */
export function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, block => block.replace(/[^\n]/g, ''))
}
