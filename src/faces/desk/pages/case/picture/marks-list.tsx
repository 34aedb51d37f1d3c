import { memo } from 'react'
import { useWords } from '../../../app/preferences.tsx'
import type { PictureTexts } from './mark-texts.ts'
import { PICTURE_WORDS } from './picture-words.ts'
import type { Scene } from './scene.ts'

/** Marks told to a screen reader. */
const MOST = 100

/** The largest marks as a list with the same acts, for who cannot see the picture. Not in the order of Tab: the picture itself is. */
export const MarksList = memo(function MarksList({
  scene,
  texts,
  act,
}: {
  readonly scene: Scene
  readonly texts: PictureTexts
  act(mark: number): void
}) {
  const say = useWords(PICTURE_WORDS)
  return (
    <ul className="unseen" aria-label={say('list')}>
      {scene.important.slice(0, MOST).map(i => {
        const m = scene.picture.marks[i]
        if (!m || (m.account === null && m.form === null)) return null
        const { name, told } = texts.mark(i)
        const what = `${name}, ${told}`
        const word = m.form === null ? 'open' : m.open ? 'fold' : 'unfold'
        return (
          <li key={m.id}>
            <button type="button" tabIndex={-1} onClick={() => act(i)}>
              {say(word, { what })}
            </button>
          </li>
        )
      })}
    </ul>
  )
})
