import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { SourceError } from '../../model/errors.ts'
import { DESK_FOLDER, DESK_SOURCES, deskConfig } from './desk-config.ts'

/** The folders of which the desk is made, beside its own. */
const FLOORS_BELOW = ['model', 'formats', 'analysis', 'catalog'].map(name => join(DESK_SOURCES, '..', '..', name))

/**
 * The folder of the built desk. It is built now where it never was, or where its sources changed since.
 * @param telling hears that a build begins: it takes some seconds
 * @throws SourceError `desk-unbuilt`
 */
export async function builtDesk(telling: (text: string) => void = () => {}): Promise<string> {
  const page = join(DESK_FOLDER, 'index.html')
  // An installed package brings the built desk and no reason to build it again.
  if (existsSync(page) && !(await newerThan((await stat(page)).mtimeMs))) return DESK_FOLDER
  telling('building the desk, once: some seconds')
  await buildDesk()
  return DESK_FOLDER
}

/** Builds the desk beside the place and moves it there whole. @throws SourceError `desk-unbuilt` */
export async function buildDesk(): Promise<void> {
  const fresh = `${DESK_FOLDER}-${process.pid}`
  const old = `${fresh}-old`
  try {
    const { build } = await import('vite')
    await mkdir(dirname(DESK_FOLDER), { recursive: true })
    await clearDead()
    await build(deskConfig(fresh))
    await rename(DESK_FOLDER, old).catch(() => {})
    await rename(fresh, DESK_FOLDER)
  } catch (cause) {
    throw new SourceError('desk-unbuilt', `the web desk cannot be built: ${(cause as Error).message}`, { cause })
  } finally {
    await rm(old, { recursive: true, force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Takes away what builds beside a folder left behind that were killed. */
export async function clearDead(folder: string = DESK_FOLDER): Promise<void> {
  const own = basename(folder)
  for (const name of await readdir(dirname(folder))) {
    const pid = new RegExp(`^${own}-(\\d+)(?:-old)?$`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function newerThan(builtMs: number): Promise<boolean> {
  for (const folder of [DESK_SOURCES, ...FLOORS_BELOW]) {
    const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const file of files)
      if (file.isFile() && (await stat(join(file.parentPath, file.name))).mtimeMs > builtMs) return true
  }
  return false
}
