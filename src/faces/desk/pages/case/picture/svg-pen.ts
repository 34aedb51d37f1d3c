import type { Pen } from './band.ts'

/** Writes steps as the `d` of an SVG path, to a tenth of a unit. */
export class SvgPen implements Pen {
  readonly #steps: string[] = []

  moveTo(x: number, y: number): void {
    this.#steps.push(`M${fix(x)} ${fix(y)}`)
  }

  lineTo(x: number, y: number): void {
    this.#steps.push(`L${fix(x)} ${fix(y)}`)
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.#steps.push(`C${fix(ax)} ${fix(ay)} ${fix(bx)} ${fix(by)} ${fix(x)} ${fix(y)}`)
  }

  closePath(): void {
    this.#steps.push('Z')
  }

  /** What was drawn since the last time. */
  path(): string {
    return this.#steps.splice(0).join('')
  }
}

function fix(n: number): string {
  return String(Math.round(n * 10) / 10)
}
