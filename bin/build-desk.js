#!/usr/bin/env node
// Builds the web desk into dist/desk: `npm ci` calls it, and so may whoever changed the desk.
const { buildDesk } = await import('../src/faces/desk-build/built-desk.ts')
await buildDesk()
