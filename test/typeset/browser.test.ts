// The browser: the one named by STET_BROWSER, else the pinned headless shell, else an installed
// one; and what is said where none can run.

import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Machine, thisMachine, waysToABrowser } from "../../build/typeset/browser.ts";
import { openTypesetter } from "../../build/typeset/index.ts";
import { startBrowser } from "../../build/typeset/session.ts";
import { packedShell, unpackShell } from "../../build/typeset/shell.ts";

const scratch = mkdtempSync(path.join(os.tmpdir(), "stet-test-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const LAUNCH = 30_000;
const here = thisMachine({ PATH: "" });
const onLinux = process.platform === "linux" && process.arch === "x64";

/** A machine on which nothing is installed and the pinned shell cannot run. */
const bare: Machine = {
  ...here,
  platform: "linux",
  arch: "arm64",
  isExecutable: () => false,
};

test("STET_BROWSER names the browser, and no other is tried", async () => {
  const ways = waysToABrowser({
    ...here,
    env: { STET_BROWSER: "/opt/browser" },
    isExecutable: () => true,
  });
  expect(ways.map(({ name }) => name)).toEqual(["STET_BROWSER"]);
  const [candidate] = (await ways[0]?.find()) ?? [];
  expect(candidate?.executable).toBe("/opt/browser");
});

test("a STET_BROWSER that cannot be run is not passed over in silence", async () => {
  const { value, diagnostics } = await openTypesetter({
    machine: { ...here, env: { STET_BROWSER: "/nowhere/chrome" } },
  });
  expect(value).toBeNull();
  expect(diagnostics).toEqual([
    expect.objectContaining({
      rule: "browser-runs",
      message: expect.stringContaining("/nowhere/chrome is not a program that can be run"),
      hint: expect.stringContaining("STET_BROWSER"),
    }),
  ]);
});

test("where none can run, the message says what was tried", async () => {
  const { value, diagnostics } = await openTypesetter({ machine: bare });
  expect(value).toBeNull();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.message).toContain(
    "it runs on linux x64 only, and this is linux arm64",
  );
  expect(diagnostics[0]?.message).toContain("none was found in the usual places");
});

test("a browser that is found but does not start is told with its reason", async () => {
  const broken = path.join(scratch, "broken-chrome");
  writeFileSync(broken, "#!/bin/sh\nexit 7\n", { mode: 0o755 });
  const { browser, diagnostics } = await startBrowser(
    { ...here, env: { STET_BROWSER: broken } },
    LAUNCH,
  );
  expect(browser).toBeNull();
  expect(diagnostics[0]?.message).toContain(broken);
});

test.each([
  ["linux", { PATH: "/usr/local/bin:/usr/bin" }, "/usr/bin/chromium"],
  [
    "darwin",
    { HOME: "/Users/a" },
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  [
    "win32",
    { PROGRAMFILES: "C:\\Program Files" },
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
] as const)("an installed browser is found on %s", async (platform, env, program) => {
  const machine = { ...bare, platform, env, isExecutable: (file: string) => file === program };
  const ways = waysToABrowser(machine);
  expect(await ways.at(-1)?.find()).toEqual([
    expect.objectContaining({ executable: program, env: {} }),
  ]);
});

test.runIf(onLinux)("two builds at once unpack one whole shell", async () => {
  const packed = await packedShell();
  const cache = path.join(scratch, "cache");
  const [one, other] = await Promise.all([
    unpackShell(packed, cache),
    unpackShell(packed, cache),
  ]);
  expect(one).toEqual(other);
  expect(existsSync(one.executable)).toBe(true);
  expect(readdirSync(cache)).toEqual([`chromium-${packed.version}`]);
  expect(readdirSync(one.libraries)).toContain("libnss3.so");
});

test.runIf(onLinux)("a broken archive leaves nothing half unpacked", async () => {
  const folder = mkdtempSync(path.join(scratch, "packed-"));
  for (const name of ["chromium.br", "al2023.tar.br"])
    writeFileSync(path.join(folder, name), "no");
  const cache = path.join(scratch, "broken-cache");
  await expect(unpackShell({ folder, version: "0" }, cache)).rejects.toThrow();
  expect(readdirSync(cache)).toEqual([]);
});

test.runIf(onLinux)(
  "the pinned shell runs, with its own libraries where the system has none",
  async () => {
    const machine = { ...here, libraryFolders: [], cache: path.join(scratch, "cache") };
    const [pinned] = waysToABrowser(machine);
    const candidates = (await pinned?.find()) ?? [];
    expect(candidates.map(({ env }) => env)).toEqual([
      { LD_LIBRARY_PATH: path.join(path.dirname(candidates[0]?.executable ?? ""), "lib") },
    ]);
    const { browser, diagnostics } = await startBrowser(machine, LAUNCH);
    expect(diagnostics).toEqual([]);
    expect(await browser?.version()).toContain("147.");
    await browser?.close();
  },
);

test.runIf(onLinux)(
  "an installed browser runs where there is no pinned one, and STET_BROWSER's runs",
  async () => {
    const shell = await unpackShell(await packedShell(), path.join(scratch, "cache"));
    const folder = mkdtempSync(path.join(scratch, "bin-"));
    const installed = path.join(folder, "chromium");
    symlinkSync(shell.executable, installed);
    const env = { PATH: folder, LD_LIBRARY_PATH: shell.libraries };
    for (const machine of [
      { ...here, arch: "arm64", env },
      { ...here, env: { LD_LIBRARY_PATH: shell.libraries, STET_BROWSER: installed } },
    ]) {
      const { browser, diagnostics } = await startBrowser(machine, LAUNCH);
      expect(diagnostics).toEqual([]);
      expect(browser?.process()?.spawnfile).toBe(installed);
      await browser?.close();
    }
  },
);
