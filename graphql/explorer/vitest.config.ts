import { defineConfig, mergeConfig } from "vitest/config";
import page from "./vite.config";

// Logic needs no document; components get one that is a browser's in all but what it looks like.
export default mergeConfig(
  page,
  defineConfig({
    test: {
      testTimeout: 60_000, // a machine under load is no slow page
      projects: [
        { extends: true, test: { name: "logic", include: ["tests/**/*.test.ts"] } },
        {
          extends: true,
          test: { name: "components", include: ["tests/**/*.test.tsx"], environment: "happy-dom" },
        },
      ],
    },
  }),
);
