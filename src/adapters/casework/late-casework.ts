import type { AttachmentShelf } from '../../operations/casework/attachment-shelf.ts'
import type { CaseworkDesk } from '../../operations/casework/casework-desk.ts'
import type { Casework } from '../../operations/casework/casework-world.ts'

/**
 * Alerts, cases and attachments of a data folder, loaded when they are first asked for.
 * @param folder of the attachments
 * @param journal of the monitor
 */
export function lateCasework(folder: string, journal: string, sha256: (text: string) => string): Casework {
  let desk: Promise<CaseworkDesk> | null = null
  let shelf: Promise<AttachmentShelf> | null = null
  const openDesk = async () => {
    const { CaseworkDesk } = await import('../../operations/casework/casework-desk.ts')
    return new CaseworkDesk(sha256, () => new Promise(done => setImmediate(done)))
  }
  const openShelf = async () => new (await import('./attachment-files.ts')).AttachmentFiles(folder)
  return {
    desk: {
      state: async facts => {
        desk ??= openDesk()
        return (await desk).state(facts)
      },
    },
    shelf: {
      keep: async (tenant, bytes) => {
        shelf ??= openShelf()
        return (await shelf).keep(tenant, bytes)
      },
      read: async (tenant, digest) => {
        shelf ??= openShelf()
        return (await shelf).read(tenant, digest)
      },
    },
    events: { find: async wanted => (await import('./journal-events.ts')).journalEvents(journal).find(wanted) },
    binder: {
      pdf: async letter => (await import('./draft-binder.ts')).draftBinder.pdf(letter),
      pack: async files => (await import('./draft-binder.ts')).draftBinder.pack(files),
    },
  }
}
