import { useState } from 'react'
import { CallError } from '../../api/call.ts'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { Answer } from '../../kit/states.tsx'
import { useTold } from '../../words/sentences/told.tsx'
import { AUDIT_WORDS, auditKey } from './audit-words.ts'
import { CASEWORK_WORDS } from './casework-words.ts'

type Act = Answered<'auditCasework'>['acts'][number]

const PAGE = 500

/** Who did what with a case and when, also what was without effect. */
export function AuditTrail({ file }: { readonly file: string }) {
  const say = useWords(CASEWORK_WORDS)
  const name = useAuditName()
  const formats = useFormats()
  const [after, setAfter] = useState(0)
  const trail = useAnswer('auditCasework', { case: file, after, most: PAGE })
  if (trail.error instanceof CallError && trail.error.code === 'role-missing') return <Note>{say('auditNoRole')}</Note>
  const columns: readonly Column<Act>[] = [
    { key: 'number', title: say('number'), order: a => a.seq, cell: a => <span title={a.prevDigest}>{a.seq}</span> },
    { key: 'at', title: say('at'), order: a => a.at, cell: a => formats.time(a.at) },
    {
      key: 'by',
      title: say('by'),
      order: a => a.by,
      cell: a => (
        <>
          {a.by}{' '}
          <div className="quiet alerts-small">{a.via === null ? say('signedIn') : say('via', { key: a.via })}</div>
        </>
      ),
    },
    { key: 'act', title: say('act'), order: a => a.kind, cell: a => name(a.kind.replace(/^casework-/, '')) },
    {
      key: 'effect',
      title: say('effect'),
      order: a => a.refused ?? '',
      cell: a =>
        a.refused === null ? (
          <Badge tone="good">{say('done')}</Badge>
        ) : (
          <Badge tone="bad">{say('refused', { code: a.refused })}</Badge>
        ),
    },
    { key: 'body', title: say('body'), cell: a => <Body body={a.body} /> },
  ]
  return (
    <Answer of={trail}>
      {({ acts, more }) => (
        <div className="card">
          <DataTable caption={say('auditCaption')} columns={columns} rows={acts} keyOf={a => String(a.seq)} />
          {more ? (
            <Button size="small" onClick={() => setAfter(acts.at(-1)?.seq ?? 0)}>
              {say('more')}
            </Button>
          ) : null}
        </div>
      )}
    </Answer>
  )
}

/** What an act or a field of its record is called. */
function useAuditName(): (name: string) => string {
  const say = useWords(AUDIT_WORDS)
  return name => {
    const key = auditKey(name)
    return key === null ? name : say(key)
  }
}

function Body({ body }: { readonly body: Act['body'] }) {
  const name = useAuditName()
  const tell = useTold('rules')
  const rows = Object.entries(body).filter(([key, value]) => key !== 'case' && value !== null)
  return (
    <dl className="facts alerts-small casework-body">
      {rows.map(([key, value]) => (
        <div key={key} className="alerts-figure">
          <dt title={key}>{name(key)}</dt>
          <dd>
            {typeof value === 'string'
              ? told(key, value)
              : typeof value === 'number'
                ? value
                : typeof value === 'boolean'
                  ? tell(String(value)).text
                  : plain(value)}
          </dd>
        </div>
      ))}
    </dl>
  )

  /** Lists and records within a record, in one line. */
  function plain(value: unknown): string {
    if (Array.isArray(value)) return value.map(plain).join(', ')
    if (typeof value !== 'object' || value === null) return String(value)
    const parts = Object.entries(value).filter(([, part]) => part !== null)
    return parts.map(([key, part]) => `${name(key)}: ${plain(part)}`).join('; ')
  }

  /** What people wrote stays as it is; kinds and reminders are Cordon's words. */
  function told(key: string, value: string): string {
    return key === 'kind' || key === 'words' ? tell(value).text : value
  }
}
