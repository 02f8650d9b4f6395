/** What a caller may set about cleaning. */

export interface CleanOptions {
  /** Ad markers added by the config for one source: whole blocks, compared without case and decoration. */
  markers?: readonly string[];
  /** CSS selectors of what to remove before; the extractor applies them, the cleaner does not. */
  strip?: readonly string[];
  /** Switches rules off by name (`ad-marker`, `glued-ad-marker`, and the names in `furniture-forms.ts`). */
  rules?: Readonly<Record<string, boolean>>;
  /** BCP 47 language of the article. */
  language?: string;
  /** Title of the article: a block that repeats it stays, and it tells whether the article is about advertising. */
  title?: string;
}
