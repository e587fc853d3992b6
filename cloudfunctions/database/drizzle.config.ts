import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './cloudfunctions/database/schema.ts',
  out: './cloudfunctions/database/migrations',
})
