import '@fontsource-variable/inter/index.css'
import './style/tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/kit.css'
import './style/print.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { addEastAsianFonts } from './app/east-asian-fonts.ts'

const root = document.getElementById('desk')
if (root) createRoot(root).render(<App />)
void addEastAsianFonts()
