// The published schemas are schemas: what an editor's program makes of them is what Stet makes.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";

const FOLDER = "build/assets/schemas";

test.each(readdirSync(FOLDER))("%s is valid by the JSON Schema it names", (name) => {
  const ajv = new Ajv2020({ strict: false });
  const schema = JSON.parse(readFileSync(path.join(FOLDER, name), "utf8"));
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  ajv.validateSchema(schema);
  expect(ajv.errors ?? []).toEqual([]);
});
