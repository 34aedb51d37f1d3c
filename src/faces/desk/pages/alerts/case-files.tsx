import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { shortened } from '../../kit/shown-account.ts'
import { FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { WriteForm } from '../../kit/write-form.tsx'
import { base64Of, bytesOf, sha256Of } from './attachment-bytes.ts'
import type { CaseSheet } from './case-sheet.ts'
import { CASEWORK_WORDS } from './casework-words.ts'

type Attachment = CaseSheet['attachments'][number]

/** Bytes of a file that goes in one request of 4 MB as base64. */
const MOST_BYTES = 2_900_000

/** Notes beside a case, and its files, each under the SHA-256 of its bytes. */
export function CaseFiles({ file, roles }: { readonly file: CaseSheet; readonly roles: readonly string[] }) {
  const say = useWords(CASEWORK_WORDS)
  const formats = useFormats()
  const tell = useTell()
  const chooser = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<Error | null>(null)
  const [reading, setReading] = useState<string | null>(null)
  const noting = useAct('noteCasework', ['showCasework', 'auditCasework'])
  const attaching = useAct('attachCasework', ['showCasework', 'listCasework', 'auditCasework'])
  const writes = roles.some(r => r === 'analyst' || r === 'approver' || r === 'admin')
  const attach = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return
    setFault(null)
    if (given.size > MOST_BYTES) {
      setFault(new Error(say('tooLarge', { name: given.name, case: file.id })))
      return
    }
    const base64 = base64Of(new Uint8Array(await given.arrayBuffer()))
    attaching.mutate(
      { case: file.id, name: given.name, base64 },
      { onSuccess: ({ digest }) => tell(say('attached', { name: given.name, digest: shortened(digest) })) },
    )
  }
  const download = async ({ digest }: Attachment): Promise<void> => {
    setFault(null)
    setReading(digest)
    try {
      const { name, base64 } = await call('readAttachment', { case: file.id, digest })
      const bytes = bytesOf(base64)
      const found = await sha256Of(bytes)
      if (found !== null && found !== digest) {
        tell(say('wrongDigest', { name }), 'bad')
        return
      }
      // Never shown in the page: what somebody attached could be a page itself.
      saveFile(name, new Blob([bytes], { type: 'application/octet-stream' }))
      tell(say(found === null ? 'unchecked' : 'checked', { name }), found === null ? 'warn' : 'good')
    } catch (error) {
      setFault(error as Error)
    } finally {
      setReading(null)
    }
  }
  const columns: readonly Column<Attachment>[] = [
    { key: 'file', title: say('file'), order: a => a.name, cell: a => <bdi className="casework-file">{a.name}</bdi> },
    {
      key: 'size',
      title: say('size'),
      end: true,
      order: a => a.bytes,
      cell: a => `${formats.number(a.bytes / 1000, 1)} kB`,
    },
    {
      key: 'digest',
      title: say('digest'),
      cell: a => (
        <code title={a.digest} className="casework-digest">
          {a.digest}
        </code>
      ),
    },
    { key: 'by', title: say('by'), order: a => a.by, cell: a => a.by },
    { key: 'at', title: say('at'), order: a => a.at, cell: a => formats.time(a.at) },
    {
      key: 'download',
      title: '',
      cell: a => (
        <Button size="small" busy={reading === a.digest} onClick={() => void download(a)}>
          {say('download')}
        </Button>
      ),
    },
  ]
  return (
    <div className="stack">
      <Card title={say('notes')}>
        {file.notes.length === 0 ? <p className="quiet">{say('noNotes')}</p> : null}
        <ul className="casework-notes">
          {file.notes.map(n => (
            <li key={`${n.at} ${n.by} ${n.text}`}>
              <div className="quiet alerts-small">
                {n.by}, {formats.time(n.at)}
              </div>
              <div className="casework-note">{n.text}</div>
            </li>
          ))}
        </ul>
        {writes ? (
          <>
            <WriteForm
              {...{ label: say('addNote'), hint: say('noteHint'), go: say('keep'), rows: 3, most: 10_000 }}
              busy={noting.isPending}
              write={(text, kept) => noting.mutate({ case: file.id, text }, { onSuccess: kept })}
            />
            {noting.error === null ? null : <FaultNote error={noting.error} />}
          </>
        ) : null}
      </Card>
      <Card title={say('attachments')}>
        {file.attachments.length === 0 ? (
          <p className="quiet">{say('noFiles')}</p>
        ) : (
          <DataTable caption={say('attachments')} columns={columns} rows={file.attachments} keyOf={a => a.digest} />
        )}
        {fault === null ? null : <FaultNote error={fault} />}
        {attaching.error === null ? null : <FaultNote error={attaching.error} />}
        {roles.includes('analyst') && file.state === 'open' ? (
          <div className="row casework-buttons">
            <Button busy={attaching.isPending} onClick={() => chooser.current?.click()}>
              {say('attach')}
            </Button>
            <input
              ref={chooser}
              type="file"
              hidden
              onChange={event => {
                void attach(event.target.files?.[0])
                event.target.value = ''
              }}
            />
            <span className="quiet">{say('attachHint')}</span>
          </div>
        ) : null}
      </Card>
    </div>
  )
}
