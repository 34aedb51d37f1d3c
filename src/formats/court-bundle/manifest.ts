import { InputError } from '../../model/errors.ts'

/** Names that stand in every sealed folder. */
export const SEAL_FILES = { manifest: 'manifest.json', sums: 'SHA256SUMS' } as const

/** A file of a folder, by its digest. */
export interface SealedFile {
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
  readonly mediaType: string
  readonly about: string
}

/** What a folder says of itself. */
export interface Manifest {
  readonly schema: 'cordon.report-bundle/1'
  readonly form: string
  readonly reference: string
  readonly software: string
  readonly files: readonly SealedFile[]
  /** What did not fit into the form. */
  readonly losses: readonly { readonly field: string; readonly lost: string }[]
}

/** The manifest as it is written: files in the order of their names. */
export function manifestText(manifest: Manifest): string {
  const files = [...manifest.files].sort((a, b) => (a.path < b.path ? -1 : 1))
  return `${JSON.stringify({ ...manifest, files }, null, 2)}\n`
}

/** Digests in the form that `sha256sum -c` reads, in the order of names. @throws InputError `bundle-name` */
export function sumsText(files: readonly Pick<SealedFile, 'path' | 'sha256'>[]): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${checkName(path)}\n`)
    .join('')
}

/** Reads digests. @throws InputError `bundle-sums-malformed`, naming the line; `bundle-name` */
export function readSums(text: string): ReadonlyMap<string, string> {
  const sums = new Map<string, string>()
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  lines.forEach((line, i) => {
    const [, sha256 = '', path = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    if (path === '') throw malformed(i + 1, 'is no SHA-256 with a name')
    if (sums.has(checkName(path))) throw malformed(i + 1, `names ${path} again`)
    sums.set(path, sha256)
  })
  if (sums.size === 0) throw malformed(1, 'names no file')
  return sums
}

/** A name that stays within its folder and means the same everywhere. @throws InputError `bundle-name` */
export function checkName(path: string): string {
  if (/^[a-z0-9A-Z][a-z0-9A-Z._-]{0,199}$/.test(path)) return path
  const shown = JSON.stringify(path.slice(0, 80))
  throw new InputError(
    'bundle-name',
    `${shown} is no name of a file of a report: letters, digits, dot, hyphen and underscore, no folders`,
  )
}

function malformed(line: number, why: string): InputError {
  return new InputError('bundle-sums-malformed', `line ${line} of ${SEAL_FILES.sums} ${why}`, {
    place: { file: SEAL_FILES.sums, line },
  })
}
