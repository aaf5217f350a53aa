// Reads a template's syntax tree and says what in it is not there: strict mode does not notice a
// missing field in {{#if}} or {{#each}}. Floor: render.

import type { Labels } from "../model/labels.ts";
import { nearest } from "../model/nearest.ts";
import type { Field, Shape } from "./shapes.ts";

type Program = hbs.AST.Program;
type Expression = hbs.AST.Expression;

/** A fault of a template, at a line and column counted from 1 and 0, as Handlebars counts. */
export interface Fault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Shapes from the innermost `{{#each}}` outwards, and the labels a template may print. */
interface Scope {
  readonly shapes: readonly Shape[];
  readonly labels: Labels;
}

const DATA = ["@first", "@last", "@index"];

/** Everything `program` asks for that its view does not have. */
export function faultsIn(program: Program, shape: Shape, labels: Labels): readonly Fault[] {
  return inProgram(program, { shapes: [shape], labels });
}

function inProgram(program: Program | undefined, scope: Scope): readonly Fault[] {
  return (program?.body ?? []).flatMap((statement) => inStatement(statement, scope));
}

function inStatement(statement: hbs.AST.Statement, scope: Scope): readonly Fault[] {
  switch (statement.type) {
    case "ContentStatement":
    case "CommentStatement":
      return [];
    case "MustacheStatement":
      return inMustache(statement as hbs.AST.MustacheStatement, scope);
    case "BlockStatement":
      return inBlock(statement as hbs.AST.BlockStatement, scope);
    default:
      return [fault(statement, `${statement.type} is not supported in templates`)];
  }
}

function inMustache(statement: hbs.AST.MustacheStatement, scope: Scope): readonly Fault[] {
  const path = statement.path as hbs.AST.PathExpression;
  if (path.original === "block-id") return [];
  if (path.original === "label") return inLabel(statement, scope);
  if (statement.params.length > 0) return [fault(statement, `no helper ${path.original}`)];
  return inPath(path, scope, isPrintable, "cannot be printed");
}

/** `{{label "key" name=field}}`: the key must be a label, the values fields. */
function inLabel(statement: hbs.AST.MustacheStatement, scope: Scope): readonly Fault[] {
  const key = statement.params[0];
  const values = statement.hash?.pairs ?? [];
  const known = key?.type === "StringLiteral" && (key as hbs.AST.StringLiteral).value;
  const missing =
    known && Object.hasOwn(scope.labels, known)
      ? []
      : [fault(statement, `no label ${known || "given"}`)];
  return [...missing, ...values.flatMap(({ value }) => inValue(value, scope))];
}

function inValue(value: Expression, scope: Scope): readonly Fault[] {
  return value.type === "PathExpression"
    ? inPath(value as hbs.AST.PathExpression, scope, isPrintable, "cannot be printed")
    : [];
}

function inBlock(statement: hbs.AST.BlockStatement, scope: Scope): readonly Fault[] {
  const name = statement.path.original;
  const path = statement.params[0] as hbs.AST.PathExpression | undefined;
  if (path?.type !== "PathExpression") return [fault(statement, `{{#${name}}} has no field`)];
  const otherwise = inProgram(statement.inverse, scope);
  if (name === "if" || name === "unless") {
    const asked = inPath(path, scope, () => true, "");
    return [...asked, ...inProgram(statement.program, scope), ...otherwise];
  }
  if (name !== "each") return [fault(statement, `no helper ${String(name)}`)];
  const field = fieldOf(path, scope);
  if (!isList(field)) return [fault(path, `${path.original} is not a list`)];
  const inner = { ...scope, shapes: [field[0], ...scope.shapes] };
  return [...inProgram(statement.program, inner), ...otherwise];
}

function inPath(
  path: hbs.AST.PathExpression,
  scope: Scope,
  allowed: (field: Field) => boolean,
  otherwise: string,
): readonly Fault[] {
  if (path.data && DATA.includes(path.original)) return [];
  const field = fieldOf(path, scope);
  if (field && allowed(field)) return [];
  if (field) return [fault(path, `${path.original} ${otherwise}`)];
  const fields = Object.keys(scope.shapes[path.depth] ?? {});
  const close = nearest(String(path.parts[0] ?? ""), fields);
  const meant = close
    ? `; did you mean ${close}?`
    : `; there are ${fields.join(", ") || "none"}`;
  return [fault(path, `no field ${path.original}${meant}`)];
}

function fieldOf(path: hbs.AST.PathExpression, { shapes }: Scope): Field | undefined {
  const [name, ...deeper] = path.parts;
  const shape = shapes[path.depth];
  if (path.data || deeper.length > 0 || !shape || typeof name !== "string") return undefined;
  return Object.hasOwn(shape, name) ? shape[name] : undefined;
}

function isList(field: Field | undefined): field is readonly [Shape] {
  return typeof field === "object";
}

function isPrintable(field: Field): boolean {
  return !isList(field) && field !== "flag";
}

function fault(node: hbs.AST.Node, message: string): Fault {
  const { line, column } = node.loc.start;
  return { message, line, column };
}
