import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { checkName, type Manifest, manifestText, SEAL_FILES, type SealedFile, sumsText } from './manifest.ts'

/** A file as it is put down. */
export interface PlainFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * All files of a report with its manifest and its digests: the manifest names every file, `SHA256SUMS` names these and the manifest.
 * @param about names no file; its own are added
 */
export function sealFiles(
  files: readonly (PlainFile & { readonly mediaType: string; readonly about: string })[],
  about: Omit<Manifest, 'schema' | 'files'>,
): readonly PlainFile[] {
  const sealed = files.map(
    ({ path, bytes, mediaType, about: what }): SealedFile => ({
      path: checkName(path),
      bytes: bytes.length,
      sha256: bytesToHex(sha256(bytes)),
      mediaType,
      about: what,
    }),
  )
  const manifest = utf8ToBytes(manifestText({ schema: 'cordon.report-bundle/1', ...about, files: sealed }))
  const all = [...sealed, { path: SEAL_FILES.manifest, sha256: bytesToHex(sha256(manifest)) }]
  return [
    ...files.map(({ path, bytes }) => ({ path, bytes })),
    { path: SEAL_FILES.manifest, bytes: manifest },
    { path: SEAL_FILES.sums, bytes: utf8ToBytes(sumsText(all)) },
  ]
}
