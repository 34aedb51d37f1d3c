import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { saveFile } from '../../../kit/save-file.ts'
import { useTell } from '../../../kit/toasts.tsx'
import { useCase } from '../case-context.ts'
import { EVIDENCE_WORDS } from '../words/evidence-words.ts'

/** The picture as it stands, as a file: beside the picture, since only one that is shown can be saved. */
export function PictureFiles() {
  const say = useWords(EVIDENCE_WORDS)
  const tell = useTell()
  const { name, picture } = useCase()
  const save = async (kind: 'png' | 'svg'): Promise<void> => {
    const handle = picture.current
    if (handle === null) return
    if (kind === 'png') saveFile(`${name}.png`, await handle.toPng(), 'image/png')
    else saveFile(`${name}.svg`, handle.toSvg(), 'image/svg+xml')
  }
  return (
    <>
      {(['png', 'svg'] as const).map(kind => (
        <Button
          key={kind}
          size="small"
          title={say(kind)}
          aria-label={say(kind)}
          onClick={() => void save(kind).catch((error: Error) => tell(error.message, 'bad'))}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    </>
  )
}
