// Stage typeset. Which browser typesets: the one named by STET_BROWSER; else, on Linux x64, the
// pinned headless shell; else an installed Chrome, Chromium or Edge.

import { accessSync, constants, existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type PackedShell, packedShell, unpackShell } from "./shell.ts";

/** What the choice of a browser depends on; a test gives a machine of its own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** True for root, whom Chromium refuses its sandbox. */
  readonly root: boolean;
  /** Where the pinned shell is unpacked to. */
  readonly cache: string;
  /** The pinned shell's package. @throws Error if it is not installed. */
  readonly packed: () => Promise<PackedShell>;
  readonly isExecutable: (file: string) => boolean;
  /** Folders that may hold the system's libnss3.so. */
  readonly libraryFolders: readonly string[];
}

/** A browser that may run. Whether it does is seen by starting it. */
export interface Candidate {
  readonly executable: string;
  /** How messages name it. */
  readonly name: string;
  /** Added to the environment of its process. */
  readonly env: Readonly<Record<string, string>>;
}

/** A way of finding a browser, in the order in which they are tried. */
export interface Way {
  readonly name: string;
  /** @throws Error saying why this way leads nowhere on this machine. */
  readonly find: () => Promise<readonly Candidate[]>;
}

/** This machine. The cache is XDG_CACHE_HOME's where that is set and the system's folder for temporary files else. */
export function thisMachine(env: Machine["env"] = process.env): Machine {
  const user = process.getuid?.() ?? "user";
  return {
    env,
    platform: process.platform,
    arch: process.arch,
    root: process.getuid?.() === 0,
    cache: env.XDG_CACHE_HOME
      ? path.join(env.XDG_CACHE_HOME, "stet")
      : path.join(os.tmpdir(), `stet-${user}`),
    packed: packedShell,
    isExecutable,
    libraryFolders: [
      "/usr/lib/x86_64-linux-gnu",
      "/lib/x86_64-linux-gnu",
      "/usr/lib64",
      "/lib64",
      "/usr/lib",
    ],
  };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The ways of finding a browser on `machine`, in order. A browser named by STET_BROWSER is the
 * only way: to fall back on another would hide that it does not run.
 */
export function waysToABrowser(machine: Machine): readonly Way[] {
  const named = machine.env.STET_BROWSER;
  if (named)
    return [{ name: "STET_BROWSER", find: async () => [namedBrowser(machine, named)] }];
  return [
    { name: "the headless shell of @sparticuz/chromium", find: () => pinned(machine) },
    {
      name: "an installed Chrome, Chromium or Edge",
      find: async () => installedBrowsers(machine),
    },
  ];
}

function namedBrowser(machine: Machine, executable: string): Candidate {
  if (!machine.isExecutable(executable)) {
    throw new Error(`${executable} is not a program that can be run`);
  }
  return { executable, name: executable, env: {} };
}

async function pinned(machine: Machine): Promise<readonly Candidate[]> {
  if (machine.platform !== "linux" || machine.arch !== "x64") {
    throw new Error(
      `it runs on linux x64 only, and this is ${machine.platform} ${machine.arch}`,
    );
  }
  const packed = await machine.packed();
  const shell = await unpackShell(packed, machine.cache);
  const name = `@sparticuz/chromium ${packed.version}`;
  const own = { executable: shell.executable, name, env: {} };
  const withLibraries = { ...own, env: libraryPath(machine, shell.libraries) };
  return hasNss(machine) ? [own, withLibraries] : [withLibraries];
}

/** The shell is linked against NSS, which a bare system lacks; the package brings one. */
function hasNss(machine: Machine): boolean {
  return machine.libraryFolders.some((folder) => existsSync(path.join(folder, "libnss3.so")));
}

function libraryPath(machine: Machine, folder: string): Record<string, string> {
  const before = machine.env.LD_LIBRARY_PATH;
  return { LD_LIBRARY_PATH: before ? `${folder}:${before}` : folder };
}

const NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "chromium",
  "chromium-browser",
  "chrome-headless-shell",
  "microsoft-edge-stable",
  "microsoft-edge",
  "msedge",
];

const MACOS_APPLICATIONS = ["Google Chrome", "Chromium", "Microsoft Edge"];

const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

function installedBrowsers(machine: Machine): readonly Candidate[] {
  const found = [...new Set(usualPlaces(machine))].filter(machine.isExecutable);
  if (found.length === 0) throw new Error("none was found in the usual places");
  return found.map((executable) => ({ executable, name: executable, env: {} }));
}

function usualPlaces({ env, platform }: Machine): readonly string[] {
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    return roots.flatMap((root) =>
      root ? WINDOWS_PROGRAMS.map((program) => path.win32.join(root, program)) : [],
    );
  }
  const folders = (env.PATH ?? "").split(":").filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  if (platform !== "darwin")
    return [...onPath, "/opt/google/chrome/chrome", "/snap/bin/chromium"];
  const applications = ["/Applications", ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  return [
    ...applications.flatMap((folder) =>
      MACOS_APPLICATIONS.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    ),
    ...onPath,
  ];
}
