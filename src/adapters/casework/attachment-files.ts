import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isTenant, type Tenant } from '../../model/casework/tenant.ts'
import { InputError, IntegrityError, NotFoundError, SourceError } from '../../model/errors.ts'
import { type AttachmentShelf, MOST_ATTACHMENT_BYTES } from '../../operations/casework/attachment-shelf.ts'
import { writeWhole } from '../files/write-whole.ts'

const DIGEST = /^[0-9a-f]{64}$/

/** Attachments as files `TENANT/DIGEST` of one folder. No name that a user gave is part of a path. */
export class AttachmentFiles implements AttachmentShelf {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async keep(tenant: Tenant, bytes: Uint8Array): Promise<string> {
    if (bytes.length > MOST_ATTACHMENT_BYTES) throw tooLarge()
    const digest = createHash('sha256').update(bytes).digest('hex')
    const path = this.#path(tenant, digest)
    // One that was damaged on the disk is mended by being kept again.
    const there = await readFile(path).catch(() => null)
    // It tells of persons: whoever else may look into the data folder may not read it.
    if (there === null || !there.equals(bytes)) await writeWhole(path, bytes, 0o600)
    return digest
  }

  async read(tenant: Tenant, digest: string): Promise<Uint8Array> {
    const path = this.#path(tenant, digest)
    let bytes: Buffer
    try {
      bytes = await readFile(path)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
        throw new NotFoundError('attachment-unknown', `no attachment ${digest} lies here`)
      throw new SourceError('file-unreadable', `the attachment ${digest} cannot be read`, { cause })
    }
    if (createHash('sha256').update(bytes).digest('hex') !== digest)
      throw new IntegrityError('attachment-changed', `the attachment ${digest} is no longer what was attached`)
    return bytes
  }

  #path(tenant: Tenant, digest: string): string {
    if (!isTenant(tenant) || !DIGEST.test(digest))
      throw new NotFoundError('attachment-unknown', 'an attachment is named by a tenant and a SHA-256')
    return join(this.#folder, tenant, digest)
  }
}

/**
 * A file that somebody wants to attach, whole in memory, and never more than the bound of it: one that grows while it is read, or that
 * has no end, is refused too.
 * @throws InputError `attachment-too-large`, `file-unreadable`
 */
export async function readToAttach(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MOST_ATTACHMENT_BYTES) throw tooLarge()
    const file = await open(path, 'r')
    try {
      const pieces: Buffer[] = []
      let bytes = 0
      for (;;) {
        const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(1 << 20) })
        if (bytesRead === 0) return Buffer.concat(pieces)
        bytes += bytesRead
        if (bytes > MOST_ATTACHMENT_BYTES) throw tooLarge()
        pieces.push(buffer.subarray(0, bytesRead))
      }
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    const { code } = cause as NodeJS.ErrnoException
    throw new InputError('file-unreadable', `${path} cannot be read${code ? ` (${code})` : ''}`, {
      place: { file: path },
      cause,
    })
  }
}

function tooLarge(): InputError {
  return new InputError('attachment-too-large', `an attachment has at most ${MOST_ATTACHMENT_BYTES >> 20} MiB`, {
    place: { field: 'name' },
  })
}
