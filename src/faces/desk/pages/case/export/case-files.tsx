import { useState } from 'react'
import { call } from '../../../api/call.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { saveFile } from '../../../kit/save-file.ts'
import { FaultNote } from '../../../kit/states.tsx'
import { useCaseBase } from '../case-context.ts'
import { EVIDENCE_WORDS } from '../words/evidence-words.ts'
import { endpointsCsv, transfersCsv } from './trace-csv.ts'

const KINDS = ['transfers', 'endpoints', 'json', 'stix', 'misp'] as const

/** Everything of a case that can be taken along as a file. */
export function CaseFiles() {
  const say = useWords(EVIDENCE_WORDS)
  const { name, index } = useCaseBase()
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const save = async (kind: (typeof KINDS)[number]): Promise<void> => {
    // A byte order mark, by which spreadsheets know that it is UTF-8.
    if (kind === 'transfers') saveFile(`${name}-transfers.csv`, `\ufeff${transfersCsv(index)}`, 'text/csv')
    if (kind === 'endpoints') saveFile(`${name}-endpoints.csv`, `\ufeff${endpointsCsv(index)}`, 'text/csv')
    if (kind === 'json') saveFile(`${name}.trace.json`, await keptTrace(name), 'application/json')
    if (kind === 'stix' || kind === 'misp') {
      const { text } = await call('exportCase', { name, as: kind })
      saveFile(`${name}.${kind}.json`, text, 'application/json')
    }
  }
  const start = (kind: (typeof KINDS)[number]): void => {
    setBusy(kind)
    setError(null)
    save(kind)
      .catch((fault: Error) => setError(fault))
      .finally(() => setBusy(null))
  }
  return (
    <div className="stack">
      <div className="row">
        {KINDS.map(kind => (
          <Button key={kind} busy={busy === kind} onClick={() => start(kind)}>
            {say(kind)}
          </Button>
        ))}
      </div>
      <p className="quiet">{say('pictureThere')}</p>
      {error === null ? null : <FaultNote error={error} />}
    </div>
  )
}

/** The kept bytes of a case's latest trace. @throws Error where the server refuses them */
export async function keptTrace(name: string): Promise<string> {
  const reply = await fetch(`/cases/${encodeURIComponent(name)}/trace.json`, {
    credentials: 'same-origin',
    headers: { 'x-cordon-desk': '1' },
  })
  if (!reply.ok) throw new Error(`${reply.status} ${reply.statusText}`)
  return reply.text()
}
