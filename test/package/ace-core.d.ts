declare module "@daisy/ace-core" {
  /** Checks the EPUB at `file` and writes `report.json` into `outdir`. */
  function ace(
    file: string,
    options: {
      readonly cwd: string;
      readonly outdir: string;
      readonly lang: string;
      readonly initLogger: boolean;
      readonly silent: boolean;
    },
    runner: object,
  ): Promise<unknown>;
  export = ace;
}
