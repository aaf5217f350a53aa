// Two builds of one input give the same bytes for every file, whoever builds, where and when.
// Runs the compiled program; `npm test` compiles it first.

import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sha256 } from "../../build/files.ts";
import { SPECIMEN } from "../support/editions.ts";

vi.setConfig({ hookTimeout: 600_000 });

const PROGRAM = path.resolve("dist/js/main.js");
const NOBODY = 65534;
const top = mkdtempSync(path.join(tmpdir(), "stet-twice-"));
chmodSync(top, 0o755);
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** Whether everything on the way to a file may be read by anyone: another user can then build. */
function isPublic(file: string): boolean {
  const open = (statSync(file).mode & 0o005) === 0o005;
  return open && (path.dirname(file) === file || isPublic(path.dirname(file)));
}
const canChangeUser = process.getuid?.() === 0 && isPublic(path.resolve("dist/js"));

interface Surroundings {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly otherUser?: boolean;
}

/** The SHA-256 of every file that a build of a copy of the specimen leaves in dist. */
async function built({ folder, env, otherUser = false }: Surroundings): Promise<unknown> {
  const edition = path.join(top, folder);
  const copied = (file: string): boolean => !/(?:dist|\.stet-cache)$/u.test(file);
  mkdirSync(path.dirname(edition), { recursive: true });
  cpSync(SPECIMEN, edition, { recursive: true, filter: copied });
  const user = otherUser && canChangeUser ? { uid: NOBODY, gid: NOBODY } : {};
  if ("uid" in user) {
    chownSync(edition, NOBODY, NOBODY);
    for (const name of readdirSync(edition, { recursive: true, encoding: "utf8" })) {
      chownSync(path.join(edition, name), NOBODY, NOBODY);
    }
  }
  const home = path.join(edition, "..");
  const child = spawn(process.execPath, [PROGRAM, "build", "--no-cache", "-e", edition], {
    env: { ...process.env, ...env, ...("uid" in user ? { HOME: home } : {}) },
    ...user,
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => {
    child.on("exit", resolve);
  });
  expect([code, code === 0 ? "" : said]).toEqual([0, ""]);
  const dist = path.join(edition, "dist");
  const names = readdirSync(dist).sort();
  return Object.fromEntries(
    names.map((name) => [name, sha256(readFileSync(path.join(dist, name)))]),
  );
}

const HERE = { TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
const ELSEWHERE = { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
const EPOCH = { SOURCE_DATE_EPOCH: "86400" };

let first: unknown;
let second: unknown;
let dated: unknown;
let datedElsewhere: unknown;
beforeAll(async () => {
  const other = { otherUser: true, env: ELSEWHERE };
  [first, second] = await Promise.all([
    built({ folder: "a", env: HERE }),
    built({ ...other, folder: "Über uns/ein anderer Ordner" }),
  ]);
  [dated, datedElsewhere] = await Promise.all([
    built({ folder: "c", env: { ...HERE, ...EPOCH } }),
    built({ ...other, folder: "d/d", env: { ...ELSEWHERE, ...EPOCH } }),
  ]);
});

const who = canChangeUser ? "under another user, " : "";
describe(`in another folder, ${who}time zone and locale`, () => {
  test("every file has the same bytes", () => {
    expect(Object.keys(first as object)).toContain("manifest.json");
    expect(second).toEqual(first);
  });

  test("also with SOURCE_DATE_EPOCH, which dates the files", () => {
    expect(datedElsewhere).toEqual(dated);
    expect(dated).not.toEqual(first);
  });
});
