import { useWords } from '../../../app/preferences.tsx'
import { Card } from '../../../kit/card.tsx'
import { useCaseBase } from '../case-context.ts'
import { CaseFiles } from '../export/case-files.tsx'
import { EVIDENCE_WORDS } from '../words/evidence-words.ts'

/** The report, and everything else that can be taken along. */
export function ReportTab() {
  const say = useWords(EVIDENCE_WORDS)
  const { name } = useCaseBase()
  const page = `/cases/${encodeURIComponent(name)}`
  return (
    <div className="stack">
      <Card title={say('report')}>
        <p>{say('reportMore')}</p>
        <div className="row">
          <a className="button" data-tone="main" href={page} target="_blank" rel="noopener">
            {say('open')}
          </a>
          <a className="button" href={page} download={`${name}.html`}>
            {say('download')}
          </a>
          <span className="quiet">{say('print')}</span>
        </div>
      </Card>
      <Card title={say('files')}>
        <CaseFiles />
      </Card>
    </div>
  )
}
