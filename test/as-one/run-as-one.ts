import { globSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** Runs the test files of some folders one after the other in one process: each process would cost half a second of a processor. */
export async function runAsOne(...folders: readonly string[]): Promise<void> {
  for (const path of testFilesOf(folders)) await import(join(ROOT, path))
}

/** The test files under some folders of `test/`, in order of path. */
export function testFilesOf(folders: readonly string[]): readonly string[] {
  return globSync(
    folders.map(folder => `test/${folder}/**/*.test.ts`),
    { cwd: ROOT },
  ).sort()
}
