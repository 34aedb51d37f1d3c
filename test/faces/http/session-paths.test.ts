import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedUrl } from '../../../src/faces/http/named-url.ts'
import { describeApi } from '../../../src/faces/http/openapi/describe-api.ts'
import { OPERATIONS } from '../../../src/operations/index.ts'
import { deskRig } from './session/desk-rig.ts'

interface Described {
  readonly paths: Record<
    string,
    Record<
      string,
      { readonly security?: readonly object[]; readonly parameters?: readonly { readonly name: string }[] }
    >
  >
  readonly components: { readonly securitySchemes: Record<string, { readonly in?: string }> }
}

/** `METHOD /path` of each route, of the tree that the server prints. */
function routesOf(tree: string): readonly string[] {
  const above: string[] = []
  return tree.split('\n').flatMap(line => {
    const [, indent = '', part = '', methods = ''] = /^(.*?)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
    const depth = indent.length / 4
    above.splice(depth, above.length, part)
    const path = `/${above.join('')}`.replace(/\/+/g, '/')
    return methods.split(', ').flatMap(method => (method === '' || method === 'HEAD' ? [] : [`${method} ${path}`]))
  })
}

test('the description names every route below /v1/session that the server has, and none that it has not', async t => {
  const rig = await deskRig()
  t.after(() => rig.close())
  const document = describeApi(OPERATIONS, 'test') as Described
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    path.startsWith('/v1/session')
      ? Object.keys(methods).map(m => `${m.toUpperCase()} ${path.replace('{id}', ':id')}`)
      : [],
  )
  assert.ok(described.length > 15)
  for (const one of described) {
    const [method = '', url = ''] = one.split(' ')
    // Those of the provider are there only where one is set.
    if (!url.includes('/oidc')) assert.ok(rig.server.hasRoute({ method, url } as never), one)
  }
  const had = routesOf(rig.server.printRoutes({ commonPrefix: false })).filter(r => r.includes(' /v1/session'))
  assert.ok(had.length > 10)
  for (const one of had) assert.ok(described.includes(one), one)
  // What changes something asks for the header that no other site can send, and what is one's own for the cookie.
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, { security, parameters = [] }] of Object.entries(methods))
      if (path.startsWith('/v1/session') && method !== 'get') {
        assert.ok(
          parameters.some(p => p.name === 'x-cordon-desk'),
          path,
        )
        assert.ok(security !== undefined, path)
      }
  assert.equal(document.components.securitySchemes['session']?.in, 'cookie')
})

test('a server of this machine is named by its name, by which passkeys can be made; any other address stays', () => {
  assert.equal(namedUrl('http://127.0.0.1:8731/'), 'http://localhost:8731/')
  for (const other of [
    'http://10.0.0.7:8731/',
    'https://cordon.example/',
    'http://127.0.0.10:1/',
    'http://[::1]:8731/',
  ])
    assert.equal(namedUrl(other), other)
})
