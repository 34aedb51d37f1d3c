import { z } from 'zod'
import { type AnyOperation, kebab } from '../../operations/define-operation.ts'

/** The OpenAPI 3.1 description of all operations. */
export function openApi(operations: readonly AnyOperation[], version: string): object {
  const paths = operations.map(operation => [
    `/v1/${kebab(operation.name)}`,
    {
      post: {
        operationId: operation.name,
        summary: operation.summary,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schemaOf(operation.input, 'input') } },
        },
        responses: {
          200: {
            description: 'The answer',
            content: { 'application/json': { schema: schemaOf(operation.output, 'output') } },
          },
          default: { description: 'A fault, with its code', content: { 'application/json': { schema: FAULT } } },
        },
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Cordon', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: Object.fromEntries(paths),
  }
}

const FAULT = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      place: z.object({ file: z.string().optional(), line: z.number().optional(), field: z.string().optional() }),
    }),
  }),
)

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}
