import '@fontsource-variable/inter/index.css'
import './style/tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/kit.css'
import './style/print.css'
import { createRoot } from 'react-dom/client'
import { askSession } from './api/session.ts'
import { App, newClient } from './app/app.tsx'
import { preloadPage } from './app/pages.tsx'

const client = newClient()
askSession(client)
// The server opens with a case, if it was told of one.
preloadPage(location.pathname.replace(/^\/desk\/?/, '/').replace(/^\/$/, '/cases/home'))
const root = document.getElementById('desk')
if (root) createRoot(root).render(<App client={client} />)
