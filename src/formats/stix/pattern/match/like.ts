import type { StepBudget } from './step-budget.ts'

/**
 * Whether the whole of a text is like a form in which `%` stands for any characters, also none, and `_` for one. Both are given as code
 * points. A wrong guess of what `%` covers is mended only at the last `%`, so that the cost is at most the product of both lengths.
 */
export function like(text: readonly string[], form: readonly string[], budget: StepBudget): boolean {
  let [t, f] = [0, 0]
  let star = -1
  let from = 0
  while (t < text.length) {
    budget.spend(1)
    if (form[f] === '%') {
      star = f++
      from = t
    } else if (f < form.length && (form[f] === '_' || form[f] === text[t])) {
      t++
      f++
    } else if (star >= 0) {
      f = star + 1
      t = ++from
    } else return false
  }
  while (form[f] === '%') f++
  return f === form.length
}
