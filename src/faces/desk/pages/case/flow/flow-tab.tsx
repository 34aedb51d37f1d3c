import { type KeyboardEvent, useMemo } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { useCase } from '../case-context.ts'
import { PictureFiles } from '../export/picture-files.tsx'
import { FlowPicture } from '../picture/flow-picture.tsx'
import { type Found, findInTrace } from '../trace/find-in-trace.ts'
import { FLOW_WORDS } from '../words/flow-words.ts'
import { BoardBar } from './board-bar.tsx'
import { CompareBar } from './compare-bar.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FindBar } from './find-bar.tsx'

const NONE: readonly Found[] = []

/** The picture with what searches, filters, compares and keeps it. */
export function FlowTab({ moved }: { readonly moved: ReadonlySet<string> }) {
  const say = useWords(FLOW_WORDS)
  const { index, place, go, look, board, neighbours, picture, path, other } = useCase()
  const found = useMemo(() => (place.find === '' ? NONE : findInTrace(place.find, index)), [place.find, index])
  const ringed = useMemo(() => new Set(found.map(f => f.id.replace(/^tx:/, ''))), [found])
  const notes = useMemo(() => notesByAccount(board?.notes ?? []), [board])
  const keys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || takesLetters(event.target)) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) look.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) look.redo()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the tools within it; each is a button too
    <div className="case-flow" onKeyDown={keys}>
      <div className="case-tools" role="toolbar" aria-label={say('tools')}>
        <FindBar found={found} />
        <div className="row">
          <Button size="small" disabled={!look.canUndo} onClick={look.undo} title="Ctrl-Z">
            ↶ {say('undo')}
          </Button>
          <Button size="small" disabled={!look.canRedo} onClick={look.redo} title="Ctrl-Shift-Z">
            ↷ {say('redo')}
          </Button>
          <FilterBar />
          <CompareBar />
          <BoardBar />
          <PictureFiles />
        </div>
      </div>
      <PathNote />
      <FlowPicture
        ref={picture}
        trace={index.trace}
        view={look.view}
        change={look.change}
        chosen={place.account}
        choose={account => go({ account })}
        found={ringed}
        path={path}
        moved={moved}
        notes={notes}
        extra={neighbours.rows}
        other={other}
      />
    </div>
  )
}

/** Whether keys go into a text: there Ctrl-Z takes back letters. */
function takesLetters(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'range' && target.type !== 'checkbox'
  return target instanceof HTMLTextAreaElement
}

/** What is lit, and how to put it out. */
function PathNote() {
  const say = useWords(FLOW_WORDS)
  const { place, go, path, look } = useCase()
  const { day } = useFormats()
  const { from, until } = look.view
  const bounded = from !== null || until !== null
  if (place.to === null && !bounded && !look.gone) return null
  return (
    <div className="row case-lit" role="status">
      {look.gone ? <span>{say('viewGone')}</span> : null}
      {place.to === null ? null : (
        <>
          <span>{path === null ? say('noPath') : say('pathShown', { n: path.length })}</span>
          <Button size="small" onClick={() => go({ to: null, via: null })}>
            {say('pathOff')}
          </Button>
        </>
      )}
      {bounded ? (
        <>
          <span>
            {say('window', { from: from === null ? '…' : day(from), until: until === null ? '…' : day(until) })}
          </span>
          <Button size="small" onClick={() => look.change({ ...look.view, from: null, until: null })}>
            {say('wholeTime')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

function notesByAccount(
  notes: readonly { readonly about: string | null; readonly text: string }[],
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { about, text } of notes)
    if (about !== null) texts.set(about, texts.has(about) ? `${texts.get(about)}\n${text}` : text)
  return texts
}
