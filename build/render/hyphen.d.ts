declare module "hyphen/*" {
  interface Options {
    readonly hyphenChar?: string;
    readonly minWordLength?: number;
  }
  const language: { hyphenateSync(text: string, options?: Options): string };
  export = language;
}
