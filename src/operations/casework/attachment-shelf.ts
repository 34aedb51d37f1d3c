import type { Tenant } from '../../model/casework/tenant.ts'

/** † Largest attachment in bytes: 25 MiB. */
export const MOST_ATTACHMENT_BYTES = 25 << 20

/** Where attachments lie: by tenant and by the SHA-256 of their bytes, so that one tenant's file is not there for another. */
export interface AttachmentShelf {
  /**
   * Keeps bytes and gives their digest, lower-case hex. When the promise is fulfilled they survive a power cut. What is there already stays.
   * @throws InputError `attachment-too-large`
   * @throws SourceError `file-unwritable`
   */
  keep(tenant: Tenant, bytes: Uint8Array): Promise<string>
  /**
   * The bytes with this digest.
   * @throws NotFoundError `attachment-unknown`
   * @throws IntegrityError `attachment-changed`
   */
  read(tenant: Tenant, digest: string): Promise<Uint8Array>
}
