declare module 'ml-logistic-regression' {
  import type { Matrix } from 'ml-matrix'

  /** One class against the others, by gradient descent over all rows at each step. */
  interface TwoClasses {
    readonly weights: Matrix
  }

  /** Logistic regression; of two classes, the first's classifier tells the probability that it is not class 0. */
  class LogisticRegression {
    constructor(options?: { numSteps?: number; learningRate?: number })
    train(features: Matrix, target: Matrix): void
    readonly classifiers: readonly TwoClasses[]
    readonly numberClasses: number
  }
  export = LogisticRegression
}
