// The published JSON Schemas, and what breaks them said in an editor's words with its place.

import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { assetPath } from "../assets.ts";
import { nearest } from "../model/nearest.ts";
import type { Findings } from "./findings.ts";
import type { Data, DataPath } from "./yaml.ts";

export type SchemaName =
  | "edition"
  | "front-matter"
  | "persons"
  | "glossary"
  | "places"
  | "subjects"
  | "chronology"
  | "coursepack"
  | "codebook";

// That the schemas themselves are valid is tested, and not looked at in every run.
const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strict: true,
  validateSchema: false,
  // Each is used a few times at most: to make it faster takes longer than to use it.
  code: { optimize: false },
});
ajv.addFormat("date", isDate);
const compiled = new Map<SchemaName, ValidateFunction>();

/** Reports everything in which `data` breaks its schema; true if nothing does. */
export function isValid(data: Data, schema: SchemaName, findings: Findings): boolean {
  const validate = validatorOf(schema);
  if (validate(data.value)) return true;
  for (const error of telling(validate.errors ?? [])) reportOne(error, data, findings);
  return false;
}

function validatorOf(name: SchemaName): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const file = assetPath(`build/assets/schemas/${name}.schema.json`);
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
  compiled.set(name, validate);
  return validate;
}

/**
 * The errors that say something new. A choice that failed says so once, without its branches, each
 * of which failed too; and a key that is missing because it was misspelt is said once, where it is.
 */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = new Set(
    errors.filter(({ keyword }) => keyword === "anyOf").map((error) => error.instancePath),
  );
  const misspelt = new Set(
    errors
      .filter(({ keyword }) => keyword === "additionalProperties")
      .map((error) => `${error.instancePath} ${meantKey(error)}`),
  );
  return errors.filter((error) => {
    if (error.keyword === "if") return false;
    if (error.keyword === "anyOf") return true;
    if (choices.has(error.instancePath)) return false;
    return !misspelt.has(`${error.instancePath} ${textParam(error, "missingProperty")}`);
  });
}

interface Saying {
  readonly at: "key" | "value";
  readonly path: DataPath;
  readonly message: string;
  readonly hint?: string | undefined;
}

function reportOne(error: ErrorObject, data: Data, findings: Findings): void {
  const path = pathOf(error.instancePath, data.value);
  const { at, path: where, message, hint } = sayingOf(error, path, data);
  const span = at === "key" ? data.keySpan(where) : data.valueSpan(where);
  findings.report("configuration-is-valid", span, message, hint);
}

function sayingOf(error: ErrorObject, path: DataPath, data: Data): Saying {
  const name = nameOf(path);
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(error, path);
    case "required": {
      const missing = textParam(error, "missingProperty");
      const what = descriptionOf(propertyOf(error.parentSchema, missing));
      const message =
        path.length === 0 ? `"${missing}" is missing` : `${name} lacks "${missing}"`;
      return { at: "key", path, message, hint: what ? `${missing}: ${what}` : undefined };
    }
    case "enum":
      return choice(error, path, allowedOf(error.parentSchema));
    case "anyOf":
      return choice(error, path, branchesOf(error.parentSchema).flatMap(allowedOf));
    case "type":
      return wrongType(error, path, data.written(path));
    default: {
      const message = `${name} ${broken(error)}`;
      return { at: "value", path, message, hint: descriptionOf(error.parentSchema) };
    }
  }
}

function unknownKey(error: ErrorObject, path: DataPath): Saying {
  const key = textParam(error, "additionalProperty");
  const known = Object.keys(propertiesOf(error.parentSchema));
  const meant = meantKey(error);
  return {
    at: "key",
    path: [...path, key],
    message: `"${key}" is no key of ${path.length === 0 ? "this file" : nameOf(path)}`,
    hint: meant ? `did you mean "${meant}"?` : `the keys are ${known.join(", ")}`,
  };
}

/** The key of the schema that an unknown one was probably meant to be. */
function meantKey(error: ErrorObject): string | null {
  const known = Object.keys(propertiesOf(error.parentSchema));
  return nearest(textParam(error, "additionalProperty"), known);
}

function choice(error: ErrorObject, path: DataPath, allowed: readonly string[]): Saying {
  const value = String(error.data);
  const meant = nearest(value, allowed);
  const description = descriptionOf(error.parentSchema);
  const all = description ?? `one of ${allowed.join(", ")}`;
  const message = `${JSON.stringify(error.data)} is not allowed for ${nameOf(path)}`;
  return { at: "value", path, message, hint: meant ? `did you mean "${meant}"?` : all };
}

function wrongType(error: ErrorObject, path: DataPath, written: string): Saying {
  const wanted = TYPES[textParam(error, "type")] ?? textParam(error, "type");
  const got = error.data;
  const message = `${nameOf(path)} must be ${wanted}, and is ${typeName(got, written)}`;
  const isScalar = typeof got === "number" || typeof got === "boolean";
  const hint =
    wanted === TYPES.string && isScalar
      ? `put it in quotation marks: "${written}"`
      : descriptionOf(error.parentSchema);
  return { at: "value", path, message, hint };
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a set of keys",
  integer: "a whole number",
  boolean: "true or false",
};

function typeName(value: unknown, written: string): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a set of keys";
  return typeof value === "string" ? "text" : `the ${typeof value} ${written}`;
}

function broken(error: ErrorObject): string {
  const value = JSON.stringify(error.data);
  switch (error.keyword) {
    case "minLength":
      return "is empty";
    case "minItems":
      return "is an empty list";
    case "uniqueItems":
      return "names something twice";
    case "format":
      return `is ${value}, which is no date of the calendar`;
    case "pattern":
      return `cannot be ${value}`;
    default:
      return `is ${value}, but ${error.message ?? "it may not be"}`;
  }
}

/** `contributors, item 2, role`: a place in the data as a person says it. */
function nameOf(path: DataPath): string {
  if (path.length === 0) return "this file";
  return path
    .map((step) => (typeof step === "number" ? `item ${step + 1}` : `"${step}"`))
    .join(", ");
}

/** JSON Pointer, RFC 6901; steps into lists are numbers. */
function pathOf(pointer: string, data: unknown): DataPath {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const path: (string | number)[] = [];
  let value = data;
  for (const step of steps) {
    path.push(Array.isArray(value) ? Number(step) : step);
    value = isRecord(value)
      ? value[step]
      : Array.isArray(value)
        ? value[Number(step)]
        : undefined;
  }
  return path;
}

function textParam(error: ErrorObject, name: string): string {
  return String(error.params[name] ?? "");
}

function propertiesOf(schema: unknown): Readonly<Record<string, unknown>> {
  return isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
}

function propertyOf(schema: unknown, key: string): unknown {
  return propertiesOf(schema)[key];
}

function descriptionOf(schema: unknown): string | undefined {
  return isRecord(schema) && typeof schema.description === "string"
    ? schema.description
    : undefined;
}

function allowedOf(schema: unknown): readonly string[] {
  if (!isRecord(schema)) return [];
  if ("const" in schema) return [String(schema.const)];
  return Array.isArray(schema.enum) ? schema.enum.map(String) : [];
}

function branchesOf(schema: unknown): readonly unknown[] {
  return isRecord(schema) && Array.isArray(schema.anyOf) ? schema.anyOf : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A day that is in the calendar: ISO 8601, `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  return date.toISOString().slice(0, 10) === text;
}
