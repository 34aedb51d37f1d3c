import type { ExtraDot } from './extra-rows.ts'
import type { FlowStage } from './flow-stage.ts'
import type { Hit } from './hit-grid.ts'
import type { HeldMark } from './paint-over.ts'

/** What hands on the stage lead to. */
export interface Hands {
  hover(hit: Hit | null, at: readonly [number, number]): void
  click(hit: Hit | null, unfolds: boolean): void
  clickExtra(dot: ExtraDot): void
  /** A mark was pulled so that its upper left corner lies at a place, in the picture's units. */
  pulled(mark: number, x: number, y: number): void
}

/** How far a pointer may tremble in a click. */
const TREMBLE = 4

/** Listens to pointer and wheel: drag moves the picture or, with Alt, a mark; the wheel moves it, with Ctrl it zooms; two fingers zoom. */
export function giveHands(element: HTMLElement, stage: FlowStage, hands: () => Hands): () => void {
  const down = new Map<number, { x: number; y: number }>()
  let start: { readonly x: number; readonly y: number; moved: boolean; readonly mark: number | null } | null = null
  let frame = 0
  /** Where a mark lies that was taken at `start` and is held at a point: it stays under the hand as it was taken. */
  const heldAt = (sx: number, sy: number): HeldMark | null => {
    const m = start?.mark == null ? undefined : stage.play?.scene.picture.marks[start.mark]
    if (!m || start?.mark == null) return null
    const { k } = stage.camera
    return { mark: start.mark, x: m.x + (sx - start.x) / k, y: m.y + (sy - start.y) / k }
  }
  const place = (event: MouseEvent): readonly [number, number] => {
    const box = element.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const hitAt = (sx: number, sy: number): Hit | null => {
    const [x, y] = stage.unit(sx, sy)
    return stage.play?.scene.grid().at(x, y, Math.min(4, 4 / stage.camera.k)) ?? null
  }
  const extraAt = (sx: number, sy: number): ExtraDot | undefined => {
    const [x, y] = stage.unit(sx, sy)
    const slack = Math.max(6, 6 / stage.camera.k)
    return stage.play?.extras.dots.find(d => Math.hypot(d.x - x, d.y - y) <= slack)
  }
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return
    const [x, y] = place(event)
    down.set(event.pointerId, { x, y })
    const hit = hitAt(x, y)
    start = { x, y, moved: false, mark: event.altKey && hit && 'mark' in hit ? hit.mark : null }
    element.setPointerCapture(event.pointerId)
    // What lay under the hand would cover where it goes.
    hands().hover(null, [0, 0])
  }
  const move = (event: PointerEvent): void => {
    const [x, y] = place(event)
    const had = down.get(event.pointerId)
    if (!had) {
      // One look a frame is enough.
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0
          hands().hover(hitAt(x, y), [x, y])
        })
      return
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const before = Math.hypot(had.x - other.x, had.y - other.y)
      const now = Math.hypot(x - other.x, y - other.y)
      if (before > 0) stage.zoom(now / before, (x + other.x) / 2, (y + other.y) / 2)
      stage.pan((x - had.x) / 2, (y - had.y) / 2)
      if (start) start.moved = true
    } else if (start) {
      if (!start.moved && Math.hypot(x - start.x, y - start.y) < TREMBLE) return
      start.moved = true
      element.dataset['grabbed'] = 'true'
      if (start.mark === null) stage.pan(x - had.x, y - had.y)
      else stage.hold(heldAt(x, y))
    }
    down.set(event.pointerId, { x, y })
  }
  const release = (event: PointerEvent): void => {
    const was = down.delete(event.pointerId)
    if (down.size > 0 || !was) return
    delete element.dataset['grabbed']
    const [x, y] = place(event)
    const held = start?.moved && event.type === 'pointerup' ? heldAt(x, y) : null
    stage.hold(null)
    if (held !== null) hands().pulled(held.mark, held.x, held.y)
    else if (start && !start.moved && event.type === 'pointerup') {
      const dot = extraAt(x, y)
      if (dot) hands().clickExtra(dot)
      else hands().click(hitAt(x, y), event.shiftKey)
    }
    start = null
  }
  const twice = (event: MouseEvent): void => {
    const [x, y] = place(event)
    const hit = hitAt(x, y)
    if (hit === null) stage.zoom(1.8, x, y)
  }
  const leave = (): void => {
    cancelAnimationFrame(frame)
    frame = 0
    hands().hover(null, [0, 0])
  }
  const wheel = (event: WheelEvent): void => {
    const [x, y] = place(event)
    const unit = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 400 : 1
    if (event.ctrlKey || event.metaKey) {
      stage.zoom(Math.exp(-event.deltaY * unit * 0.004), x, y)
      event.preventDefault()
      return
    }
    const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY]
    const before = stage.camera
    stage.pan(-dx * unit, -dy * unit)
    // At its edge the page goes on.
    if (stage.camera.x !== before.x || stage.camera.y !== before.y) event.preventDefault()
  }
  element.addEventListener('pointerdown', press)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', release)
  element.addEventListener('pointercancel', release)
  element.addEventListener('pointerleave', leave)
  element.addEventListener('dblclick', twice)
  element.addEventListener('wheel', wheel, { passive: false })
  return () => {
    cancelAnimationFrame(frame)
    element.removeEventListener('pointerdown', press)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerup', release)
    element.removeEventListener('pointercancel', release)
    element.removeEventListener('pointerleave', leave)
    element.removeEventListener('dblclick', twice)
    element.removeEventListener('wheel', wheel)
  }
}
