import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'
import type { Answered } from '../../../api/operations.ts'

type Board = Answered<'showCaseBoard'>

/** What must be laid down on the board so that one view becomes another. */
export interface Arrangement {
  readonly hide: string[]
  readonly show: string[]
  /** `ACCOUNT=X,Y` */
  readonly pin: string[]
  readonly unpin: string[]
}

/** Whether an id is an account, and no group of the picture. */
export function isAccountId(id: string): boolean {
  return /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}:[-.%a-zA-Z0-9]{1,128}$/.test(id)
}

/** A view with what the board hides and pins; own places of groups stay. */
export function merged(view: PictureView, board: Board | null): PictureView {
  if (board === null || (board.hidden.length === 0 && board.pins.length === 0)) return view
  const hidden = [...new Set([...view.hidden, ...board.hidden.map(h => h.account)])].sort()
  const pinned = { ...Object.fromEntries(board.pins.map(({ account, x, y }) => [account, { x, y }])), ...view.pinned }
  return { ...view, hidden, pinned }
}

/** What differs between two views in accounts hidden and pinned; null: nothing. */
export function arrangement(from: PictureView, to: PictureView): Arrangement | null {
  const [was, is] = [new Set(from.hidden), new Set(to.hidden)]
  const moved = Object.entries(to.pinned).filter(([id, at]) => {
    const before = from.pinned[id]
    return isAccountId(id) && (before === undefined || before.x !== at.x || before.y !== at.y)
  })
  const acts = {
    hide: [...is].filter(a => !was.has(a)),
    show: [...was].filter(a => !is.has(a)),
    pin: moved.map(([id, { x, y }]) => `${id}=${x.toFixed(2)},${y.toFixed(2)}`),
    unpin: Object.keys(from.pinned).filter(id => isAccountId(id) && to.pinned[id] === undefined),
  }
  return Object.values(acts).every(list => list.length === 0) ? null : acts
}

/** The board as it will be once the arrangement is laid down: shown before the server has answered. */
export function arranged(board: Board, { hide, show, pin, unpin }: Arrangement): Board {
  const done = { by: '', at: 0 }
  const pins = pin.map(text => {
    const cut = text.lastIndexOf('=')
    const [x = 0, y = 0] = text
      .slice(cut + 1)
      .split(',')
      .map(Number)
    return { account: text.slice(0, cut), x, y, ...done }
  })
  const replaced = new Set([...unpin, ...pins.map(p => p.account)])
  return {
    ...board,
    hidden: [...board.hidden.filter(h => !show.includes(h.account)), ...hide.map(account => ({ account, ...done }))],
    pins: [...board.pins.filter(p => !replaced.has(p.account)), ...pins],
  }
}
