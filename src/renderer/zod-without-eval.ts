import { config } from 'zod'

// Zod compiles object schemas with `new Function` when they are made, which the window's CSP forbids and reports.
// Imported before anything that makes a schema, hence at import and not in a function.
config({ jitless: true })
