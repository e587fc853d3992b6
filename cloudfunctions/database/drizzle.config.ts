import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './cloudfunctions/database/schema/index.ts',
  out: './cloudfunctions/database/migrations',
})
