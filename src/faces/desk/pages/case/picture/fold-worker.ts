import type { FoldAnswer, FoldAsk } from './fold-messages.ts'
import { PictureMaker } from './picture-maker.ts'

/** The maker of the trace that was begun last. */
const current: { maker: PictureMaker | null } = { maker: null }

addEventListener('message', ({ data }: MessageEvent<FoldAsk>) => {
  if (data.kind === 'begin') current.maker = new PictureMaker(data.head, data.prices)
  else if (data.kind === 'piece') current.maker?.take(data.piece)
  else answer(draw(data))
})

function answer(told: FoldAnswer): void {
  postMessage(told)
}

function draw({ id, view }: Extract<FoldAsk, { readonly kind: 'draw' }>): FoldAnswer {
  try {
    const drawn = current.maker?.draw(view, part => answer({ id, part }))
    return drawn ? { id, drawn } : { id, fault: 'no trace was begun' }
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) }
  }
}
