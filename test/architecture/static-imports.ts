import type { SourceFile } from './source-files.ts'

/** What is loaded with a file: our own files, and the packages' names as they are written. Calls of `import` and types are left out. */
export function loadedWith(path: string, files: readonly SourceFile[]): { files: Set<string>; packages: Set<string> } {
  const byPath = new Map(files.map(f => [f.path, f]))
  const reached = new Set<string>()
  const packages = new Set<string>()
  const walk = (at: string): void => {
    if (reached.has(at)) return
    reached.add(at)
    const file = byPath.get(at)
    for (const { specifier, target, at: offset } of file?.imports ?? []) {
      const before = file?.code.slice(0, offset) ?? ''
      const statement = before.slice(Math.max(before.lastIndexOf('\nimport '), before.lastIndexOf('\nexport ')) + 1)
      if (/import\s*\(\s*['"]$/.test(before) || /^(?:im|ex)port type\b/.test(statement)) continue
      if (target === null) packages.add(specifier)
      else walk(target)
    }
  }
  walk(path)
  return { files: reached, packages }
}
