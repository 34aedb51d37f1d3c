import { useState } from 'react'
import { textDigest } from '../../../../../model/fact.ts'
import { useAct, useAnswer } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge, Note } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { Card } from '../../../kit/card.tsx'
import { DataTable } from '../../../kit/data-table.tsx'
import { Answer, FaultNote } from '../../../kit/states.tsx'
import { useCaseBase } from '../case-context.ts'
import { keptTrace } from '../export/case-files.tsx'
import { EVIDENCE_WORDS } from '../words/evidence-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'
import { AskedList } from './asked-list.tsx'

/** What stands up in court: checksums, who traced what when, and the log that nobody can change unseen. */
export function EvidenceTab() {
  const say = useWords(EVIDENCE_WORDS)
  const kinds = useWords(KIND_WORDS)
  const { number, time } = useFormats()
  const { name, index } = useCaseBase()
  const file = useAnswer('showCase', { name })
  const verify = useAct('verifyEvidence')
  const [checked, setChecked] = useState<string | Error | null>(null)
  const { evidence, versions } = index.trace
  const check = (): void => {
    keptTrace(name).then(
      text => setChecked(textDigest(text)),
      (fault: Error) => setChecked(fault),
    )
  }
  return (
    <Answer of={file}>
      {({ traces, theft }) => {
        const last = traces.at(-1)
        return (
          <div className="stack">
            <Card title={say('evidence')}>
              <dl className="facts">
                <dt>{say('findings')}</dt>
                <dd>
                  <code>{evidence.findings}</code> <small className="quiet">{say('findingsMore')}</small>
                </dd>
                <dt>{say('digest')}</dt>
                <dd>
                  <code>{evidence.digest}</code>
                </dd>
                <dt>{say('document')}</dt>
                <dd>
                  <code>{last?.document ?? ''}</code>
                </dd>
              </dl>
              <p className="row case-verify">
                <Button onClick={check}>{say('check')}</Button>
                <Button busy={verify.isPending} onClick={() => verify.mutate({})}>
                  {say('verify')}
                </Button>
              </p>
              <div aria-live="polite" className="stack">
                {checked === null ? null : checked instanceof Error ? (
                  <FaultNote error={checked} />
                ) : (
                  <Note tone={checked === last?.document ? 'good' : 'bad'}>
                    {checked === last?.document ? say('checked') : say('unlike', { digest: checked })}
                  </Note>
                )}
                {verify.error === null ? null : <FaultNote error={verify.error} />}
                {verify.data === undefined ? null : (
                  <Note tone="good">
                    <p>
                      {say('verified', {
                        facts: verify.data.facts,
                        documents: verify.data.documents,
                        lists: verify.data.listVersions,
                      })}
                    </p>
                    <p>
                      {say('last')}: <code>{verify.data.digest}</code> <small>{say('lastMore')}</small>
                    </p>
                  </Note>
                )}
              </div>
            </Card>
            <Card title={say('history')}>
              <DataTable
                name="traces"
                caption={say('history')}
                rows={[...traces].reverse()}
                keyOf={t => String(t.seq)}
                columns={[
                  { key: 'seq', title: say('fact'), end: true, order: t => t.seq, cell: t => number(t.seq) },
                  { key: 'at', title: say('at'), order: t => t.at, cell: t => time(t.at) },
                  { key: 'by', title: say('by'), order: t => t.by, cell: t => t.by },
                  {
                    key: 'policy',
                    title: say('policy'),
                    cell: t => (t.policy in KIND_WORDS.en ? kinds(t.policy as 'fifo') : t.policy),
                  },
                  { key: 'asOf', title: say('asOf'), cell: t => time(t.asOf) },
                  {
                    key: 'whole',
                    title: '',
                    cell: t => (
                      <Badge tone={t.finished ? 'good' : 'warn'}>{say(t.finished ? 'whole' : 'stopped')}</Badge>
                    ),
                  },
                  {
                    key: 'document',
                    title: 'SHA-256',
                    cell: t => <code title={t.document}>{t.document.slice(0, 16)}…</code>,
                  },
                ]}
              />
            </Card>
            {theft === null ? null : (
              <Card title={say('theft')}>
                <dl className="facts">
                  <dt>{say('incident')}</dt>
                  <dd>
                    <code>{theft.incident}</code>
                  </dd>
                  <dt>{say('by')}</dt>
                  <dd>
                    {theft.by}, {time(theft.at)}
                  </dd>
                  <dt>SHA-256</dt>
                  <dd>
                    <code>{theft.document}</code>
                  </dd>
                </dl>
              </Card>
            )}
            <div className="columns">
              <Card title={say('versions')}>
                <dl className="facts">
                  {Object.entries(versions).map(([what, version]) => (
                    <div key={what} className="case-pair">
                      <dt>{what}</dt>
                      <dd>
                        <code>{version}</code>
                      </dd>
                    </div>
                  ))}
                </dl>
              </Card>
              <Card title={say('asked')}>
                <AskedList />
              </Card>
            </div>
          </div>
        )
      }}
    </Answer>
  )
}
