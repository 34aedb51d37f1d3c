import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { shortened } from '../../kit/shown-account.ts'
import { SCREEN_WORDS } from './screen-words.ts'
import type { ScreenRow } from './verdicts-csv.ts'

/** Which versions of which lists were asked, and how old each was. */
export function AskedLists({
  versions,
  at,
}: {
  readonly versions: NonNullable<ScreenRow['answer']>['listVersions']
  readonly at: number
}) {
  const say = useWords(SCREEN_WORDS)
  const formats = useFormats()
  if (versions.length === 0) return null
  return (
    <details className="card screen-asked">
      <summary>
        {say('asked2')} ({formats.number(versions.length)})
      </summary>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('list')}</th>
              <th scope="col">{say('published')}</th>
              <th scope="col">{say('age')}</th>
              <th scope="col">{say('version')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(v => (
              <tr key={`${v.list} ${v.version}`}>
                <td>{v.list}</td>
                <td>{formats.time(v.publishedAt)}</td>
                <td>
                  {formats.span(Math.max(0, at - v.publishedAt))}{' '}
                  <Badge tone={v.stale ? 'warn' : 'good'}>{say(v.stale ? 'stale' : 'fresh')}</Badge>
                </td>
                <td>
                  <code title={v.version}>{shortened(v.version)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
